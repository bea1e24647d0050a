import type { Rule } from '../../rule';
import { configmapExists } from './configmap-exists';
import { configmapKeyExists } from './configmap-key-exists';
import { containerExists } from './container-exists';
import { containerPortExists } from './container-port-exists';
import { dnsNameExists } from './dns-name-exists';
import { envFromFile } from './env-from-file';
import { envVarExists } from './env-var-exists';
import { gatewayExists } from './gateway-exists';
import { generatorExists } from './generator-exists';
import { issuerExists } from './issuer-exists';
import { monitorSelectsTargets } from './monitor-selects-targets';
import { namespaceExists } from './namespace-exists';
import { namespaceStated } from './namespace-stated';
import { networkpolicySelectsPods } from './networkpolicy-selects-pods';
import { objectExists } from './object-exists';
import { pdbSelectsPods } from './pdb-selects-pods';
import { policyPeerSelectsPods } from './policy-peer-selects-pods';
import { priorityclassExists } from './priorityclass-exists';
import { pvcExists } from './pvc-exists';
import { referenceGrantExists } from './reference-grant-exists';
import { roleExists } from './role-exists';
import { routeSectionExists } from './route-section-exists';
import { scaleTargetExists } from './scale-target-exists';
import { secretExists } from './secret-exists';
import { secretKeyExists } from './secret-key-exists';
import { secretproviderclassExists } from './secretproviderclass-exists';
import { secretstoreExists } from './secretstore-exists';
import { serviceExists } from './service-exists';
import { servicePortExists } from './service-port-exists';
import { servicePortProtocol } from './service-port-protocol';
import { serviceSelectsPods } from './service-selects-pods';
import { serviceaccountExists } from './serviceaccount-exists';
import { spreadSelectsPods } from './spread-selects-pods';
import { statefulsetServiceHeadless } from './statefulset-service-headless';
import { storageclassExists } from './storageclass-exists';
import { volumeExists } from './volume-exists';

/** The rules on references: nothing is named that is not there. */
export const referenceRules: readonly Rule[] = [
  configmapExists,
  configmapKeyExists,
  containerExists,
  containerPortExists,
  dnsNameExists,
  envFromFile,
  envVarExists,
  gatewayExists,
  generatorExists,
  issuerExists,
  monitorSelectsTargets,
  namespaceExists,
  namespaceStated,
  networkpolicySelectsPods,
  objectExists,
  pdbSelectsPods,
  policyPeerSelectsPods,
  priorityclassExists,
  pvcExists,
  referenceGrantExists,
  roleExists,
  routeSectionExists,
  scaleTargetExists,
  secretExists,
  secretKeyExists,
  secretproviderclassExists,
  secretstoreExists,
  serviceaccountExists,
  serviceExists,
  servicePortExists,
  servicePortProtocol,
  serviceSelectsPods,
  spreadSelectsPods,
  statefulsetServiceHeadless,
  storageclassExists,
  volumeExists,
];

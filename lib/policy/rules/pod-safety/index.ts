import type { Rule } from '../../rule';
import { collectorPipeline } from './collector-pipeline';
import { collectorPort } from './collector-port';
import { collectorSetting } from './collector-setting';
import { commandHidden } from './command-hidden';
import { digestValid } from './digest-valid';
import { duplicateMountPath } from './duplicate-mount-path';
import { emptyDataFolder } from './empty-data-folder';
import { envDuplicate } from './env-duplicate';
import { envOneSource } from './env-one-source';
import { fileMode } from './file-mode';
import { googleProject } from './google-project';
import { hiddenPath } from './hidden-path';
import { imageDigest } from './image-digest';
import { imageTag } from './image-tag';
import { nestedMount } from './nested-mount';
import { nonRootConflict } from './non-root-conflict';
import { nonRootImage } from './non-root-image';
import { podSecurityEnforced } from './pod-security-enforced';
import { podSecurityLabel } from './pod-security-label';
import { privilegeConflict } from './privilege-conflict';
import { probePath } from './probe-path';
import { probeProtocol } from './probe-protocol';
import { probeVariable } from './probe-variable';
import { pssAppArmor } from './pss-apparmor';
import { pssCapabilities } from './pss-capabilities';
import { pssCapabilitiesBaseline } from './pss-capabilities-baseline';
import { pssHostNamespaces } from './pss-host-namespaces';
import { pssHostPath } from './pss-host-path';
import { pssHostPorts } from './pss-host-ports';
import { pssHostProbes } from './pss-host-probes';
import { pssPrivilegeEscalation } from './pss-privilege-escalation';
import { pssPrivileged } from './pss-privileged';
import { pssProcMount } from './pss-proc-mount';
import { pssRunAsNonRoot } from './pss-run-as-non-root';
import { pssRunAsUser } from './pss-run-as-user';
import { pssSeccomp } from './pss-seccomp';
import { pssSeccompBaseline } from './pss-seccomp-baseline';
import { pssSELinux } from './pss-selinux';
import { pssSysctls } from './pss-sysctls';
import { pssVolumeTypes } from './pss-volume-types';
import { pssWindowsHostProcess } from './pss-windows-host-process';
import { readOnlyRoot } from './read-only-root';
import { serviceLink } from './service-link';
import { tokenAutomount } from './token-automount';
import { volumeSource } from './volume-source';
import { workloadIdentity } from './workload-identity';
import { writablePath } from './writable-path';

/** What pods may do and what they need of their containers, and validation of the same fields. */
export const podSafetyRules: readonly Rule[] = [
  collectorPipeline,
  collectorPort,
  collectorSetting,
  commandHidden,
  digestValid,
  duplicateMountPath,
  emptyDataFolder,
  envDuplicate,
  envOneSource,
  fileMode,
  googleProject,
  hiddenPath,
  imageDigest,
  imageTag,
  nestedMount,
  nonRootConflict,
  nonRootImage,
  podSecurityEnforced,
  podSecurityLabel,
  privilegeConflict,
  probePath,
  probeProtocol,
  probeVariable,
  pssAppArmor,
  pssCapabilities,
  pssCapabilitiesBaseline,
  pssHostNamespaces,
  pssHostPath,
  pssHostPorts,
  pssHostProbes,
  pssPrivilegeEscalation,
  pssPrivileged,
  pssProcMount,
  pssRunAsNonRoot,
  pssRunAsUser,
  pssSELinux,
  pssSeccomp,
  pssSeccompBaseline,
  pssSysctls,
  pssVolumeTypes,
  pssWindowsHostProcess,
  readOnlyRoot,
  serviceLink,
  tokenAutomount,
  volumeSource,
  workloadIdentity,
  writablePath,
];

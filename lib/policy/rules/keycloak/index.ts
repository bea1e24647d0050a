import type { Rule } from '../../rule';
import { keycloakAvailability } from './keycloak-availability';
import { keycloakBindAddress } from './keycloak-bind-address';
import { keycloakBootstrapAdmin } from './keycloak-bootstrap-admin';
import { keycloakBuildOptions } from './keycloak-build-options';
import { keycloakCacheStack } from './keycloak-cache-stack';
import { keycloakClusterPorts } from './keycloak-cluster-ports';
import { keycloakConnectionBudget } from './keycloak-connection-budget';
import { keycloakDatabase } from './keycloak-database';
import { keycloakDatabaseUrl } from './keycloak-database-url';
import { keycloakEdgeTls } from './keycloak-edge-tls';
import { keycloakEntrypoint } from './keycloak-entrypoint';
import { keycloakEscape } from './keycloak-escape';
import { keycloakExposedPaths } from './keycloak-exposed-paths';
import { keycloakFilesystemGroup } from './keycloak-filesystem-group';
import { keycloakHealth } from './keycloak-health';
import { keycloakHiddenFolder } from './keycloak-hidden-folder';
import { keycloakHostname } from './keycloak-hostname';
import { keycloakImageVersion } from './keycloak-image-version';
import { keycloakImportFolder } from './keycloak-import-folder';
import { keycloakJavaOpts } from './keycloak-java-opts';
import { keycloakLiveness } from './keycloak-liveness';
import { keycloakLogFile } from './keycloak-log-file';
import { keycloakManagementExposed } from './keycloak-management-exposed';
import { keycloakMemory } from './keycloak-memory';
import { keycloakNoDevMode } from './keycloak-no-dev-mode';
import { keycloakOptimized } from './keycloak-optimized';
import { keycloakProbePath } from './keycloak-probe-path';
import { keycloakProbePort } from './keycloak-probe-port';
import { keycloakProbeScheme } from './keycloak-probe-scheme';
import { keycloakProviders } from './keycloak-providers';
import { keycloakProxyHeaders } from './keycloak-proxy-headers';
import { keycloakRemovedOption } from './keycloak-removed-option';
import { keycloakStartupTime } from './keycloak-startup-time';
import { keycloakStockImage } from './keycloak-stock-image';
import { keycloakSystemProperty } from './keycloak-system-property';
import { keycloakTermination } from './keycloak-termination';
import { keycloakTruststore } from './keycloak-truststore';
import { keycloakWritableData } from './keycloak-writable-data';

/** The rules about Keycloak servers of the Quarkus line, whoever wrote their manifests. */
export const keycloakRules: readonly Rule[] = [
  keycloakAvailability,
  keycloakBindAddress,
  keycloakBootstrapAdmin,
  keycloakBuildOptions,
  keycloakCacheStack,
  keycloakClusterPorts,
  keycloakConnectionBudget,
  keycloakDatabase,
  keycloakDatabaseUrl,
  keycloakEdgeTls,
  keycloakEntrypoint,
  keycloakEscape,
  keycloakExposedPaths,
  keycloakFilesystemGroup,
  keycloakHealth,
  keycloakHiddenFolder,
  keycloakHostname,
  keycloakImageVersion,
  keycloakImportFolder,
  keycloakJavaOpts,
  keycloakLiveness,
  keycloakLogFile,
  keycloakManagementExposed,
  keycloakMemory,
  keycloakNoDevMode,
  keycloakOptimized,
  keycloakProbePath,
  keycloakProbePort,
  keycloakProbeScheme,
  keycloakProviders,
  keycloakProxyHeaders,
  keycloakRemovedOption,
  keycloakStartupTime,
  keycloakStockImage,
  keycloakSystemProperty,
  keycloakTermination,
  keycloakTruststore,
  keycloakWritableData,
];

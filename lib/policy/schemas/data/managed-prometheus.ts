// Made by generate.mjs of github.com/GoogleCloudPlatform/prometheus-engine@v0.17.2. Change that, not this.
export default `managed-prometheus.ClusterNodeMonitoringSpec !endpoints:managed-prometheus.ClusterNodeMonitoringSpecEndpoints[]; limits:managed-prometheus.ClusterNodeMonitoringSpecLimits; selector:managed-prometheus.ClusterNodeMonitoringSpecSelector
managed-prometheus.ClusterNodeMonitoringSpecEndpoints !interval:string; metricRelabeling:managed-prometheus.ClusterNodeMonitoringSpecEndpointsMetricRelabeling[]; params:string[]{}; path:string; scheme:'http'|'https'; timeout:string; tls:managed-prometheus.ClusterNodeMonitoringSpecEndpointsTls
managed-prometheus.ClusterNodeMonitoringSpecEndpointsMetricRelabeling action:'replace'|'lowercase'|'uppercase'|'keep'|'drop'|'keepequal'|'dropequal'|'hashmod'|'labeldrop'|'labelkeep'; modulus:integer; regex:string; replacement:string; separator:string; sourceLabels:string[]; targetLabel:string
managed-prometheus.ClusterNodeMonitoringSpecEndpointsTls insecureSkipVerify:boolean
managed-prometheus.ClusterNodeMonitoringSpecLimits labelNameLength:integer; labelValueLength:integer; labels:integer; samples:integer
managed-prometheus.ClusterNodeMonitoringSpecSelector matchExpressions:managed-prometheus.ClusterNodeMonitoringSpecSelectorMatchExpressions[]; matchLabels:string{}
managed-prometheus.ClusterNodeMonitoringSpecSelectorMatchExpressions !key:string; !operator:string; values:string[]
managed-prometheus.ClusterPodMonitoringSpec !endpoints:managed-prometheus.ClusterPodMonitoringSpecEndpoints[]; filterRunning:boolean; limits:managed-prometheus.ClusterPodMonitoringSpecLimits; !selector:managed-prometheus.ClusterPodMonitoringSpecSelector; targetLabels:managed-prometheus.ClusterPodMonitoringSpecTargetLabels
managed-prometheus.ClusterPodMonitoringSpecEndpoints authorization:managed-prometheus.ClusterPodMonitoringSpecEndpointsAuthorization; basicAuth:managed-prometheus.ClusterPodMonitoringSpecEndpointsBasicAuth; !interval:string; metricRelabeling:managed-prometheus.ClusterPodMonitoringSpecEndpointsMetricRelabeling[]; oauth2:managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2; params:string[]{}; path:string; !port:port; proxyUrl:string; scheme:'http'|'https'; timeout:string; tls:managed-prometheus.ClusterPodMonitoringSpecEndpointsTls
managed-prometheus.ClusterPodMonitoringSpecEndpointsAuthorization credentials:managed-prometheus.ClusterPodMonitoringSpecEndpointsAuthorizationCredentials; type:string
managed-prometheus.ClusterPodMonitoringSpecEndpointsAuthorizationCredentials secret:managed-prometheus.ClusterPodMonitoringSpecEndpointsAuthorizationCredentialsSecret
managed-prometheus.ClusterPodMonitoringSpecEndpointsAuthorizationCredentialsSecret !key:string; !name:string; namespace:string
managed-prometheus.ClusterPodMonitoringSpecEndpointsBasicAuth password:managed-prometheus.ClusterPodMonitoringSpecEndpointsBasicAuthPassword; username:string
managed-prometheus.ClusterPodMonitoringSpecEndpointsBasicAuthPassword secret:managed-prometheus.ClusterPodMonitoringSpecEndpointsBasicAuthPasswordSecret
managed-prometheus.ClusterPodMonitoringSpecEndpointsBasicAuthPasswordSecret !key:string; !name:string; namespace:string
managed-prometheus.ClusterPodMonitoringSpecEndpointsMetricRelabeling action:'replace'|'lowercase'|'uppercase'|'keep'|'drop'|'keepequal'|'dropequal'|'hashmod'|'labeldrop'|'labelkeep'; modulus:integer; regex:string; replacement:string; separator:string; sourceLabels:string[]; targetLabel:string
managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2 clientID:string; clientSecret:managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2ClientSecret; endpointParams:string{}; proxyUrl:string; scopes:string[]; tlsConfig:managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2TlsConfig; tokenURL:string
managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2ClientSecret secret:managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2ClientSecretSecret
managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2ClientSecretSecret !key:string; !name:string; namespace:string
managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2TlsConfig ca:managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2TlsConfigCa; cert:managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2TlsConfigCert; insecureSkipVerify:boolean; key:managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2TlsConfigKey; maxVersion:'TLS10'|'TLS11'|'TLS12'|'TLS13'; minVersion:'TLS10'|'TLS11'|'TLS12'|'TLS13'; serverName:string
managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2TlsConfigCa secret:managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2TlsConfigCaSecret
managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2TlsConfigCaSecret !key:string; !name:string; namespace:string
managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2TlsConfigCert secret:managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2TlsConfigCertSecret
managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2TlsConfigCertSecret !key:string; !name:string; namespace:string
managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2TlsConfigKey secret:managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2TlsConfigKeySecret
managed-prometheus.ClusterPodMonitoringSpecEndpointsOauth2TlsConfigKeySecret !key:string; !name:string; namespace:string
managed-prometheus.ClusterPodMonitoringSpecEndpointsTls ca:managed-prometheus.ClusterPodMonitoringSpecEndpointsTlsCa; cert:managed-prometheus.ClusterPodMonitoringSpecEndpointsTlsCert; insecureSkipVerify:boolean; key:managed-prometheus.ClusterPodMonitoringSpecEndpointsTlsKey; maxVersion:'TLS10'|'TLS11'|'TLS12'|'TLS13'; minVersion:'TLS10'|'TLS11'|'TLS12'|'TLS13'; serverName:string
managed-prometheus.ClusterPodMonitoringSpecEndpointsTlsCa secret:managed-prometheus.ClusterPodMonitoringSpecEndpointsTlsCaSecret
managed-prometheus.ClusterPodMonitoringSpecEndpointsTlsCaSecret !key:string; !name:string; namespace:string
managed-prometheus.ClusterPodMonitoringSpecEndpointsTlsCert secret:managed-prometheus.ClusterPodMonitoringSpecEndpointsTlsCertSecret
managed-prometheus.ClusterPodMonitoringSpecEndpointsTlsCertSecret !key:string; !name:string; namespace:string
managed-prometheus.ClusterPodMonitoringSpecEndpointsTlsKey secret:managed-prometheus.ClusterPodMonitoringSpecEndpointsTlsKeySecret
managed-prometheus.ClusterPodMonitoringSpecEndpointsTlsKeySecret !key:string; !name:string; namespace:string
managed-prometheus.ClusterPodMonitoringSpecLimits labelNameLength:integer; labelValueLength:integer; labels:integer; samples:integer
managed-prometheus.ClusterPodMonitoringSpecSelector matchExpressions:managed-prometheus.ClusterPodMonitoringSpecSelectorMatchExpressions[]; matchLabels:string{}
managed-prometheus.ClusterPodMonitoringSpecSelectorMatchExpressions !key:string; !operator:string; values:string[]
managed-prometheus.ClusterPodMonitoringSpecTargetLabels fromPod:managed-prometheus.ClusterPodMonitoringSpecTargetLabelsFromPod[]; metadata:'container'|'namespace'|'node'|'pod'|'top_level_controller_name'|'top_level_controller_type'[]
managed-prometheus.ClusterPodMonitoringSpecTargetLabelsFromPod !from:string; to:string
managed-prometheus.ClusterRulesSpec !groups:managed-prometheus.ClusterRulesSpecGroups[]
managed-prometheus.ClusterRulesSpecGroups interval:string; !name:string; !rules:managed-prometheus.ClusterRulesSpecGroupsRules[]
managed-prometheus.ClusterRulesSpecGroupsRules alert:string; annotations:string{}; !expr:string; for:string; labels:string{}; record:string
managed-prometheus.GlobalRulesSpec !groups:managed-prometheus.GlobalRulesSpecGroups[]
managed-prometheus.GlobalRulesSpecGroups interval:string; !name:string; !rules:managed-prometheus.GlobalRulesSpecGroupsRules[]
managed-prometheus.GlobalRulesSpecGroupsRules alert:string; annotations:string{}; !expr:string; for:string; labels:string{}; record:string
managed-prometheus.OperatorConfigCollection compression:'none'|'gzip'; credentials:managed-prometheus.OperatorConfigCollectionCredentials; externalLabels:string{}; filter:managed-prometheus.OperatorConfigCollectionFilter; kubeletScraping:managed-prometheus.OperatorConfigCollectionKubeletScraping
managed-prometheus.OperatorConfigCollectionCredentials !key:string; name:string; optional:boolean
managed-prometheus.OperatorConfigCollectionFilter matchOneOf:string[]
managed-prometheus.OperatorConfigCollectionKubeletScraping !interval:string; tlsInsecureSkipVerify:boolean
managed-prometheus.OperatorConfigExports !url:string
managed-prometheus.OperatorConfigFeatures config:managed-prometheus.OperatorConfigFeaturesConfig; targetStatus:managed-prometheus.OperatorConfigFeaturesTargetStatus
managed-prometheus.OperatorConfigFeaturesConfig compression:'none'|'gzip'
managed-prometheus.OperatorConfigFeaturesTargetStatus enabled:boolean
managed-prometheus.OperatorConfigManagedAlertmanager configSecret:managed-prometheus.OperatorConfigManagedAlertmanagerConfigSecret; externalURL:string
managed-prometheus.OperatorConfigManagedAlertmanagerConfigSecret !key:string; name:string; optional:boolean
managed-prometheus.OperatorConfigRules alerting:managed-prometheus.OperatorConfigRulesAlerting; credentials:managed-prometheus.OperatorConfigRulesCredentials; externalLabels:string{}; generatorUrl:string; queryProjectID:string
managed-prometheus.OperatorConfigRulesAlerting alertmanagers:managed-prometheus.OperatorConfigRulesAlertingAlertmanagers[]
managed-prometheus.OperatorConfigRulesAlertingAlertmanagers apiVersion:string; authorization:managed-prometheus.OperatorConfigRulesAlertingAlertmanagersAuthorization; !name:string; !namespace:string; pathPrefix:string; !port:port; scheme:string; timeout:string; tls:managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTls
managed-prometheus.OperatorConfigRulesAlertingAlertmanagersAuthorization credentials:managed-prometheus.OperatorConfigRulesAlertingAlertmanagersAuthorizationCredentials; type:string
managed-prometheus.OperatorConfigRulesAlertingAlertmanagersAuthorizationCredentials !key:string; name:string; optional:boolean
managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTls ca:managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTlsCa; cert:managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTlsCert; insecureSkipVerify:boolean; keySecret:managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTlsKeySecret; maxVersion:string; minVersion:string; serverName:string
managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTlsCa configMap:managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTlsCaConfigMap; secret:managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTlsCaSecret
managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTlsCaConfigMap !key:string; name:string; optional:boolean
managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTlsCaSecret !key:string; name:string; optional:boolean
managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTlsCert configMap:managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTlsCertConfigMap; secret:managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTlsCertSecret
managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTlsCertConfigMap !key:string; name:string; optional:boolean
managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTlsCertSecret !key:string; name:string; optional:boolean
managed-prometheus.OperatorConfigRulesAlertingAlertmanagersTlsKeySecret !key:string; name:string; optional:boolean
managed-prometheus.OperatorConfigRulesCredentials !key:string; name:string; optional:boolean
managed-prometheus.OperatorConfigScaling vpa:managed-prometheus.OperatorConfigScalingVpa
managed-prometheus.OperatorConfigScalingVpa enabled:boolean
managed-prometheus.PodMonitoringSpec !endpoints:managed-prometheus.PodMonitoringSpecEndpoints[]; filterRunning:boolean; limits:managed-prometheus.PodMonitoringSpecLimits; !selector:managed-prometheus.PodMonitoringSpecSelector; targetLabels:managed-prometheus.PodMonitoringSpecTargetLabels
managed-prometheus.PodMonitoringSpecEndpoints authorization:managed-prometheus.PodMonitoringSpecEndpointsAuthorization; basicAuth:managed-prometheus.PodMonitoringSpecEndpointsBasicAuth; !interval:string; metricRelabeling:managed-prometheus.PodMonitoringSpecEndpointsMetricRelabeling[]; oauth2:managed-prometheus.PodMonitoringSpecEndpointsOauth2; params:string[]{}; path:string; !port:port; proxyUrl:string; scheme:'http'|'https'; timeout:string; tls:managed-prometheus.PodMonitoringSpecEndpointsTls
managed-prometheus.PodMonitoringSpecEndpointsAuthorization credentials:managed-prometheus.PodMonitoringSpecEndpointsAuthorizationCredentials; type:string
managed-prometheus.PodMonitoringSpecEndpointsAuthorizationCredentials secret:managed-prometheus.PodMonitoringSpecEndpointsAuthorizationCredentialsSecret
managed-prometheus.PodMonitoringSpecEndpointsAuthorizationCredentialsSecret !key:string; !name:string; namespace:string
managed-prometheus.PodMonitoringSpecEndpointsBasicAuth password:managed-prometheus.PodMonitoringSpecEndpointsBasicAuthPassword; username:string
managed-prometheus.PodMonitoringSpecEndpointsBasicAuthPassword secret:managed-prometheus.PodMonitoringSpecEndpointsBasicAuthPasswordSecret
managed-prometheus.PodMonitoringSpecEndpointsBasicAuthPasswordSecret !key:string; !name:string; namespace:string
managed-prometheus.PodMonitoringSpecEndpointsMetricRelabeling action:'replace'|'lowercase'|'uppercase'|'keep'|'drop'|'keepequal'|'dropequal'|'hashmod'|'labeldrop'|'labelkeep'; modulus:integer; regex:string; replacement:string; separator:string; sourceLabels:string[]; targetLabel:string
managed-prometheus.PodMonitoringSpecEndpointsOauth2 clientID:string; clientSecret:managed-prometheus.PodMonitoringSpecEndpointsOauth2ClientSecret; endpointParams:string{}; proxyUrl:string; scopes:string[]; tlsConfig:managed-prometheus.PodMonitoringSpecEndpointsOauth2TlsConfig; tokenURL:string
managed-prometheus.PodMonitoringSpecEndpointsOauth2ClientSecret secret:managed-prometheus.PodMonitoringSpecEndpointsOauth2ClientSecretSecret
managed-prometheus.PodMonitoringSpecEndpointsOauth2ClientSecretSecret !key:string; !name:string; namespace:string
managed-prometheus.PodMonitoringSpecEndpointsOauth2TlsConfig ca:managed-prometheus.PodMonitoringSpecEndpointsOauth2TlsConfigCa; cert:managed-prometheus.PodMonitoringSpecEndpointsOauth2TlsConfigCert; insecureSkipVerify:boolean; key:managed-prometheus.PodMonitoringSpecEndpointsOauth2TlsConfigKey; maxVersion:'TLS10'|'TLS11'|'TLS12'|'TLS13'; minVersion:'TLS10'|'TLS11'|'TLS12'|'TLS13'; serverName:string
managed-prometheus.PodMonitoringSpecEndpointsOauth2TlsConfigCa secret:managed-prometheus.PodMonitoringSpecEndpointsOauth2TlsConfigCaSecret
managed-prometheus.PodMonitoringSpecEndpointsOauth2TlsConfigCaSecret !key:string; !name:string; namespace:string
managed-prometheus.PodMonitoringSpecEndpointsOauth2TlsConfigCert secret:managed-prometheus.PodMonitoringSpecEndpointsOauth2TlsConfigCertSecret
managed-prometheus.PodMonitoringSpecEndpointsOauth2TlsConfigCertSecret !key:string; !name:string; namespace:string
managed-prometheus.PodMonitoringSpecEndpointsOauth2TlsConfigKey secret:managed-prometheus.PodMonitoringSpecEndpointsOauth2TlsConfigKeySecret
managed-prometheus.PodMonitoringSpecEndpointsOauth2TlsConfigKeySecret !key:string; !name:string; namespace:string
managed-prometheus.PodMonitoringSpecEndpointsTls ca:managed-prometheus.PodMonitoringSpecEndpointsTlsCa; cert:managed-prometheus.PodMonitoringSpecEndpointsTlsCert; insecureSkipVerify:boolean; key:managed-prometheus.PodMonitoringSpecEndpointsTlsKey; maxVersion:'TLS10'|'TLS11'|'TLS12'|'TLS13'; minVersion:'TLS10'|'TLS11'|'TLS12'|'TLS13'; serverName:string
managed-prometheus.PodMonitoringSpecEndpointsTlsCa secret:managed-prometheus.PodMonitoringSpecEndpointsTlsCaSecret
managed-prometheus.PodMonitoringSpecEndpointsTlsCaSecret !key:string; !name:string; namespace:string
managed-prometheus.PodMonitoringSpecEndpointsTlsCert secret:managed-prometheus.PodMonitoringSpecEndpointsTlsCertSecret
managed-prometheus.PodMonitoringSpecEndpointsTlsCertSecret !key:string; !name:string; namespace:string
managed-prometheus.PodMonitoringSpecEndpointsTlsKey secret:managed-prometheus.PodMonitoringSpecEndpointsTlsKeySecret
managed-prometheus.PodMonitoringSpecEndpointsTlsKeySecret !key:string; !name:string; namespace:string
managed-prometheus.PodMonitoringSpecLimits labelNameLength:integer; labelValueLength:integer; labels:integer; samples:integer
managed-prometheus.PodMonitoringSpecSelector matchExpressions:managed-prometheus.PodMonitoringSpecSelectorMatchExpressions[]; matchLabels:string{}
managed-prometheus.PodMonitoringSpecSelectorMatchExpressions !key:string; !operator:string; values:string[]
managed-prometheus.PodMonitoringSpecTargetLabels fromPod:managed-prometheus.PodMonitoringSpecTargetLabelsFromPod[]; metadata:'container'|'node'|'pod'|'top_level_controller_name'|'top_level_controller_type'[]
managed-prometheus.PodMonitoringSpecTargetLabelsFromPod !from:string; to:string
managed-prometheus.RulesSpec !groups:managed-prometheus.RulesSpecGroups[]
managed-prometheus.RulesSpecGroups interval:string; !name:string; !rules:managed-prometheus.RulesSpecGroupsRules[]
managed-prometheus.RulesSpecGroupsRules alert:string; annotations:string{}; !expr:string; for:string; labels:string{}; record:string
monitoring.googleapis.com/v1/ClusterNodeMonitoring apiVersion:'monitoring.googleapis.com/v1'; kind:'ClusterNodeMonitoring'; metadata:meta.ObjectMeta; status:any; !spec:managed-prometheus.ClusterNodeMonitoringSpec
monitoring.googleapis.com/v1/ClusterPodMonitoring apiVersion:'monitoring.googleapis.com/v1'; kind:'ClusterPodMonitoring'; metadata:meta.ObjectMeta; status:any; !spec:managed-prometheus.ClusterPodMonitoringSpec
monitoring.googleapis.com/v1/ClusterRules apiVersion:'monitoring.googleapis.com/v1'; kind:'ClusterRules'; metadata:meta.ObjectMeta; status:any; !spec:managed-prometheus.ClusterRulesSpec
monitoring.googleapis.com/v1/GlobalRules apiVersion:'monitoring.googleapis.com/v1'; kind:'GlobalRules'; metadata:meta.ObjectMeta; status:any; !spec:managed-prometheus.GlobalRulesSpec
monitoring.googleapis.com/v1/OperatorConfig apiVersion:'monitoring.googleapis.com/v1'; kind:'OperatorConfig'; metadata:meta.ObjectMeta; status:any; collection:managed-prometheus.OperatorConfigCollection; exports:managed-prometheus.OperatorConfigExports[]; features:managed-prometheus.OperatorConfigFeatures; managedAlertmanager:managed-prometheus.OperatorConfigManagedAlertmanager; rules:managed-prometheus.OperatorConfigRules; scaling:managed-prometheus.OperatorConfigScaling
monitoring.googleapis.com/v1/PodMonitoring apiVersion:'monitoring.googleapis.com/v1'; kind:'PodMonitoring'; metadata:meta.ObjectMeta; status:any; !spec:managed-prometheus.PodMonitoringSpec
monitoring.googleapis.com/v1/Rules apiVersion:'monitoring.googleapis.com/v1'; kind:'Rules'; metadata:meta.ObjectMeta; status:any; !spec:managed-prometheus.RulesSpec`;

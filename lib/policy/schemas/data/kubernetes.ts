// Made by generate.mjs of kubernetes-models@5.1.0 and k8s.io/kubernetes@v1.37.2. Change that, not this.
export default `admissionregistration.k8s.io/v1/MutatingAdmissionPolicy apiVersion:'admissionregistration.k8s.io/v1'; kind:'MutatingAdmissionPolicy'; metadata:meta.ObjectMeta; spec:admissionregistration.v1.MutatingAdmissionPolicySpec
admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding apiVersion:'admissionregistration.k8s.io/v1'; kind:'MutatingAdmissionPolicyBinding'; metadata:meta.ObjectMeta; spec:admissionregistration.v1.MutatingAdmissionPolicyBindingSpec
admissionregistration.k8s.io/v1/MutatingWebhookConfiguration apiVersion:'admissionregistration.k8s.io/v1'; kind:'MutatingWebhookConfiguration'; metadata:meta.ObjectMeta; webhooks:admissionregistration.v1.MutatingWebhook[]
admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy apiVersion:'admissionregistration.k8s.io/v1'; kind:'ValidatingAdmissionPolicy'; metadata:meta.ObjectMeta; spec:admissionregistration.v1.ValidatingAdmissionPolicySpec; status:any
admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding apiVersion:'admissionregistration.k8s.io/v1'; kind:'ValidatingAdmissionPolicyBinding'; metadata:meta.ObjectMeta; !spec:admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec
admissionregistration.k8s.io/v1/ValidatingWebhookConfiguration apiVersion:'admissionregistration.k8s.io/v1'; kind:'ValidatingWebhookConfiguration'; metadata:meta.ObjectMeta; webhooks:admissionregistration.v1.ValidatingWebhook[]
admissionregistration.v1.ApplyConfiguration expression:string
admissionregistration.v1.AuditAnnotation !key:string; !valueExpression:string
admissionregistration.v1.JSONPatch expression:string
admissionregistration.v1.MatchCondition !expression:string; !name:string
admissionregistration.v1.MatchResources excludeResourceRules:admissionregistration.v1.NamedRuleWithOperations[]; matchPolicy:'Equivalent'|'Exact'; namespaceSelector:meta.LabelSelector; objectSelector:meta.LabelSelector; resourceRules:admissionregistration.v1.NamedRuleWithOperations[]
admissionregistration.v1.MutatingAdmissionPolicyBindingSpec matchResources:admissionregistration.v1.MatchResources; paramRef:admissionregistration.v1.ParamRef; policyName:string
admissionregistration.v1.MutatingAdmissionPolicySpec failurePolicy:'Fail'|'Ignore'; matchConditions:admissionregistration.v1.MatchCondition[]; matchConstraints:admissionregistration.v1.MatchResources; mutations:admissionregistration.v1.Mutation[]; paramKind:admissionregistration.v1.ParamKind; reinvocationPolicy:'IfNeeded'|'Never'; variables:admissionregistration.v1.Variable[]
admissionregistration.v1.MutatingWebhook !admissionReviewVersions:string[]; !clientConfig:admissionregistration.v1.WebhookClientConfig; failurePolicy:'Fail'|'Ignore'; matchConditions:admissionregistration.v1.MatchCondition[]; matchPolicy:'Equivalent'|'Exact'; !name:string; namespaceSelector:meta.LabelSelector; objectSelector:meta.LabelSelector; reinvocationPolicy:'IfNeeded'|'Never'; rules:admissionregistration.v1.RuleWithOperations[]; !sideEffects:'None'|'NoneOnDryRun'|'Some'|'Unknown'; timeoutSeconds:integer
admissionregistration.v1.Mutation applyConfiguration:admissionregistration.v1.ApplyConfiguration; jsonPatch:admissionregistration.v1.JSONPatch; !patchType:'ApplyConfiguration'|'JSONPatch'
admissionregistration.v1.NamedRuleWithOperations apiGroups:string[]; apiVersions:string[]; operations:'*'|'CONNECT'|'CREATE'|'DELETE'|'UPDATE'[]; resourceNames:string[]; resources:string[]; scope:'*'|'Cluster'|'Namespaced'
admissionregistration.v1.ParamKind apiVersion:string; kind:string
admissionregistration.v1.ParamRef name:string; namespace:string; parameterNotFoundAction:string; selector:meta.LabelSelector
admissionregistration.v1.RuleWithOperations apiGroups:string[]; apiVersions:string[]; operations:'*'|'CONNECT'|'CREATE'|'DELETE'|'UPDATE'[]; resources:string[]; scope:'*'|'Cluster'|'Namespaced'
admissionregistration.v1.ServiceReference !name:string; !namespace:string; path:string; port:integer
admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec matchResources:admissionregistration.v1.MatchResources; paramRef:admissionregistration.v1.ParamRef; !policyName:string; !validationActions:'Audit'|'Deny'|'Warn'[]
admissionregistration.v1.ValidatingAdmissionPolicySpec auditAnnotations:admissionregistration.v1.AuditAnnotation[]; failurePolicy:'Fail'|'Ignore'; matchConditions:admissionregistration.v1.MatchCondition[]; matchConstraints:admissionregistration.v1.MatchResources; paramKind:admissionregistration.v1.ParamKind; validations:admissionregistration.v1.Validation[]; variables:admissionregistration.v1.Variable[]
admissionregistration.v1.ValidatingWebhook !admissionReviewVersions:string[]; !clientConfig:admissionregistration.v1.WebhookClientConfig; failurePolicy:'Fail'|'Ignore'; matchConditions:admissionregistration.v1.MatchCondition[]; matchPolicy:'Equivalent'|'Exact'; !name:string; namespaceSelector:meta.LabelSelector; objectSelector:meta.LabelSelector; rules:admissionregistration.v1.RuleWithOperations[]; !sideEffects:'None'|'NoneOnDryRun'|'Some'|'Unknown'; timeoutSeconds:integer
admissionregistration.v1.Validation !expression:string; message:string; messageExpression:string; reason:string
admissionregistration.v1.Variable !expression:string; !name:string
admissionregistration.v1.WebhookClientConfig caBundle:string; service:admissionregistration.v1.ServiceReference; url:string
apiregistration.k8s.io/v1/APIService apiVersion:'apiregistration.k8s.io/v1'; kind:'APIService'; metadata:meta.ObjectMeta; spec:apiregistration.v1.APIServiceSpec; status:any
apiregistration.v1.APIServiceSpec caBundle:string; group:string; !groupPriorityMinimum:integer; insecureSkipTLSVerify:boolean; service:apiregistration.v1.ServiceReference; version:string; !versionPriority:integer
apiregistration.v1.ServiceReference name:string; namespace:string; port:integer
apps.v1.DaemonSetSpec minReadySeconds:integer; revisionHistoryLimit:integer; !selector:meta.LabelSelector; !template:core.PodTemplateSpec; updateStrategy:apps.v1.DaemonSetUpdateStrategy
apps.v1.DaemonSetUpdateStrategy rollingUpdate:apps.v1.RollingUpdateDaemonSet; type:'OnDelete'|'RollingUpdate'
apps.v1.DeploymentSpec minReadySeconds:integer; paused:boolean; progressDeadlineSeconds:integer; replicas:integer; revisionHistoryLimit:integer; !selector:meta.LabelSelector; strategy:apps.v1.DeploymentStrategy; !template:core.PodTemplateSpec
apps.v1.DeploymentStrategy rollingUpdate:apps.v1.RollingUpdateDeployment; type:'Recreate'|'RollingUpdate'
apps.v1.ReplicaSetSpec minReadySeconds:integer; replicas:integer; !selector:meta.LabelSelector; template:core.PodTemplateSpec
apps.v1.RollingUpdateDaemonSet maxSurge:port; maxUnavailable:port
apps.v1.RollingUpdateDeployment maxSurge:port; maxUnavailable:port
apps.v1.RollingUpdateStatefulSetStrategy maxUnavailable:port; partition:integer
apps.v1.StatefulSetOrdinals start:integer
apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:string; whenScaled:string
apps.v1.StatefulSetSpec minReadySeconds:integer; ordinals:apps.v1.StatefulSetOrdinals; persistentVolumeClaimRetentionPolicy:apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy; podManagementPolicy:'OrderedReady'|'Parallel'; replicas:integer; revisionHistoryLimit:integer; !selector:meta.LabelSelector; serviceName:string; !template:core.PodTemplateSpec; updateStrategy:apps.v1.StatefulSetUpdateStrategy; volumeClaimTemplates:apps.v1.StatefulSetSpec.volumeClaimTemplates[]
apps.v1.StatefulSetSpec.volumeClaimTemplates apiVersion:string; kind:string; metadata:meta.ObjectMeta; spec:core.PersistentVolumeClaimSpec; status:any
apps.v1.StatefulSetUpdateStrategy rollingUpdate:apps.v1.RollingUpdateStatefulSetStrategy; type:'OnDelete'|'RollingUpdate'
apps/v1/DaemonSet apiVersion:'apps/v1'; kind:'DaemonSet'; metadata:meta.ObjectMeta; spec:apps.v1.DaemonSetSpec; status:any
apps/v1/Deployment apiVersion:'apps/v1'; kind:'Deployment'; metadata:meta.ObjectMeta; spec:apps.v1.DeploymentSpec; status:any
apps/v1/ReplicaSet apiVersion:'apps/v1'; kind:'ReplicaSet'; metadata:meta.ObjectMeta; spec:apps.v1.ReplicaSetSpec; status:any
apps/v1/StatefulSet apiVersion:'apps/v1'; kind:'StatefulSet'; metadata:meta.ObjectMeta; spec:apps.v1.StatefulSetSpec; status:any
autoscaling.v1.CrossVersionObjectReference apiVersion:string; kind:string; !name:string
autoscaling.v1.HorizontalPodAutoscalerSpec !maxReplicas:integer; minReplicas:integer; !scaleTargetRef:autoscaling.v1.CrossVersionObjectReference; targetCPUUtilizationPercentage:integer
autoscaling.v2.ContainerResourceMetricSource !container:string; !name:string; !target:autoscaling.v2.MetricTarget
autoscaling.v2.CrossVersionObjectReference apiVersion:string; kind:string; !name:string
autoscaling.v2.ExternalMetricSource !metric:autoscaling.v2.MetricIdentifier; !target:autoscaling.v2.MetricTarget
autoscaling.v2.HPAScalingPolicy !periodSeconds:integer; !type:string; !value:integer
autoscaling.v2.HPAScalingRules policies:autoscaling.v2.HPAScalingPolicy[]; selectPolicy:string; stabilizationWindowSeconds:integer; tolerance:quantity
autoscaling.v2.HorizontalPodAutoscalerBehavior scaleDown:autoscaling.v2.HPAScalingRules; scaleUp:autoscaling.v2.HPAScalingRules
autoscaling.v2.HorizontalPodAutoscalerSpec behavior:autoscaling.v2.HorizontalPodAutoscalerBehavior; !maxReplicas:integer; metrics:autoscaling.v2.MetricSpec[]; minReplicas:integer; !scaleTargetRef:autoscaling.v2.CrossVersionObjectReference
autoscaling.v2.MetricIdentifier !name:string; selector:meta.LabelSelector
autoscaling.v2.MetricSpec containerResource:autoscaling.v2.ContainerResourceMetricSource; external:autoscaling.v2.ExternalMetricSource; object:autoscaling.v2.ObjectMetricSource; pods:autoscaling.v2.PodsMetricSource; resource:autoscaling.v2.ResourceMetricSource; !type:string
autoscaling.v2.MetricTarget averageUtilization:integer; averageValue:quantity; !type:string; value:quantity
autoscaling.v2.ObjectMetricSource !describedObject:autoscaling.v2.CrossVersionObjectReference; !metric:autoscaling.v2.MetricIdentifier; !target:autoscaling.v2.MetricTarget
autoscaling.v2.PodsMetricSource !metric:autoscaling.v2.MetricIdentifier; !target:autoscaling.v2.MetricTarget
autoscaling.v2.ResourceMetricSource !name:string; !target:autoscaling.v2.MetricTarget
autoscaling/v1/HorizontalPodAutoscaler apiVersion:'autoscaling/v1'; kind:'HorizontalPodAutoscaler'; metadata:meta.ObjectMeta; !spec:autoscaling.v1.HorizontalPodAutoscalerSpec; status:any
autoscaling/v2/HorizontalPodAutoscaler apiVersion:'autoscaling/v2'; kind:'HorizontalPodAutoscaler'; metadata:meta.ObjectMeta; !spec:autoscaling.v2.HorizontalPodAutoscalerSpec; status:any
batch.v1.CronJobSpec concurrencyPolicy:'Allow'|'Forbid'|'Replace'; failedJobsHistoryLimit:integer; !jobTemplate:batch.v1.JobTemplateSpec; !schedule:string; startingDeadlineSeconds:integer; successfulJobsHistoryLimit:integer; suspend:boolean; timeZone:string
batch.v1.JobSchedulingConfiguration disruptionMode:scheduling.v1alpha3.WorkloadPodGroupDisruptionMode; resourceClaims:scheduling.v1alpha3.WorkloadPodGroupResourceClaim[]; schedulingConstraints:scheduling.v1alpha3.WorkloadPodGroupSchedulingConstraints; schedulingPolicy:scheduling.v1alpha3.WorkloadPodGroupSchedulingPolicy
batch.v1.JobSpec activeDeadlineSeconds:integer; backoffLimit:integer; backoffLimitPerIndex:integer; completionMode:'Indexed'|'NonIndexed'; completions:integer; managedBy:string; manualSelector:boolean; maxFailedIndexes:integer; parallelism:integer; podFailurePolicy:batch.v1.PodFailurePolicy; podReplacementPolicy:'Failed'|'TerminatingOrFailed'; selector:meta.LabelSelector; successPolicy:batch.v1.SuccessPolicy; suspend:boolean; !template:core.PodTemplateSpec; ttlSecondsAfterFinished:integer; scheduling:batch.v1.JobSchedulingConfiguration
batch.v1.JobTemplateSpec metadata:meta.ObjectMeta; spec:batch.v1.JobSpec
batch.v1.PodFailurePolicy !rules:batch.v1.PodFailurePolicyRule[]
batch.v1.PodFailurePolicyOnExitCodesRequirement containerName:string; !operator:'In'|'NotIn'; !values:integer[]
batch.v1.PodFailurePolicyOnPodConditionsPattern status:any; !type:string
batch.v1.PodFailurePolicyRule !action:'Count'|'FailIndex'|'FailJob'|'Ignore'; onExitCodes:batch.v1.PodFailurePolicyOnExitCodesRequirement; onPodConditions:batch.v1.PodFailurePolicyOnPodConditionsPattern[]
batch.v1.SuccessPolicy !rules:batch.v1.SuccessPolicyRule[]
batch.v1.SuccessPolicyRule succeededCount:integer; succeededIndexes:string
batch/v1/CronJob apiVersion:'batch/v1'; kind:'CronJob'; metadata:meta.ObjectMeta; !spec:batch.v1.CronJobSpec; status:any
batch/v1/Job apiVersion:'batch/v1'; kind:'Job'; metadata:meta.ObjectMeta; spec:batch.v1.JobSpec; status:any
core.TopologySelectorLabelRequirement !key:string; !values:string[]
core.TopologySelectorTerm matchLabelExpressions:core.TopologySelectorLabelRequirement[]
discovery.k8s.io/v1/EndpointSlice !addressType:'FQDN'|'IPv4'|'IPv6'; apiVersion:'discovery.k8s.io/v1'; endpoints:discovery.v1.Endpoint[]; kind:'EndpointSlice'; metadata:meta.ObjectMeta; ports:discovery.v1.EndpointPort[]
discovery.v1.Endpoint !addresses:string[]; conditions:discovery.v1.EndpointConditions; deprecatedTopology:string{}; hints:discovery.v1.EndpointHints; hostname:string; nodeName:string; targetRef:core.ObjectReference; zone:string
discovery.v1.EndpointConditions ready:boolean; serving:boolean; terminating:boolean
discovery.v1.EndpointHints forNodes:discovery.v1.ForNode[]; forZones:discovery.v1.ForZone[]
discovery.v1.EndpointPort appProtocol:string; name:string; port:integer; protocol:'SCTP'|'TCP'|'UDP'
discovery.v1.ForNode !name:string
discovery.v1.ForZone !name:string
networking.k8s.io/v1/IPAddress apiVersion:'networking.k8s.io/v1'; kind:'IPAddress'; metadata:meta.ObjectMeta; !spec:networking.v1.IPAddressSpec
networking.k8s.io/v1/Ingress apiVersion:'networking.k8s.io/v1'; kind:'Ingress'; metadata:meta.ObjectMeta; spec:networking.v1.IngressSpec; status:any
networking.k8s.io/v1/IngressClass apiVersion:'networking.k8s.io/v1'; kind:'IngressClass'; metadata:meta.ObjectMeta; spec:networking.v1.IngressClassSpec
networking.k8s.io/v1/NetworkPolicy apiVersion:'networking.k8s.io/v1'; kind:'NetworkPolicy'; metadata:meta.ObjectMeta; spec:networking.v1.NetworkPolicySpec
networking.k8s.io/v1/ServiceCIDR apiVersion:'networking.k8s.io/v1'; kind:'ServiceCIDR'; metadata:meta.ObjectMeta; spec:networking.v1.ServiceCIDRSpec; status:any
networking.v1.HTTPIngressPath !backend:networking.v1.IngressBackend; path:string; !pathType:'Exact'|'ImplementationSpecific'|'Prefix'
networking.v1.HTTPIngressRuleValue !paths:networking.v1.HTTPIngressPath[]
networking.v1.IPAddressSpec !parentRef:networking.v1.ParentReference
networking.v1.IPBlock !cidr:string; except:string[]
networking.v1.IngressBackend resource:core.TypedLocalObjectReference; service:networking.v1.IngressServiceBackend
networking.v1.IngressClassParametersReference apiGroup:string; kind:string; !name:string; namespace:string; scope:string
networking.v1.IngressClassSpec controller:string; parameters:networking.v1.IngressClassParametersReference
networking.v1.IngressRule host:string; http:networking.v1.HTTPIngressRuleValue
networking.v1.IngressServiceBackend !name:string; port:networking.v1.ServiceBackendPort
networking.v1.IngressSpec defaultBackend:networking.v1.IngressBackend; ingressClassName:string; rules:networking.v1.IngressRule[]; tls:networking.v1.IngressTLS[]
networking.v1.IngressTLS hosts:string[]; secretName:string
networking.v1.NetworkPolicyEgressRule ports:networking.v1.NetworkPolicyPort[]; to:networking.v1.NetworkPolicyPeer[]
networking.v1.NetworkPolicyIngressRule from:networking.v1.NetworkPolicyPeer[]; ports:networking.v1.NetworkPolicyPort[]
networking.v1.NetworkPolicyPeer ipBlock:networking.v1.IPBlock; namespaceSelector:meta.LabelSelector; podSelector:meta.LabelSelector
networking.v1.NetworkPolicyPort endPort:integer; port:port; protocol:'SCTP'|'TCP'|'UDP'
networking.v1.NetworkPolicySpec egress:networking.v1.NetworkPolicyEgressRule[]; ingress:networking.v1.NetworkPolicyIngressRule[]; podSelector:meta.LabelSelector; policyTypes:'Egress'|'Ingress'[]
networking.v1.ParentReference group:string; !name:string; namespace:string; !resource:string
networking.v1.ServiceBackendPort name:string; number:integer
networking.v1.ServiceCIDRSpec cidrs:string[]
node.k8s.io/v1/RuntimeClass apiVersion:'node.k8s.io/v1'; !handler:string; kind:'RuntimeClass'; metadata:meta.ObjectMeta; overhead:node.v1.Overhead; scheduling:node.v1.Scheduling
node.v1.Overhead podFixed:quantity{}
node.v1.Scheduling nodeSelector:string{}; tolerations:core.Toleration[]
policy.v1.PodDisruptionBudgetSpec maxUnavailable:port; minAvailable:port; selector:meta.LabelSelector; unhealthyPodEvictionPolicy:'AlwaysAllow'|'IfHealthyBudget'
policy/v1/PodDisruptionBudget apiVersion:'policy/v1'; kind:'PodDisruptionBudget'; metadata:meta.ObjectMeta; spec:policy.v1.PodDisruptionBudgetSpec; status:any
rbac.authorization.k8s.io/v1/ClusterRole aggregationRule:rbac.v1.AggregationRule; apiVersion:'rbac.authorization.k8s.io/v1'; kind:'ClusterRole'; metadata:meta.ObjectMeta; rules:rbac.v1.PolicyRule[]
rbac.authorization.k8s.io/v1/ClusterRoleBinding apiVersion:'rbac.authorization.k8s.io/v1'; kind:'ClusterRoleBinding'; metadata:meta.ObjectMeta; !roleRef:rbac.v1.RoleRef; subjects:rbac.v1.Subject[]
rbac.authorization.k8s.io/v1/Role apiVersion:'rbac.authorization.k8s.io/v1'; kind:'Role'; metadata:meta.ObjectMeta; rules:rbac.v1.PolicyRule[]
rbac.authorization.k8s.io/v1/RoleBinding apiVersion:'rbac.authorization.k8s.io/v1'; kind:'RoleBinding'; metadata:meta.ObjectMeta; !roleRef:rbac.v1.RoleRef; subjects:rbac.v1.Subject[]
rbac.v1.AggregationRule clusterRoleSelectors:meta.LabelSelector[]
rbac.v1.PolicyRule apiGroups:string[]; nonResourceURLs:string[]; resourceNames:string[]; resources:string[]; !verbs:string[]
rbac.v1.RoleRef apiGroup:string; kind:string; !name:string
rbac.v1.Subject apiGroup:string; kind:string; !name:string; namespace:string
scheduling.k8s.io/v1/PriorityClass apiVersion:'scheduling.k8s.io/v1'; description:string; globalDefault:boolean; kind:'PriorityClass'; metadata:meta.ObjectMeta; preemptionPolicy:'Never'|'PreemptLowerPriority'; value:integer
scheduling.v1alpha3.TopologyConstraint !key:string
scheduling.v1alpha3.WorkloadPodGroupDisruptionMode all:any; single:any
scheduling.v1alpha3.WorkloadPodGroupGangSchedulingPolicy minCount:integer
scheduling.v1alpha3.WorkloadPodGroupResourceClaim !name:string; resourceClaimName:string; resourceClaimTemplateName:string
scheduling.v1alpha3.WorkloadPodGroupSchedulingConstraints topology:scheduling.v1alpha3.TopologyConstraint[]
scheduling.v1alpha3.WorkloadPodGroupSchedulingPolicy basic:any; gang:scheduling.v1alpha3.WorkloadPodGroupGangSchedulingPolicy
storage.k8s.io/v1/CSIDriver apiVersion:'storage.k8s.io/v1'; kind:'CSIDriver'; metadata:meta.ObjectMeta; !spec:storage.v1.CSIDriverSpec
storage.k8s.io/v1/CSINode apiVersion:'storage.k8s.io/v1'; kind:'CSINode'; metadata:meta.ObjectMeta; !spec:storage.v1.CSINodeSpec
storage.k8s.io/v1/CSIStorageCapacity apiVersion:'storage.k8s.io/v1'; capacity:quantity; kind:'CSIStorageCapacity'; maximumVolumeSize:quantity; metadata:meta.ObjectMeta; nodeTopology:meta.LabelSelector; !storageClassName:string
storage.k8s.io/v1/StorageClass allowVolumeExpansion:boolean; allowedTopologies:core.TopologySelectorTerm[]; apiVersion:'storage.k8s.io/v1'; kind:'StorageClass'; metadata:meta.ObjectMeta; mountOptions:string[]; parameters:string{}; !provisioner:string; reclaimPolicy:'Delete'|'Recycle'|'Retain'; volumeBindingMode:'Immediate'|'WaitForFirstConsumer'
storage.k8s.io/v1/VolumeAttachment apiVersion:'storage.k8s.io/v1'; kind:'VolumeAttachment'; metadata:meta.ObjectMeta; !spec:storage.v1.VolumeAttachmentSpec; status:any
storage.k8s.io/v1/VolumeAttributesClass apiVersion:'storage.k8s.io/v1'; !driverName:string; kind:'VolumeAttributesClass'; metadata:meta.ObjectMeta; parameters:string{}
storage.v1.CSIDriverSpec attachRequired:boolean; fsGroupPolicy:string; nodeAllocatableUpdatePeriodSeconds:integer; podInfoOnMount:boolean; preventPodSchedulingIfMissing:boolean; requiresRepublish:boolean; seLinuxMount:boolean; serviceAccountTokenInSecrets:boolean; storageCapacity:boolean; tokenRequests:storage.v1.TokenRequest[]; volumeLifecycleModes:string[]
storage.v1.CSINodeDriver allocatable:storage.v1.VolumeNodeResources; !name:string; !nodeID:string; topologyKeys:string[]
storage.v1.CSINodeSpec !drivers:storage.v1.CSINodeDriver[]
storage.v1.TokenRequest !audience:string; expirationSeconds:integer
storage.v1.VolumeAttachmentSource inlineVolumeSpec:core.PersistentVolumeSpec; persistentVolumeName:string
storage.v1.VolumeAttachmentSpec !attacher:string; !nodeName:string; !source:storage.v1.VolumeAttachmentSource
storage.v1.VolumeNodeResources count:integer`;

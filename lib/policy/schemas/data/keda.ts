// Made by generate.mjs of @kubernetes-models/keda@2.0.0 and github.com/kedacore/keda/v2@v2.21.0. Change that, not this.
export default `autoscaling.v2.HPAScalingPolicy !periodSeconds:integer; !type:string; !value:integer
autoscaling.v2.HPAScalingRules policies:autoscaling.v2.HPAScalingPolicy[]; selectPolicy:string; stabilizationWindowSeconds:integer; tolerance:quantity
autoscaling.v2.HorizontalPodAutoscalerBehavior scaleDown:autoscaling.v2.HPAScalingRules; scaleUp:autoscaling.v2.HPAScalingRules
batch.v1.JobSchedulingConfiguration disruptionMode:scheduling.v1alpha3.WorkloadPodGroupDisruptionMode; resourceClaims:scheduling.v1alpha3.WorkloadPodGroupResourceClaim[]; schedulingConstraints:scheduling.v1alpha3.WorkloadPodGroupSchedulingConstraints; schedulingPolicy:scheduling.v1alpha3.WorkloadPodGroupSchedulingPolicy
batch.v1.JobSpec activeDeadlineSeconds:integer; backoffLimit:integer; backoffLimitPerIndex:integer; completionMode:'Indexed'|'NonIndexed'; completions:integer; managedBy:string; manualSelector:boolean; maxFailedIndexes:integer; parallelism:integer; podFailurePolicy:batch.v1.PodFailurePolicy; podReplacementPolicy:'Failed'|'TerminatingOrFailed'; selector:meta.LabelSelector; successPolicy:batch.v1.SuccessPolicy; suspend:boolean; !template:core.PodTemplateSpec; ttlSecondsAfterFinished:integer; scheduling:batch.v1.JobSchedulingConfiguration
batch.v1.PodFailurePolicy !rules:batch.v1.PodFailurePolicyRule[]
batch.v1.PodFailurePolicyOnExitCodesRequirement containerName:string; !operator:'In'|'NotIn'; !values:integer[]
batch.v1.PodFailurePolicyOnPodConditionsPattern status:any; !type:string
batch.v1.PodFailurePolicyRule !action:'Count'|'FailIndex'|'FailJob'|'Ignore'; onExitCodes:batch.v1.PodFailurePolicyOnExitCodesRequirement; onPodConditions:batch.v1.PodFailurePolicyOnPodConditionsPattern[]
batch.v1.SuccessPolicy !rules:batch.v1.SuccessPolicyRule[]
batch.v1.SuccessPolicyRule succeededCount:integer; succeededIndexes:string
keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipal activeDirectoryEndpoint:string; clientCertificate:keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientCertificate; clientCertificatePassword:keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientCertificatePassword; !clientId:string; clientSecret:keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientSecret; cloud:string; !tenantId:string
keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientCertificate !valueFrom:keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientCertificateValueFrom
keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientCertificatePassword !valueFrom:keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientCertificatePasswordValueFrom
keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientCertificatePasswordValueFrom !secretKeyRef:keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientCertificatePasswordValueFromSecretKeyRef
keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientCertificatePasswordValueFromSecretKeyRef !key:string; !name:string
keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientCertificateValueFrom !secretKeyRef:keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientCertificateValueFromSecretKeyRef
keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientCertificateValueFromSecretKeyRef !key:string; !name:string
keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientSecret !valueFrom:keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientSecretValueFrom
keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientSecretValueFrom !secretKeyRef:keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientSecretValueFromSecretKeyRef
keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipalClientSecretValueFromSecretKeyRef !key:string; !name:string
keda.ApisKedaV1alpha1TriggerAuthenticationSpecOauth2 !clientId:string; clientSecret:keda.ApisKedaV1alpha1TriggerAuthenticationSpecOauth2ClientSecret; scopes:string[]; !tokenUrl:string; tokenUrlParams:string{}; !type:'clientCredentials'
keda.ApisKedaV1alpha1TriggerAuthenticationSpecOauth2ClientSecret !valueFrom:keda.ApisKedaV1alpha1TriggerAuthenticationSpecOauth2ClientSecretValueFrom
keda.ApisKedaV1alpha1TriggerAuthenticationSpecOauth2ClientSecretValueFrom !secretKeyRef:keda.ApisKedaV1alpha1TriggerAuthenticationSpecOauth2ClientSecretValueFromSecretKeyRef
keda.ApisKedaV1alpha1TriggerAuthenticationSpecOauth2ClientSecretValueFromSecretKeyRef !key:string; !name:string
keda.keda.v2.ApisKedaV1alpha1AdvancedConfig horizontalPodAutoscalerConfig:keda.keda.v2.ApisKedaV1alpha1HorizontalPodAutoscalerConfig; restoreToOriginalReplicaCount:boolean; scalingModifiers:keda.keda.v2.ApisKedaV1alpha1ScalingModifiers
keda.keda.v2.ApisKedaV1alpha1AuthEnvironment containerName:string; !name:string; !parameter:string
keda.keda.v2.ApisKedaV1alpha1AuthPodIdentity identityAuthorityHost:string; identityId:string; identityOwner:'keda'|'workload'; identityTenantId:string; !provider:string; roleArn:string; externalID:string
keda.keda.v2.ApisKedaV1alpha1AuthTargetRef !key:string; !name:string; !parameter:string
keda.keda.v2.ApisKedaV1alpha1AuthenticationRef kind:string; !name:string
keda.keda.v2.ApisKedaV1alpha1AwsSecretManager credentials:keda.keda.v2.ApisKedaV1alpha1AwsSecretManagerCredentials; podIdentity:keda.keda.v2.ApisKedaV1alpha1AuthPodIdentity; region:string; !secrets:keda.keda.v2.ApisKedaV1alpha1AwsSecretManagerSecret[]
keda.keda.v2.ApisKedaV1alpha1AwsSecretManagerCredentials !accessKey:keda.keda.v2.ApisKedaV1alpha1AwsSecretManagerValue; !accessSecretKey:keda.keda.v2.ApisKedaV1alpha1AwsSecretManagerValue; accessToken:keda.keda.v2.ApisKedaV1alpha1AwsSecretManagerValue
keda.keda.v2.ApisKedaV1alpha1AwsSecretManagerSecret !name:string; !parameter:string; secretKey:string; versionId:string; versionStage:string
keda.keda.v2.ApisKedaV1alpha1AwsSecretManagerValue !valueFrom:keda.keda.v2.ApisKedaV1alpha1ValueFromSecret
keda.keda.v2.ApisKedaV1alpha1AzureKeyVault cloud:keda.keda.v2.ApisKedaV1alpha1AzureKeyVaultCloudInfo; credentials:keda.keda.v2.ApisKedaV1alpha1AzureKeyVaultCredentials; podIdentity:keda.keda.v2.ApisKedaV1alpha1AuthPodIdentity; !secrets:keda.keda.v2.ApisKedaV1alpha1AzureKeyVaultSecret[]; !vaultUri:string
keda.keda.v2.ApisKedaV1alpha1AzureKeyVaultClientSecret !valueFrom:keda.keda.v2.ApisKedaV1alpha1ValueFromSecret
keda.keda.v2.ApisKedaV1alpha1AzureKeyVaultCloudInfo activeDirectoryEndpoint:string; keyVaultResourceURL:string; !type:string
keda.keda.v2.ApisKedaV1alpha1AzureKeyVaultCredentials !clientId:string; !clientSecret:keda.keda.v2.ApisKedaV1alpha1AzureKeyVaultClientSecret; !tenantId:string
keda.keda.v2.ApisKedaV1alpha1AzureKeyVaultSecret !name:string; !parameter:string; version:string
keda.keda.v2.ApisKedaV1alpha1BoundServiceAccountToken !parameter:string; !serviceAccountName:string
keda.keda.v2.ApisKedaV1alpha1Credential serviceAccount:string; serviceAccountName:string; token:string
keda.keda.v2.ApisKedaV1alpha1Fallback behavior:'static'|'currentReplicas'|'currentReplicasIfHigher'|'currentReplicasIfLower'; !failureThreshold:number; !replicas:number
keda.keda.v2.ApisKedaV1alpha1GCPCredentials !clientSecret:keda.keda.v2.ApisKedaV1alpha1GCPSecretmanagerClientSecret
keda.keda.v2.ApisKedaV1alpha1GCPSecretManager credentials:keda.keda.v2.ApisKedaV1alpha1GCPCredentials; podIdentity:keda.keda.v2.ApisKedaV1alpha1AuthPodIdentity; !secrets:keda.keda.v2.ApisKedaV1alpha1GCPSecretManagerSecret[]
keda.keda.v2.ApisKedaV1alpha1GCPSecretManagerSecret !id:string; !parameter:string; version:string
keda.keda.v2.ApisKedaV1alpha1GCPSecretmanagerClientSecret !valueFrom:keda.keda.v2.ApisKedaV1alpha1ValueFromSecret
keda.keda.v2.ApisKedaV1alpha1HashiCorpVault !address:string; !authentication:string; credential:keda.keda.v2.ApisKedaV1alpha1Credential; mount:string; namespace:string; role:string; !secrets:keda.keda.v2.ApisKedaV1alpha1VaultSecret[]
keda.keda.v2.ApisKedaV1alpha1HorizontalPodAutoscalerConfig behavior:autoscaling.v2.HorizontalPodAutoscalerBehavior; name:string
keda.keda.v2.ApisKedaV1alpha1Rollout propagationPolicy:string; strategy:string
keda.keda.v2.ApisKedaV1alpha1ScaleTarget apiVersion:string; envSourceContainerName:string; kind:string; !name:string
keda.keda.v2.ApisKedaV1alpha1ScaleTriggers authenticationRef:keda.keda.v2.ApisKedaV1alpha1AuthenticationRef; !metadata:string{}; metricType:string; name:string; !type:string; useCachedMetrics:boolean
keda.keda.v2.ApisKedaV1alpha1ScaledJobSpec envSourceContainerName:string; failedJobsHistoryLimit:number; !jobTargetRef:batch.v1.JobSpec; maxReplicaCount:number; minReplicaCount:number; pollingInterval:number; rollout:keda.keda.v2.ApisKedaV1alpha1Rollout; rolloutStrategy:string; scalingStrategy:keda.keda.v2.ApisKedaV1alpha1ScalingStrategy; successfulJobsHistoryLimit:number; !triggers:keda.keda.v2.ApisKedaV1alpha1ScaleTriggers[]
keda.keda.v2.ApisKedaV1alpha1ScaledObjectSpec advanced:keda.keda.v2.ApisKedaV1alpha1AdvancedConfig; cooldownPeriod:number; fallback:keda.keda.v2.ApisKedaV1alpha1Fallback; idleReplicaCount:number; initialCooldownPeriod:number; maxReplicaCount:number; minReplicaCount:number; pollingInterval:number; !scaleTargetRef:keda.keda.v2.ApisKedaV1alpha1ScaleTarget; !triggers:keda.keda.v2.ApisKedaV1alpha1ScaleTriggers[]
keda.keda.v2.ApisKedaV1alpha1ScalingModifiers activationTarget:string; formula:string; metricType:string; target:string
keda.keda.v2.ApisKedaV1alpha1ScalingStrategy customScalingQueueLengthDeduction:number; customScalingRunningJobPercentage:string; multipleScalersCalculation:string; pendingPodConditions:string[]; strategy:string
keda.keda.v2.ApisKedaV1alpha1SecretKeyRef !key:string; !name:string
keda.keda.v2.ApisKedaV1alpha1TriggerAuthenticationSpec awsSecretManager:keda.keda.v2.ApisKedaV1alpha1AwsSecretManager; azureKeyVault:keda.keda.v2.ApisKedaV1alpha1AzureKeyVault; boundServiceAccountToken:keda.keda.v2.ApisKedaV1alpha1BoundServiceAccountToken[]; configMapTargetRef:keda.keda.v2.ApisKedaV1alpha1AuthTargetRef[]; env:keda.keda.v2.ApisKedaV1alpha1AuthEnvironment[]; filePath:string; gcpSecretManager:keda.keda.v2.ApisKedaV1alpha1GCPSecretManager; hashiCorpVault:keda.keda.v2.ApisKedaV1alpha1HashiCorpVault; podIdentity:keda.keda.v2.ApisKedaV1alpha1AuthPodIdentity; secretTargetRef:keda.keda.v2.ApisKedaV1alpha1AuthTargetRef[]; azureServicePrincipal:keda.ApisKedaV1alpha1TriggerAuthenticationSpecAzureServicePrincipal; oauth2:keda.ApisKedaV1alpha1TriggerAuthenticationSpecOauth2
keda.keda.v2.ApisKedaV1alpha1ValueFromSecret !secretKeyRef:keda.keda.v2.ApisKedaV1alpha1SecretKeyRef
keda.keda.v2.ApisKedaV1alpha1VaultPkiData altNames:string; commonName:string; format:string; ipSans:string; otherSans:string; ttl:string; uriSans:string
keda.keda.v2.ApisKedaV1alpha1VaultSecret !key:string; !parameter:string; !path:string; pkiData:keda.keda.v2.ApisKedaV1alpha1VaultPkiData; type:string
keda.keda.v2.ApisKedaV1alpha1WithTriggersSpec pollingInterval:number; !triggers:keda.keda.v2.ApisKedaV1alpha1ScaleTriggers[]
keda.sh/v1alpha1/ClusterTriggerAuthentication apiVersion:'keda.sh/v1alpha1'; kind:'ClusterTriggerAuthentication'; metadata:meta.ObjectMeta; !spec:keda.keda.v2.ApisKedaV1alpha1TriggerAuthenticationSpec; status:any
keda.sh/v1alpha1/ScaledJob apiVersion:'keda.sh/v1alpha1'; kind:'ScaledJob'; metadata:meta.ObjectMeta; spec:keda.keda.v2.ApisKedaV1alpha1ScaledJobSpec; status:any
keda.sh/v1alpha1/ScaledObject apiVersion:'keda.sh/v1alpha1'; kind:'ScaledObject'; metadata:meta.ObjectMeta; !spec:keda.keda.v2.ApisKedaV1alpha1ScaledObjectSpec; status:any
keda.sh/v1alpha1/TriggerAuthentication apiVersion:'keda.sh/v1alpha1'; kind:'TriggerAuthentication'; metadata:meta.ObjectMeta; !spec:keda.keda.v2.ApisKedaV1alpha1TriggerAuthenticationSpec; status:any
keda.sh/v1alpha1/WithTriggers apiVersion:'keda.sh/v1alpha1'; !internalKind:string; kind:'WithTriggers'; metadata:meta.ObjectMeta; !spec:keda.keda.v2.ApisKedaV1alpha1WithTriggersSpec
scheduling.v1alpha3.TopologyConstraint !key:string
scheduling.v1alpha3.WorkloadPodGroupDisruptionMode all:any; single:any
scheduling.v1alpha3.WorkloadPodGroupGangSchedulingPolicy minCount:integer
scheduling.v1alpha3.WorkloadPodGroupResourceClaim !name:string; resourceClaimName:string; resourceClaimTemplateName:string
scheduling.v1alpha3.WorkloadPodGroupSchedulingConstraints topology:scheduling.v1alpha3.TopologyConstraint[]
scheduling.v1alpha3.WorkloadPodGroupSchedulingPolicy basic:any; gang:scheduling.v1alpha3.WorkloadPodGroupGangSchedulingPolicy`;

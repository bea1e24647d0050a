// Made by generate.mjs of kubernetes-models@5.1.0 and k8s.io/kubernetes@v1.37.2. Change that, not this.
export default `core.AWSElasticBlockStoreVolumeSource fsType:string; partition:integer; readOnly:boolean; !volumeID:string
core.Affinity nodeAffinity:core.NodeAffinity; podAffinity:core.PodAffinity; podAntiAffinity:core.PodAntiAffinity
core.AppArmorProfile localhostProfile:string; !type:'Localhost'|'RuntimeDefault'|'Unconfined'
core.AzureDiskVolumeSource cachingMode:'None'|'ReadOnly'|'ReadWrite'; !diskName:string; !diskURI:string; fsType:string; kind:'Dedicated'|'Managed'|'Shared'; readOnly:boolean
core.AzureFilePersistentVolumeSource readOnly:boolean; !secretName:string; secretNamespace:string; !shareName:string
core.AzureFileVolumeSource readOnly:boolean; !secretName:string; !shareName:string
core.CSIPersistentVolumeSource controllerExpandSecretRef:core.SecretReference; controllerPublishSecretRef:core.SecretReference; !driver:string; fsType:string; nodeExpandSecretRef:core.SecretReference; nodePublishSecretRef:core.SecretReference; nodeStageSecretRef:core.SecretReference; readOnly:boolean; volumeAttributes:string{}; !volumeHandle:string
core.CSIVolumeSource !driver:string; fsType:string; nodePublishSecretRef:core.LocalObjectReference; readOnly:boolean; volumeAttributes:string{}
core.Capabilities add:string[]; drop:string[]
core.CephFSPersistentVolumeSource !monitors:string[]; path:string; readOnly:boolean; secretFile:string; secretRef:core.SecretReference; user:string
core.CephFSVolumeSource !monitors:string[]; path:string; readOnly:boolean; secretFile:string; secretRef:core.LocalObjectReference; user:string
core.CinderPersistentVolumeSource fsType:string; readOnly:boolean; secretRef:core.SecretReference; !volumeID:string
core.CinderVolumeSource fsType:string; readOnly:boolean; secretRef:core.LocalObjectReference; !volumeID:string
core.ClientIPConfig timeoutSeconds:integer
core.ClusterTrustBundleProjection labelSelector:meta.LabelSelector; name:string; optional:boolean; !path:string; signerName:string; user:integer
core.ConfigMapEnvSource name:string; optional:boolean
core.ConfigMapKeySelector !key:string; name:string; optional:boolean
core.ConfigMapNodeConfigSource !kubeletConfigKey:string; !name:string; !namespace:string; resourceVersion:string; uid:string
core.ConfigMapProjection items:core.KeyToPath[]; name:string; optional:boolean
core.ConfigMapVolumeSource defaultMode:integer; items:core.KeyToPath[]; name:string; optional:boolean; defaultUser:integer
core.Container args:string[]; command:string[]; env:core.EnvVar[]; envFrom:core.EnvFromSource[]; image:string; imagePullPolicy:'Always'|'IfNotPresent'|'Never'; lifecycle:core.Lifecycle; livenessProbe:core.Probe; !name:string; ports:core.ContainerPort[]; readinessProbe:core.Probe; resizePolicy:core.ContainerResizePolicy[]; resources:core.ResourceRequirements; restartPolicy:string; restartPolicyRules:core.ContainerRestartRule[]; securityContext:core.SecurityContext; startupProbe:core.Probe; stdin:boolean; stdinOnce:boolean; terminationMessagePath:string; terminationMessagePolicy:'FallbackToLogsOnError'|'File'; tty:boolean; volumeDevices:core.VolumeDevice[]; volumeMounts:core.VolumeMount[]; workingDir:string
core.ContainerPort !containerPort:integer; hostIP:string; hostPort:integer; name:string; protocol:'SCTP'|'TCP'|'UDP'
core.ContainerResizePolicy !resourceName:string; !restartPolicy:string
core.ContainerRestartRule !action:string; exitCodes:core.ContainerRestartRuleOnExitCodes
core.ContainerRestartRuleOnExitCodes !operator:string; values:integer[]
core.DownwardAPIProjection items:core.DownwardAPIVolumeFile[]
core.DownwardAPIVolumeFile fieldRef:core.ObjectFieldSelector; mode:integer; !path:string; resourceFieldRef:core.ResourceFieldSelector; user:integer
core.DownwardAPIVolumeSource defaultMode:integer; items:core.DownwardAPIVolumeFile[]; defaultUser:integer
core.EmptyDirVolumeSource medium:string; sizeLimit:quantity; mode:integer
core.EndpointAddress hostname:string; !ip:string; nodeName:string; targetRef:core.ObjectReference
core.EndpointPort appProtocol:string; name:string; !port:integer; protocol:'SCTP'|'TCP'|'UDP'
core.EndpointSubset addresses:core.EndpointAddress[]; notReadyAddresses:core.EndpointAddress[]; ports:core.EndpointPort[]
core.EnvFromSource configMapRef:core.ConfigMapEnvSource; prefix:string; secretRef:core.SecretEnvSource
core.EnvVar !name:string; value:string; valueFrom:core.EnvVarSource
core.EnvVarSource configMapKeyRef:core.ConfigMapKeySelector; fieldRef:core.ObjectFieldSelector; fileKeyRef:core.FileKeySelector; resourceFieldRef:core.ResourceFieldSelector; secretKeyRef:core.SecretKeySelector
core.EphemeralContainer args:string[]; command:string[]; env:core.EnvVar[]; envFrom:core.EnvFromSource[]; image:string; imagePullPolicy:'Always'|'IfNotPresent'|'Never'; lifecycle:core.Lifecycle; livenessProbe:core.Probe; !name:string; ports:core.ContainerPort[]; readinessProbe:core.Probe; resizePolicy:core.ContainerResizePolicy[]; resources:core.ResourceRequirements; restartPolicy:string; restartPolicyRules:core.ContainerRestartRule[]; securityContext:core.SecurityContext; startupProbe:core.Probe; stdin:boolean; stdinOnce:boolean; targetContainerName:string; terminationMessagePath:string; terminationMessagePolicy:'FallbackToLogsOnError'|'File'; tty:boolean; volumeDevices:core.VolumeDevice[]; volumeMounts:core.VolumeMount[]; workingDir:string
core.EphemeralVolumeSource volumeClaimTemplate:core.PersistentVolumeClaimTemplate
core.EvictionResponder !name:string; !priority:integer
core.ExecAction command:string[]
core.FCVolumeSource fsType:string; lun:integer; readOnly:boolean; targetWWNs:string[]; wwids:string[]
core.FileKeySelector !key:string; optional:boolean; !path:string; !volumeName:string
core.FlexPersistentVolumeSource !driver:string; fsType:string; options:string{}; readOnly:boolean; secretRef:core.SecretReference
core.FlexVolumeSource !driver:string; fsType:string; options:string{}; readOnly:boolean; secretRef:core.LocalObjectReference
core.FlockerVolumeSource datasetName:string; datasetUUID:string
core.GCEPersistentDiskVolumeSource fsType:string; partition:integer; !pdName:string; readOnly:boolean
core.GRPCAction !port:integer; service:string; mode:string
core.GitRepoVolumeSource directory:string; !repository:string; revision:string
core.GlusterfsPersistentVolumeSource !endpoints:string; endpointsNamespace:string; !path:string; readOnly:boolean
core.GlusterfsVolumeSource !endpoints:string; !path:string; readOnly:boolean
core.HTTPGetAction host:string; httpHeaders:core.HTTPHeader[]; path:string; !port:port; scheme:'HTTP'|'HTTPS'; protocol:string
core.HTTPHeader !name:string; !value:string
core.HostAlias hostnames:string[]; !ip:string
core.HostPathVolumeSource !path:string; type:''|'BlockDevice'|'CharDevice'|'Directory'|'DirectoryOrCreate'|'File'|'FileOrCreate'|'Socket'
core.ISCSIPersistentVolumeSource chapAuthDiscovery:boolean; chapAuthSession:boolean; fsType:string; initiatorName:string; !iqn:string; iscsiInterface:string; !lun:integer; portals:string[]; readOnly:boolean; secretRef:core.SecretReference; !targetPortal:string
core.ISCSIVolumeSource chapAuthDiscovery:boolean; chapAuthSession:boolean; fsType:string; initiatorName:string; !iqn:string; iscsiInterface:string; !lun:integer; portals:string[]; readOnly:boolean; secretRef:core.LocalObjectReference; !targetPortal:string
core.ImageVolumeSource pullPolicy:'Always'|'IfNotPresent'|'Never'; reference:string
core.KeyToPath !key:string; mode:integer; !path:string; user:integer
core.Lifecycle postStart:core.LifecycleHandler; preStop:core.LifecycleHandler; stopSignal:'SIGABRT'|'SIGALRM'|'SIGBUS'|'SIGCHLD'|'SIGCLD'|'SIGCONT'|'SIGFPE'|'SIGHUP'|'SIGILL'|'SIGINT'|'SIGIO'|'SIGIOT'|'SIGKILL'|'SIGPIPE'|'SIGPOLL'|'SIGPROF'|'SIGPWR'|'SIGQUIT'|'SIGRTMAX'|'SIGRTMAX-1'|'SIGRTMAX-10'|'SIGRTMAX-11'|'SIGRTMAX-12'|'SIGRTMAX-13'|'SIGRTMAX-14'|'SIGRTMAX-2'|'SIGRTMAX-3'|'SIGRTMAX-4'|'SIGRTMAX-5'|'SIGRTMAX-6'|'SIGRTMAX-7'|'SIGRTMAX-8'|'SIGRTMAX-9'|'SIGRTMIN'|'SIGRTMIN+1'|'SIGRTMIN+10'|'SIGRTMIN+11'|'SIGRTMIN+12'|'SIGRTMIN+13'|'SIGRTMIN+14'|'SIGRTMIN+15'|'SIGRTMIN+2'|'SIGRTMIN+3'|'SIGRTMIN+4'|'SIGRTMIN+5'|'SIGRTMIN+6'|'SIGRTMIN+7'|'SIGRTMIN+8'|'SIGRTMIN+9'|'SIGSEGV'|'SIGSTKFLT'|'SIGSTOP'|'SIGSYS'|'SIGTERM'|'SIGTRAP'|'SIGTSTP'|'SIGTTIN'|'SIGTTOU'|'SIGURG'|'SIGUSR1'|'SIGUSR2'|'SIGVTALRM'|'SIGWINCH'|'SIGXCPU'|'SIGXFSZ'
core.LifecycleHandler exec:core.ExecAction; httpGet:core.HTTPGetAction; sleep:core.SleepAction; tcpSocket:core.TCPSocketAction
core.LimitRangeItem default:quantity{}; defaultRequest:quantity{}; max:quantity{}; maxLimitRequestRatio:quantity{}; min:quantity{}; !type:string
core.LimitRangeSpec !limits:core.LimitRangeItem[]
core.LocalObjectReference name:string
core.LocalVolumeSource fsType:string; !path:string
core.NFSVolumeSource !path:string; readOnly:boolean; !server:string
core.NamespaceSpec finalizers:string[]
core.NodeAffinity preferredDuringSchedulingIgnoredDuringExecution:core.PreferredSchedulingTerm[]; requiredDuringSchedulingIgnoredDuringExecution:core.NodeSelector
core.NodeConfigSource configMap:core.ConfigMapNodeConfigSource
core.NodePodPreemptionPolicy disableResizePreemption:string[]
core.NodeSelector !nodeSelectorTerms:core.NodeSelectorTerm[]
core.NodeSelectorRequirement !key:string; !operator:'DoesNotExist'|'Exists'|'Gt'|'In'|'Lt'|'NotIn'; values:string[]
core.NodeSelectorTerm matchExpressions:core.NodeSelectorRequirement[]; matchFields:core.NodeSelectorRequirement[]
core.NodeSpec configSource:core.NodeConfigSource; externalID:string; podCIDR:string; podCIDRs:string[]; providerID:string; taints:core.Taint[]; unschedulable:boolean; podPreemptionPolicy:core.NodePodPreemptionPolicy
core.ObjectFieldSelector apiVersion:string; !fieldPath:string
core.ObjectReference apiVersion:string; fieldPath:string; kind:string; name:string; namespace:string; resourceVersion:string; uid:string
core.PersistentVolumeClaimSpec accessModes:'ReadOnlyMany'|'ReadWriteMany'|'ReadWriteOnce'|'ReadWriteOncePod'[]; dataSource:core.TypedLocalObjectReference; dataSourceRef:core.TypedObjectReference; resources:core.VolumeResourceRequirements; selector:meta.LabelSelector; storageClassName:string; volumeAttributesClassName:string; volumeMode:'Block'|'Filesystem'; volumeName:string
core.PersistentVolumeClaimTemplate metadata:meta.ObjectMeta; !spec:core.PersistentVolumeClaimSpec
core.PersistentVolumeClaimVolumeSource !claimName:string; readOnly:boolean
core.PersistentVolumeSpec accessModes:'ReadOnlyMany'|'ReadWriteMany'|'ReadWriteOnce'|'ReadWriteOncePod'[]; awsElasticBlockStore:core.AWSElasticBlockStoreVolumeSource; azureDisk:core.AzureDiskVolumeSource; azureFile:core.AzureFilePersistentVolumeSource; capacity:quantity{}; cephfs:core.CephFSPersistentVolumeSource; cinder:core.CinderPersistentVolumeSource; claimRef:core.ObjectReference; csi:core.CSIPersistentVolumeSource; fc:core.FCVolumeSource; flexVolume:core.FlexPersistentVolumeSource; flocker:core.FlockerVolumeSource; gcePersistentDisk:core.GCEPersistentDiskVolumeSource; glusterfs:core.GlusterfsPersistentVolumeSource; hostPath:core.HostPathVolumeSource; iscsi:core.ISCSIPersistentVolumeSource; local:core.LocalVolumeSource; mountOptions:string[]; nfs:core.NFSVolumeSource; nodeAffinity:core.VolumeNodeAffinity; persistentVolumeReclaimPolicy:'Delete'|'Recycle'|'Retain'; photonPersistentDisk:core.PhotonPersistentDiskVolumeSource; portworxVolume:core.PortworxVolumeSource; quobyte:core.QuobyteVolumeSource; rbd:core.RBDPersistentVolumeSource; scaleIO:core.ScaleIOPersistentVolumeSource; storageClassName:string; storageos:core.StorageOSPersistentVolumeSource; volumeAttributesClassName:string; volumeMode:'Block'|'Filesystem'; vsphereVolume:core.VsphereVirtualDiskVolumeSource
core.PhotonPersistentDiskVolumeSource fsType:string; !pdID:string
core.PodAffinity preferredDuringSchedulingIgnoredDuringExecution:core.WeightedPodAffinityTerm[]; requiredDuringSchedulingIgnoredDuringExecution:core.PodAffinityTerm[]
core.PodAffinityTerm labelSelector:meta.LabelSelector; matchLabelKeys:string[]; mismatchLabelKeys:string[]; namespaceSelector:meta.LabelSelector; namespaces:string[]; !topologyKey:string
core.PodAntiAffinity preferredDuringSchedulingIgnoredDuringExecution:core.WeightedPodAffinityTerm[]; requiredDuringSchedulingIgnoredDuringExecution:core.PodAffinityTerm[]
core.PodCertificateProjection certificateChainPath:string; credentialBundlePath:string; keyPath:string; !keyType:string; maxExpirationSeconds:integer; !signerName:string; userAnnotations:string{}; user:integer
core.PodDNSConfig nameservers:string[]; options:core.PodDNSConfigOption[]; searches:string[]
core.PodDNSConfigOption name:string; value:string
core.PodOS !name:string
core.PodReadinessGate !conditionType:string
core.PodResourceClaim !name:string; resourceClaimName:string; resourceClaimTemplateName:string
core.PodSchedulingGate !name:string
core.PodSchedulingGroup podGroupName:string
core.PodSecurityContext appArmorProfile:core.AppArmorProfile; fsGroup:integer; fsGroupChangePolicy:'Always'|'OnRootMismatch'; runAsGroup:integer; runAsNonRoot:boolean; runAsUser:integer; seLinuxChangePolicy:string; seLinuxOptions:core.SELinuxOptions; seccompProfile:core.SeccompProfile; supplementalGroups:integer[]; supplementalGroupsPolicy:'Merge'|'Strict'; sysctls:core.Sysctl[]; windowsOptions:core.WindowsSecurityContextOptions
core.PodSpec activeDeadlineSeconds:integer; affinity:core.Affinity; automountServiceAccountToken:boolean; !containers:core.Container[]; dnsConfig:core.PodDNSConfig; dnsPolicy:'ClusterFirst'|'ClusterFirstWithHostNet'|'Default'|'None'; enableServiceLinks:boolean; ephemeralContainers:core.EphemeralContainer[]; hostAliases:core.HostAlias[]; hostIPC:boolean; hostNetwork:boolean; hostPID:boolean; hostUsers:boolean; hostname:string; hostnameOverride:string; imagePullSecrets:core.LocalObjectReference[]; initContainers:core.Container[]; nodeName:string; nodeSelector:string{}; os:core.PodOS; overhead:quantity{}; preemptionPolicy:'Never'|'PreemptLowerPriority'; priority:integer; priorityClassName:string; readinessGates:core.PodReadinessGate[]; resourceClaims:core.PodResourceClaim[]; resources:core.ResourceRequirements; restartPolicy:'Always'|'Never'|'OnFailure'; runtimeClassName:string; schedulerName:string; schedulingGates:core.PodSchedulingGate[]; schedulingGroup:core.PodSchedulingGroup; securityContext:core.PodSecurityContext; serviceAccount:string; serviceAccountName:string; setHostnameAsFQDN:boolean; shareProcessNamespace:boolean; subdomain:string; terminationGracePeriodSeconds:integer; tolerations:core.Toleration[]; topologySpreadConstraints:core.TopologySpreadConstraint[]; volumes:core.Volume[]; evictionResponders:core.EvictionResponder[]
core.PodTemplateSpec metadata:meta.ObjectMeta; spec:core.PodSpec
core.PortworxVolumeSource fsType:string; readOnly:boolean; !volumeID:string
core.PreferredSchedulingTerm !preference:core.NodeSelectorTerm; !weight:integer
core.Probe exec:core.ExecAction; failureThreshold:integer; grpc:core.GRPCAction; httpGet:core.HTTPGetAction; initialDelaySeconds:integer; periodSeconds:integer; successThreshold:integer; tcpSocket:core.TCPSocketAction; terminationGracePeriodSeconds:integer; timeoutSeconds:integer
core.ProjectedVolumeSource defaultMode:integer; sources:core.VolumeProjection[]; defaultUser:integer
core.QuobyteVolumeSource group:string; readOnly:boolean; !registry:string; tenant:string; user:string; !volume:string
core.RBDPersistentVolumeSource fsType:string; !image:string; keyring:string; !monitors:string[]; pool:string; readOnly:boolean; secretRef:core.SecretReference; user:string
core.RBDVolumeSource fsType:string; !image:string; keyring:string; !monitors:string[]; pool:string; readOnly:boolean; secretRef:core.LocalObjectReference; user:string
core.ReplicationControllerSpec minReadySeconds:integer; replicas:integer; selector:string{}; template:core.PodTemplateSpec
core.ResourceClaim !name:string; request:string
core.ResourceFieldSelector containerName:string; divisor:quantity; !resource:string
core.ResourceQuotaSpec hard:quantity{}; scopeSelector:core.ScopeSelector; scopes:'BestEffort'|'CrossNamespacePodAffinity'|'NotBestEffort'|'NotTerminating'|'PriorityClass'|'Terminating'|'VolumeAttributesClass'[]
core.ResourceRequirements claims:core.ResourceClaim[]; limits:quantity{}; requests:quantity{}
core.SELinuxOptions level:string; role:string; type:string; user:string
core.ScaleIOPersistentVolumeSource fsType:string; !gateway:string; protectionDomain:string; readOnly:boolean; !secretRef:core.SecretReference; sslEnabled:boolean; storageMode:string; storagePool:string; !system:string; volumeName:string
core.ScaleIOVolumeSource fsType:string; !gateway:string; protectionDomain:string; readOnly:boolean; !secretRef:core.LocalObjectReference; sslEnabled:boolean; storageMode:string; storagePool:string; !system:string; volumeName:string
core.ScopeSelector matchExpressions:core.ScopedResourceSelectorRequirement[]
core.ScopedResourceSelectorRequirement !operator:'DoesNotExist'|'Exists'|'In'|'NotIn'; !scopeName:'BestEffort'|'CrossNamespacePodAffinity'|'NotBestEffort'|'NotTerminating'|'PriorityClass'|'Terminating'|'VolumeAttributesClass'; values:string[]
core.SeccompProfile localhostProfile:string; !type:'Localhost'|'RuntimeDefault'|'Unconfined'
core.SecretEnvSource name:string; optional:boolean
core.SecretKeySelector !key:string; name:string; optional:boolean
core.SecretProjection items:core.KeyToPath[]; name:string; optional:boolean
core.SecretReference name:string; namespace:string
core.SecretVolumeSource defaultMode:integer; items:core.KeyToPath[]; optional:boolean; secretName:string; defaultUser:integer
core.SecurityContext allowPrivilegeEscalation:boolean; appArmorProfile:core.AppArmorProfile; capabilities:core.Capabilities; privileged:boolean; procMount:'Default'|'Unmasked'; readOnlyRootFilesystem:boolean; runAsGroup:integer; runAsNonRoot:boolean; runAsUser:integer; seLinuxOptions:core.SELinuxOptions; seccompProfile:core.SeccompProfile; windowsOptions:core.WindowsSecurityContextOptions
core.ServiceAccountTokenProjection audience:string; expirationSeconds:integer; !path:string; user:integer
core.ServicePort appProtocol:string; name:string; nodePort:integer; !port:integer; protocol:'SCTP'|'TCP'|'UDP'; targetPort:port
core.ServiceSpec allocateLoadBalancerNodePorts:boolean; clusterIP:string; clusterIPs:string[]; externalIPs:string[]; externalName:string; externalTrafficPolicy:'Cluster'|'Local'; healthCheckNodePort:integer; internalTrafficPolicy:'Cluster'|'Local'; ipFamilies:''|'IPv4'|'IPv6'[]; ipFamilyPolicy:'PreferDualStack'|'RequireDualStack'|'SingleStack'; loadBalancerClass:string; loadBalancerIP:string; loadBalancerSourceRanges:string[]; ports:core.ServicePort[]; publishNotReadyAddresses:boolean; selector:string{}; sessionAffinity:'ClientIP'|'None'; sessionAffinityConfig:core.SessionAffinityConfig; trafficDistribution:string; type:'ClusterIP'|'ExternalName'|'LoadBalancer'|'NodePort'
core.SessionAffinityConfig clientIP:core.ClientIPConfig
core.SleepAction !seconds:integer
core.StorageOSPersistentVolumeSource fsType:string; readOnly:boolean; secretRef:core.ObjectReference; volumeName:string; volumeNamespace:string
core.StorageOSVolumeSource fsType:string; readOnly:boolean; secretRef:core.LocalObjectReference; volumeName:string; volumeNamespace:string
core.Sysctl !name:string; !value:string
core.TCPSocketAction host:string; !port:port
core.Taint !effect:'NoExecute'|'NoSchedule'|'PreferNoSchedule'; !key:string; timeAdded:string; value:string
core.Toleration effect:'NoExecute'|'NoSchedule'|'PreferNoSchedule'; key:string; operator:'Equal'|'Exists'|'Gt'|'Lt'; tolerationSeconds:integer; value:string
core.TopologySpreadConstraint labelSelector:meta.LabelSelector; matchLabelKeys:string[]; !maxSkew:integer; minDomains:integer; nodeAffinityPolicy:'Honor'|'Ignore'; nodeTaintsPolicy:'Honor'|'Ignore'; !topologyKey:string; !whenUnsatisfiable:'DoNotSchedule'|'ScheduleAnyway'
core.TypedLocalObjectReference apiGroup:string; kind:string; !name:string
core.TypedObjectReference apiGroup:string; kind:string; !name:string; namespace:string
core.Volume awsElasticBlockStore:core.AWSElasticBlockStoreVolumeSource; azureDisk:core.AzureDiskVolumeSource; azureFile:core.AzureFileVolumeSource; cephfs:core.CephFSVolumeSource; cinder:core.CinderVolumeSource; configMap:core.ConfigMapVolumeSource; csi:core.CSIVolumeSource; downwardAPI:core.DownwardAPIVolumeSource; emptyDir:core.EmptyDirVolumeSource; ephemeral:core.EphemeralVolumeSource; fc:core.FCVolumeSource; flexVolume:core.FlexVolumeSource; flocker:core.FlockerVolumeSource; gcePersistentDisk:core.GCEPersistentDiskVolumeSource; gitRepo:core.GitRepoVolumeSource; glusterfs:core.GlusterfsVolumeSource; hostPath:core.HostPathVolumeSource; image:core.ImageVolumeSource; iscsi:core.ISCSIVolumeSource; !name:string; nfs:core.NFSVolumeSource; persistentVolumeClaim:core.PersistentVolumeClaimVolumeSource; photonPersistentDisk:core.PhotonPersistentDiskVolumeSource; portworxVolume:core.PortworxVolumeSource; projected:core.ProjectedVolumeSource; quobyte:core.QuobyteVolumeSource; rbd:core.RBDVolumeSource; scaleIO:core.ScaleIOVolumeSource; secret:core.SecretVolumeSource; storageos:core.StorageOSVolumeSource; vsphereVolume:core.VsphereVirtualDiskVolumeSource
core.VolumeDevice !devicePath:string; !name:string
core.VolumeMount !mountPath:string; mountPropagation:'Bidirectional'|'HostToContainer'|'None'; !name:string; readOnly:boolean; recursiveReadOnly:string; subPath:string; subPathExpr:string; bindMountOptions:string[]
core.VolumeNodeAffinity required:core.NodeSelector
core.VolumeProjection clusterTrustBundle:core.ClusterTrustBundleProjection; configMap:core.ConfigMapProjection; downwardAPI:core.DownwardAPIProjection; podCertificate:core.PodCertificateProjection; secret:core.SecretProjection; serviceAccountToken:core.ServiceAccountTokenProjection
core.VolumeResourceRequirements limits:quantity{}; requests:quantity{}
core.VsphereVirtualDiskVolumeSource fsType:string; storagePolicyID:string; storagePolicyName:string; !volumePath:string
core.WeightedPodAffinityTerm !podAffinityTerm:core.PodAffinityTerm; !weight:integer
core.WindowsSecurityContextOptions gmsaCredentialSpec:string; gmsaCredentialSpecName:string; hostProcess:boolean; runAsUserName:string
meta.LabelSelector matchExpressions:meta.LabelSelectorRequirement[]; matchLabels:string{}
meta.LabelSelectorRequirement !key:string; !operator:string; values:string[]
meta.ObjectMeta annotations:string{}; creationTimestamp:string; deletionGracePeriodSeconds:integer; deletionTimestamp:string; finalizers:string[]; generateName:string; generation:integer; labels:string{}; managedFields:any; name:string; namespace:string; ownerReferences:meta.OwnerReference[]; resourceVersion:string; selfLink:string; uid:string
meta.OwnerReference apiVersion:string; blockOwnerDeletion:boolean; controller:boolean; kind:string; !name:string; !uid:string
v1/ConfigMap apiVersion:'v1'; binaryData:string{}; data:string{}; immutable:boolean; kind:'ConfigMap'; metadata:meta.ObjectMeta
v1/Endpoints apiVersion:'v1'; kind:'Endpoints'; metadata:meta.ObjectMeta; subsets:core.EndpointSubset[]
v1/LimitRange apiVersion:'v1'; kind:'LimitRange'; metadata:meta.ObjectMeta; spec:core.LimitRangeSpec
v1/Namespace apiVersion:'v1'; kind:'Namespace'; metadata:meta.ObjectMeta; spec:core.NamespaceSpec; status:any
v1/Node apiVersion:'v1'; kind:'Node'; metadata:meta.ObjectMeta; spec:core.NodeSpec; status:any
v1/PersistentVolume apiVersion:'v1'; kind:'PersistentVolume'; metadata:meta.ObjectMeta; spec:core.PersistentVolumeSpec; status:any
v1/PersistentVolumeClaim apiVersion:'v1'; kind:'PersistentVolumeClaim'; metadata:meta.ObjectMeta; spec:core.PersistentVolumeClaimSpec; status:any
v1/Pod apiVersion:'v1'; kind:'Pod'; metadata:meta.ObjectMeta; spec:core.PodSpec; status:any
v1/PodTemplate apiVersion:'v1'; kind:'PodTemplate'; metadata:meta.ObjectMeta; template:core.PodTemplateSpec
v1/ReplicationController apiVersion:'v1'; kind:'ReplicationController'; metadata:meta.ObjectMeta; spec:core.ReplicationControllerSpec; status:any
v1/ResourceQuota apiVersion:'v1'; kind:'ResourceQuota'; metadata:meta.ObjectMeta; spec:core.ResourceQuotaSpec; status:any
v1/Secret apiVersion:'v1'; data:string{}; immutable:boolean; kind:'Secret'; metadata:meta.ObjectMeta; stringData:string{}; type:string
v1/Service apiVersion:'v1'; kind:'Service'; metadata:meta.ObjectMeta; spec:core.ServiceSpec; status:any
v1/ServiceAccount apiVersion:'v1'; automountServiceAccountToken:boolean; imagePullSecrets:core.LocalObjectReference[]; kind:'ServiceAccount'; metadata:meta.ObjectMeta; secrets:core.ObjectReference[]`;

// Made by generate.mjs of @kubernetes-models/autoscaler@5.0.0 and k8s.io/autoscaler/vertical-pod-autoscaler@v1.8.1. Change that, not this.
export default `autoscaler.ContainerResourcePolicyStartupBoost cpu:autoscaler.ContainerResourcePolicyStartupBoostCpu
autoscaler.ContainerResourcePolicyStartupBoostCpu durationSeconds:integer; factor:integer; quantity:port; !type:'Factor'|'Quantity'
autoscaler.VerticalPodAutoscalerSpecStartupBoost cpu:autoscaler.VerticalPodAutoscalerSpecStartupBoostCpu
autoscaler.VerticalPodAutoscalerSpecStartupBoostCpu durationSeconds:integer; factor:integer; quantity:port; !type:'Factor'|'Quantity'
autoscaler.io.v1.ContainerResourcePolicy containerName:string; controlledResources:string[]; controlledValues:'RequestsAndLimits'|'RequestsOnly'; maxAllowed:quantity{}; minAllowed:quantity{}; mode:'Auto'|'Off'; oomBumpUpRatio:quantity; oomMinBumpUp:quantity; memoryAggregationIntervalCount:integer; memoryAggregationIntervalSeconds:integer; startupBoost:autoscaler.ContainerResourcePolicyStartupBoost
autoscaler.io.v1.EvictionRequirement !changeRequirement:'TargetHigherThanRequests'|'TargetLowerThanRequests'; !resources:string[]
autoscaler.io.v1.PodResourcePolicy containerPolicies:autoscaler.io.v1.ContainerResourcePolicy[]
autoscaler.io.v1.PodUpdatePolicy evictionRequirements:autoscaler.io.v1.EvictionRequirement[]; minReplicas:number; updateMode:'Off'|'Initial'|'Recreate'|'InPlaceOrRecreate'|'Auto'; evictAfterOOMSeconds:integer
autoscaler.io.v1.VerticalPodAutoscalerRecommenderSelector !name:string
autoscaler.io.v1.VerticalPodAutoscalerSpec recommenders:autoscaler.io.v1.VerticalPodAutoscalerRecommenderSelector[]; resourcePolicy:autoscaler.io.v1.PodResourcePolicy; !targetRef:autoscaling.v1.CrossVersionObjectReference; updatePolicy:autoscaler.io.v1.PodUpdatePolicy; startupBoost:autoscaler.VerticalPodAutoscalerSpecStartupBoost
autoscaling.k8s.io/v1/VerticalPodAutoscaler apiVersion:'autoscaling.k8s.io/v1'; kind:'VerticalPodAutoscaler'; metadata:meta.ObjectMeta; !spec:autoscaler.io.v1.VerticalPodAutoscalerSpec; status:any
autoscaling.v1.CrossVersionObjectReference apiVersion:string; kind:string; !name:string`;

// Made by generate.mjs of @kubernetes-models/autoscaler@5.0.0 (MIT). Change that, not this.
export default `autoscaler.io.v1.ContainerResourcePolicy containerName:string; controlledResources:string[]; controlledValues:'RequestsAndLimits'|'RequestsOnly'; maxAllowed:quantity{}; minAllowed:quantity{}; mode:'Auto'|'Off'; oomBumpUpRatio:quantity; oomMinBumpUp:quantity
autoscaler.io.v1.EvictionRequirement !changeRequirement:'TargetHigherThanRequests'|'TargetLowerThanRequests'; !resources:string[]
autoscaler.io.v1.PodResourcePolicy containerPolicies:autoscaler.io.v1.ContainerResourcePolicy[]
autoscaler.io.v1.PodUpdatePolicy evictionRequirements:autoscaler.io.v1.EvictionRequirement[]; minReplicas:number; updateMode:'Off'|'Initial'|'Recreate'|'InPlaceOrRecreate'|'Auto'
autoscaler.io.v1.VerticalPodAutoscalerRecommenderSelector !name:string
autoscaler.io.v1.VerticalPodAutoscalerSpec recommenders:autoscaler.io.v1.VerticalPodAutoscalerRecommenderSelector[]; resourcePolicy:autoscaler.io.v1.PodResourcePolicy; !targetRef:autoscaling.v1.CrossVersionObjectReference; updatePolicy:autoscaler.io.v1.PodUpdatePolicy
autoscaling.k8s.io/v1/VerticalPodAutoscaler apiVersion:'autoscaling.k8s.io/v1'; kind:'VerticalPodAutoscaler'; metadata:meta.ObjectMeta; !spec:autoscaler.io.v1.VerticalPodAutoscalerSpec; status:any
autoscaling.v1.CrossVersionObjectReference apiVersion:string; kind:string; !name:string`;

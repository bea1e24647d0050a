// Made by generate.mjs of @kubernetes-models/gateway-api@2.0.0 and sigs.k8s.io/gateway-api@v1.6.0. Change that, not this.
export default `gateway-api.apis.v1.AllowedListeners namespaces:gateway-api.apis.v1.ListenerNamespaces
gateway-api.apis.v1.AllowedRoutes kinds:gateway-api.apis.v1.RouteGroupKind[]; namespaces:gateway-api.apis.v1.RouteNamespaces
gateway-api.apis.v1.BackendObjectReference group:string; kind:string; !name:string; namespace:string; port:number
gateway-api.apis.v1.BackendRef group:string; kind:string; !name:string; namespace:string; port:number; weight:number
gateway-api.apis.v1.BackendTLSPolicySpec options:string{}; !targetRefs:gateway-api.apis.v1.LocalPolicyTargetReferenceWithSectionName[]; !validation:gateway-api.apis.v1.BackendTLSPolicyValidation
gateway-api.apis.v1.BackendTLSPolicyValidation caCertificateRefs:gateway-api.apis.v1.LocalObjectReference[]; !hostname:string; subjectAltNames:gateway-api.apis.v1.SubjectAltName[]; wellKnownCACertificates:string
gateway-api.apis.v1.CookieConfig lifetimeType:'Permanent'|'Session'
gateway-api.apis.v1.ForwardBodyConfig maxSize:number
gateway-api.apis.v1.Fraction denominator:number; !numerator:number
gateway-api.apis.v1.FrontendTLSConfig !default:gateway-api.apis.v1.TLSConfig; perPort:gateway-api.apis.v1.TLSPortConfig[]
gateway-api.apis.v1.FrontendTLSValidation !caCertificateRefs:gateway-api.apis.v1.ObjectReference[]; mode:'AllowValidOnly'|'AllowInsecureFallback'
gateway-api.apis.v1.GRPCAuthConfig allowedHeaders:string[]
gateway-api.apis.v1.GRPCBackendRef group:string; kind:string; !name:string; namespace:string; port:number; weight:number; filters:gateway-api.apis.v1.GRPCRouteFilter[]
gateway-api.apis.v1.GRPCHeaderMatch !name:string; type:'Exact'|'RegularExpression'; !value:string
gateway-api.apis.v1.GRPCMethodMatch method:string; service:string; type:'Exact'|'RegularExpression'
gateway-api.apis.v1.GRPCRouteFilter extensionRef:gateway-api.apis.v1.LocalObjectReference; requestHeaderModifier:gateway-api.apis.v1.HTTPHeaderFilter; requestMirror:gateway-api.apis.v1.HTTPRequestMirrorFilter; responseHeaderModifier:gateway-api.apis.v1.HTTPHeaderFilter; !type:string
gateway-api.apis.v1.GRPCRouteMatch headers:gateway-api.apis.v1.GRPCHeaderMatch[]; method:gateway-api.apis.v1.GRPCMethodMatch
gateway-api.apis.v1.GRPCRouteRule backendRefs:gateway-api.apis.v1.GRPCBackendRef[]; filters:gateway-api.apis.v1.GRPCRouteFilter[]; matches:gateway-api.apis.v1.GRPCRouteMatch[]; name:string; sessionPersistence:gateway-api.apis.v1.SessionPersistence
gateway-api.apis.v1.GRPCRouteSpec parentRefs:gateway-api.apis.v1.ParentReference[]; useDefaultGateways:'All'|'None'; hostnames:string[]; rules:gateway-api.apis.v1.GRPCRouteRule[]
gateway-api.apis.v1.GatewayBackendTLS clientCertificateRef:gateway-api.apis.v1.SecretObjectReference
gateway-api.apis.v1.GatewayClassSpec !controllerName:string; description:string; parametersRef:gateway-api.apis.v1.ParametersReference
gateway-api.apis.v1.GatewayInfrastructure annotations:string{}; labels:string{}; parametersRef:gateway-api.apis.v1.LocalParametersReference
gateway-api.apis.v1.GatewaySpec addresses:gateway-api.apis.v1.GatewaySpecAddress[]; allowedListeners:gateway-api.apis.v1.AllowedListeners; defaultScope:'All'|'None'; !gatewayClassName:string; infrastructure:gateway-api.apis.v1.GatewayInfrastructure; !listeners:gateway-api.apis.v1.Listener[]; tls:gateway-api.apis.v1.GatewayTLSConfig
gateway-api.apis.v1.GatewaySpecAddress type:string; value:string
gateway-api.apis.v1.GatewayTLSConfig backend:gateway-api.apis.v1.GatewayBackendTLS; frontend:gateway-api.apis.v1.FrontendTLSConfig
gateway-api.apis.v1.HTTPAuthConfig allowedHeaders:string[]; allowedResponseHeaders:string[]; path:string
gateway-api.apis.v1.HTTPBackendRef group:string; kind:string; !name:string; namespace:string; port:number; weight:number; filters:gateway-api.apis.v1.HTTPRouteFilter[]
gateway-api.apis.v1.HTTPCORSFilter allowCredentials:boolean; allowHeaders:string[]; allowMethods:'GET'|'HEAD'|'POST'|'PUT'|'DELETE'|'CONNECT'|'OPTIONS'|'TRACE'|'PATCH'|'*'[]; allowOrigins:string[]; exposeHeaders:string[]; maxAge:number
gateway-api.apis.v1.HTTPExternalAuthFilter !backendRef:gateway-api.apis.v1.BackendObjectReference; forwardBody:gateway-api.apis.v1.ForwardBodyConfig; grpc:gateway-api.apis.v1.GRPCAuthConfig; http:gateway-api.apis.v1.HTTPAuthConfig; !protocol:string
gateway-api.apis.v1.HTTPHeader !name:string; !value:string
gateway-api.apis.v1.HTTPHeaderFilter add:gateway-api.apis.v1.HTTPHeader[]; remove:string[]; set:gateway-api.apis.v1.HTTPHeader[]
gateway-api.apis.v1.HTTPHeaderMatch !name:string; type:'Exact'|'RegularExpression'; !value:string
gateway-api.apis.v1.HTTPPathMatch type:'Exact'|'PathPrefix'|'RegularExpression'; value:string
gateway-api.apis.v1.HTTPPathModifier replaceFullPath:string; replacePrefixMatch:string; !type:string
gateway-api.apis.v1.HTTPQueryParamMatch !name:string; type:'Exact'|'RegularExpression'; !value:string
gateway-api.apis.v1.HTTPRequestMirrorFilter !backendRef:gateway-api.apis.v1.BackendObjectReference; fraction:gateway-api.apis.v1.Fraction; percent:number
gateway-api.apis.v1.HTTPRequestRedirectFilter hostname:string; path:gateway-api.apis.v1.HTTPPathModifier; port:number; scheme:'http'|'https'; statusCode:any
gateway-api.apis.v1.HTTPRouteFilter cors:gateway-api.apis.v1.HTTPCORSFilter; extensionRef:gateway-api.apis.v1.LocalObjectReference; externalAuth:gateway-api.apis.v1.HTTPExternalAuthFilter; requestHeaderModifier:gateway-api.apis.v1.HTTPHeaderFilter; requestMirror:gateway-api.apis.v1.HTTPRequestMirrorFilter; requestRedirect:gateway-api.apis.v1.HTTPRequestRedirectFilter; responseHeaderModifier:gateway-api.apis.v1.HTTPHeaderFilter; !type:string; urlRewrite:gateway-api.apis.v1.HTTPURLRewriteFilter
gateway-api.apis.v1.HTTPRouteMatch headers:gateway-api.apis.v1.HTTPHeaderMatch[]; method:'GET'|'HEAD'|'POST'|'PUT'|'DELETE'|'CONNECT'|'OPTIONS'|'TRACE'|'PATCH'; path:gateway-api.apis.v1.HTTPPathMatch; queryParams:gateway-api.apis.v1.HTTPQueryParamMatch[]
gateway-api.apis.v1.HTTPRouteRetry attempts:number; backoff:string; codes:number[]
gateway-api.apis.v1.HTTPRouteRule backendRefs:gateway-api.apis.v1.HTTPBackendRef[]; filters:gateway-api.apis.v1.HTTPRouteFilter[]; matches:gateway-api.apis.v1.HTTPRouteMatch[]; name:string; retry:gateway-api.apis.v1.HTTPRouteRetry; sessionPersistence:gateway-api.apis.v1.SessionPersistence; timeouts:gateway-api.apis.v1.HTTPRouteTimeouts
gateway-api.apis.v1.HTTPRouteSpec parentRefs:gateway-api.apis.v1.ParentReference[]; useDefaultGateways:'All'|'None'; hostnames:string[]; rules:gateway-api.apis.v1.HTTPRouteRule[]
gateway-api.apis.v1.HTTPRouteTimeouts backendRequest:string; request:string
gateway-api.apis.v1.HTTPURLRewriteFilter hostname:string; path:gateway-api.apis.v1.HTTPPathModifier
gateway-api.apis.v1.Listener allowedRoutes:gateway-api.apis.v1.AllowedRoutes; hostname:string; !name:string; !port:number; !protocol:string; tls:gateway-api.apis.v1.ListenerTLSConfig
gateway-api.apis.v1.ListenerEntry allowedRoutes:gateway-api.apis.v1.AllowedRoutes; hostname:string; !name:string; !port:number; !protocol:string; tls:gateway-api.apis.v1.ListenerTLSConfig
gateway-api.apis.v1.ListenerNamespaces from:string; selector:meta.LabelSelector
gateway-api.apis.v1.ListenerSetSpec !listeners:gateway-api.apis.v1.ListenerEntry[]; !parentRef:gateway-api.apis.v1.ParentGatewayReference
gateway-api.apis.v1.ListenerTLSConfig certificateRefs:gateway-api.apis.v1.SecretObjectReference[]; mode:'Terminate'|'Passthrough'; options:string{}
gateway-api.apis.v1.LocalObjectReference !group:string; kind:string; !name:string
gateway-api.apis.v1.LocalParametersReference !group:string; kind:string; !name:string
gateway-api.apis.v1.LocalPolicyTargetReferenceWithSectionName !group:string; kind:string; !name:string; sectionName:string
gateway-api.apis.v1.ObjectReference !group:string; kind:string; !name:string; namespace:string
gateway-api.apis.v1.ParametersReference !group:string; kind:string; !name:string; namespace:string
gateway-api.apis.v1.ParentGatewayReference group:string; kind:string; !name:string; namespace:string
gateway-api.apis.v1.ParentReference group:string; kind:string; !name:string; namespace:string; port:number; sectionName:string
gateway-api.apis.v1.ReferenceGrantFrom !group:string; kind:string; !namespace:string
gateway-api.apis.v1.ReferenceGrantSpec !from:gateway-api.apis.v1.ReferenceGrantFrom[]; !to:gateway-api.apis.v1.ReferenceGrantTo[]
gateway-api.apis.v1.ReferenceGrantTo !group:string; kind:string; name:string
gateway-api.apis.v1.RouteGroupKind group:string; kind:string
gateway-api.apis.v1.RouteNamespaces from:string; selector:meta.LabelSelector
gateway-api.apis.v1.SecretObjectReference group:string; kind:string; !name:string; namespace:string
gateway-api.apis.v1.SessionPersistence absoluteTimeout:string; cookieConfig:gateway-api.apis.v1.CookieConfig; idleTimeout:string; sessionName:string; type:'Cookie'|'Header'
gateway-api.apis.v1.SubjectAltName hostname:string; !type:'Hostname'|'URI'; uri:string
gateway-api.apis.v1.TLSConfig validation:gateway-api.apis.v1.FrontendTLSValidation
gateway-api.apis.v1.TLSPortConfig !port:number; !tls:gateway-api.apis.v1.TLSConfig
gateway-api.apis.v1.TLSRouteRule !backendRefs:gateway-api.apis.v1.BackendRef[]; name:string
gateway-api.apis.v1.TLSRouteSpec parentRefs:gateway-api.apis.v1.ParentReference[]; useDefaultGateways:'All'|'None'; !hostnames:string[]; !rules:gateway-api.apis.v1.TLSRouteRule[]
gateway.networking.k8s.io/v1/BackendTLSPolicy apiVersion:'gateway.networking.k8s.io/v1'; kind:'BackendTLSPolicy'; metadata:meta.ObjectMeta; !spec:gateway-api.apis.v1.BackendTLSPolicySpec; status:any
gateway.networking.k8s.io/v1/GRPCRoute apiVersion:'gateway.networking.k8s.io/v1'; kind:'GRPCRoute'; metadata:meta.ObjectMeta; !spec:gateway-api.apis.v1.GRPCRouteSpec; status:any
gateway.networking.k8s.io/v1/Gateway apiVersion:'gateway.networking.k8s.io/v1'; kind:'Gateway'; metadata:meta.ObjectMeta; !spec:gateway-api.apis.v1.GatewaySpec; status:any
gateway.networking.k8s.io/v1/GatewayClass apiVersion:'gateway.networking.k8s.io/v1'; kind:'GatewayClass'; metadata:meta.ObjectMeta; !spec:gateway-api.apis.v1.GatewayClassSpec; status:any
gateway.networking.k8s.io/v1/HTTPRoute apiVersion:'gateway.networking.k8s.io/v1'; kind:'HTTPRoute'; metadata:meta.ObjectMeta; !spec:gateway-api.apis.v1.HTTPRouteSpec; status:any
gateway.networking.k8s.io/v1/ListenerSet apiVersion:'gateway.networking.k8s.io/v1'; kind:'ListenerSet'; metadata:meta.ObjectMeta; !spec:gateway-api.apis.v1.ListenerSetSpec; status:any
gateway.networking.k8s.io/v1/ReferenceGrant apiVersion:'gateway.networking.k8s.io/v1'; kind:'ReferenceGrant'; metadata:meta.ObjectMeta; spec:gateway-api.apis.v1.ReferenceGrantSpec
gateway.networking.k8s.io/v1/TLSRoute apiVersion:'gateway.networking.k8s.io/v1'; kind:'TLSRoute'; metadata:meta.ObjectMeta; !spec:gateway-api.apis.v1.TLSRouteSpec; status:any`;

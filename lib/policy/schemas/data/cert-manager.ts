// Made by generate.mjs of @kubernetes-models/cert-manager@6.0.0 and github.com/cert-manager/cert-manager@v1.21.2. Change that, not this.
export default `cert-manager.CertificateSpecRenewal policy:'RenewBefore'|'Disabled'; windows:cert-manager.CertificateSpecRenewalWindows[]
cert-manager.CertificateSpecRenewalWindows !cron:string; timezone:string; !windowDuration:string
cert-manager.VaultAuthAws iamRoleArn:string; mountPath:string; region:string; !role:string; serviceAccountRef:cert-manager.VaultAuthAwsServiceAccountRef; vaultHeaderValue:string
cert-manager.VaultAuthAwsServiceAccountRef audiences:string[]; !name:string
cert-manager.VenafiIssuerNgts !credentialsRef:cert-manager.VenafiIssuerNgtsCredentialsRef; tokenEndpoint:string; !tsgID:string; url:string
cert-manager.VenafiIssuerNgtsCredentialsRef !name:string
cert-manager.acme.v1.ACMEChallengeSolver dns01:cert-manager.acme.v1.ACMEChallengeSolverDNS01; http01:cert-manager.acme.v1.ACMEChallengeSolverHTTP01; selector:cert-manager.acme.v1.CertificateDNSNameSelector; waitInsteadOfSelfCheck:string
cert-manager.acme.v1.ACMEChallengeSolverDNS01 acmeDNS:cert-manager.acme.v1.ACMEIssuerDNS01ProviderAcmeDNS; akamai:cert-manager.acme.v1.ACMEIssuerDNS01ProviderAkamai; azureDNS:cert-manager.acme.v1.ACMEIssuerDNS01ProviderAzureDNS; cloudDNS:cert-manager.acme.v1.ACMEIssuerDNS01ProviderCloudDNS; cloudflare:cert-manager.acme.v1.ACMEIssuerDNS01ProviderCloudflare; cnameStrategy:'None'|'Follow'; digitalocean:cert-manager.acme.v1.ACMEIssuerDNS01ProviderDigitalOcean; rfc2136:cert-manager.acme.v1.ACMEIssuerDNS01ProviderRFC2136; route53:cert-manager.acme.v1.ACMEIssuerDNS01ProviderRoute53; webhook:cert-manager.acme.v1.ACMEIssuerDNS01ProviderWebhook
cert-manager.acme.v1.ACMEChallengeSolverHTTP01 gatewayHTTPRoute:cert-manager.acme.v1.ACMEChallengeSolverHTTP01GatewayHTTPRoute; ingress:cert-manager.acme.v1.ACMEChallengeSolverHTTP01Ingress
cert-manager.acme.v1.ACMEChallengeSolverHTTP01GatewayHTTPRoute labels:string{}; parentRefs:any[]; podTemplate:cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressPodTemplate; serviceType:'ClusterIP'|'ExternalName'|'LoadBalancer'|'NodePort'
cert-manager.acme.v1.ACMEChallengeSolverHTTP01Ingress class:string; ingressClassName:string; ingressTemplate:cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressTemplate; name:string; podTemplate:cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressPodTemplate; serviceType:'ClusterIP'|'ExternalName'|'LoadBalancer'|'NodePort'
cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressObjectMeta annotations:string{}; labels:string{}
cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressPodObjectMeta annotations:string{}; labels:string{}
cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressPodResources limits:quantity{}; requests:quantity{}
cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressPodSecurityContext fsGroup:number; fsGroupChangePolicy:'Always'|'OnRootMismatch'; runAsGroup:number; runAsNonRoot:boolean; runAsUser:number; seLinuxOptions:core.SELinuxOptions; seccompProfile:core.SeccompProfile; supplementalGroups:number[]; sysctls:core.Sysctl[]
cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressPodSpec affinity:core.Affinity; imagePullSecrets:core.LocalObjectReference[]; nodeSelector:string{}; priorityClassName:string; resources:cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressPodResources; securityContext:cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressPodSecurityContext; serviceAccountName:string; tolerations:core.Toleration[]
cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressPodTemplate metadata:cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressPodObjectMeta; spec:cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressPodSpec
cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressTemplate metadata:cert-manager.acme.v1.ACMEChallengeSolverHTTP01IngressObjectMeta
cert-manager.acme.v1.ACMEExternalAccountBinding keyAlgorithm:'HS256'|'HS384'|'HS512'; !keyID:string; !keySecretRef:cert-manager.meta.v1.SecretKeySelector
cert-manager.acme.v1.ACMEIssuer caBundle:string; disableAccountKeyGeneration:boolean; email:string; enableDurationFeature:boolean; externalAccountBinding:cert-manager.acme.v1.ACMEExternalAccountBinding; preferredChain:string; !privateKeySecretRef:cert-manager.meta.v1.SecretKeySelector; profile:string; !server:string; skipTLSVerify:boolean; solvers:cert-manager.acme.v1.ACMEChallengeSolver[]
cert-manager.acme.v1.ACMEIssuerDNS01ProviderAcmeDNS !accountSecretRef:cert-manager.meta.v1.SecretKeySelector; !host:string
cert-manager.acme.v1.ACMEIssuerDNS01ProviderAkamai !accessTokenSecretRef:cert-manager.meta.v1.SecretKeySelector; !clientSecretSecretRef:cert-manager.meta.v1.SecretKeySelector; !clientTokenSecretRef:cert-manager.meta.v1.SecretKeySelector; !serviceConsumerDomain:string
cert-manager.acme.v1.ACMEIssuerDNS01ProviderAzureDNS clientID:string; clientSecretSecretRef:cert-manager.meta.v1.SecretKeySelector; environment:'AzurePublicCloud'|'AzureChinaCloud'|'AzureGermanCloud'|'AzureUSGovernmentCloud'; hostedZoneName:string; managedIdentity:cert-manager.acme.v1.AzureManagedIdentity; !resourceGroupName:string; !subscriptionID:string; tenantID:string; zoneType:'AzurePublicZone'|'AzurePrivateZone'
cert-manager.acme.v1.ACMEIssuerDNS01ProviderCloudDNS hostedZoneName:string; !project:string; serviceAccountSecretRef:cert-manager.meta.v1.SecretKeySelector
cert-manager.acme.v1.ACMEIssuerDNS01ProviderCloudflare apiKeySecretRef:cert-manager.meta.v1.SecretKeySelector; apiTokenSecretRef:cert-manager.meta.v1.SecretKeySelector; email:string
cert-manager.acme.v1.ACMEIssuerDNS01ProviderDigitalOcean !tokenSecretRef:cert-manager.meta.v1.SecretKeySelector
cert-manager.acme.v1.ACMEIssuerDNS01ProviderRFC2136 !nameserver:string; protocol:'TCP'|'UDP'; tsigAlgorithm:string; tsigKeyName:string; tsigSecretSecretRef:cert-manager.meta.v1.SecretKeySelector
cert-manager.acme.v1.ACMEIssuerDNS01ProviderRoute53 accessKeyID:string; accessKeyIDSecretRef:cert-manager.meta.v1.SecretKeySelector; auth:cert-manager.acme.v1.Route53Auth; hostedZoneID:string; region:string; role:string; secretAccessKeySecretRef:cert-manager.meta.v1.SecretKeySelector
cert-manager.acme.v1.ACMEIssuerDNS01ProviderWebhook config:any; !groupName:string; !solverName:string
cert-manager.acme.v1.AzureManagedIdentity clientID:string; resourceID:string; tenantID:string
cert-manager.acme.v1.CertificateDNSNameSelector dnsNames:string[]; dnsZones:string[]; matchLabels:string{}
cert-manager.acme.v1.Route53Auth !kubernetes:cert-manager.acme.v1.Route53KubernetesAuth
cert-manager.acme.v1.Route53KubernetesAuth !serviceAccountRef:cert-manager.acme.v1.ServiceAccountRef
cert-manager.acme.v1.ServiceAccountRef audiences:string[]; !name:string
cert-manager.certmanager.v1.CAIssuer crlDistributionPoints:string[]; issuingCertificateURLs:string[]; ocspServers:string[]; !secretName:string
cert-manager.certmanager.v1.CertificateAdditionalOutputFormat !type:'DER'|'CombinedPEM'
cert-manager.certmanager.v1.CertificateKeystores jks:cert-manager.certmanager.v1.JKSKeystore; pkcs12:cert-manager.certmanager.v1.PKCS12Keystore
cert-manager.certmanager.v1.CertificatePrivateKey algorithm:'RSA'|'ECDSA'|'Ed25519'; encoding:'PKCS1'|'PKCS8'; rotationPolicy:'Never'|'Always'; size:number
cert-manager.certmanager.v1.CertificateRequestSpec duration:string; extra:string[]{}; groups:string[]; isCA:boolean; !issuerRef:cert-manager.meta.v1.IssuerReference; !request:string; uid:string; usages:'signing'|'digital signature'|'content commitment'|'key encipherment'|'key agreement'|'data encipherment'|'cert sign'|'crl sign'|'encipher only'|'decipher only'|'any'|'server auth'|'client auth'|'code signing'|'email protection'|'s/mime'|'ipsec end system'|'ipsec tunnel'|'ipsec user'|'timestamping'|'ocsp signing'|'microsoft sgc'|'netscape sgc'[]; username:string
cert-manager.certmanager.v1.CertificateSecretTemplate annotations:string{}; labels:string{}
cert-manager.certmanager.v1.CertificateSpec additionalOutputFormats:cert-manager.certmanager.v1.CertificateAdditionalOutputFormat[]; commonName:string; dnsNames:string[]; duration:string; emailAddresses:string[]; encodeUsagesInRequest:boolean; ipAddresses:string[]; isCA:boolean; !issuerRef:cert-manager.meta.v1.IssuerReference; keystores:cert-manager.certmanager.v1.CertificateKeystores; literalSubject:string; nameConstraints:cert-manager.certmanager.v1.NameConstraints; otherNames:cert-manager.certmanager.v1.OtherName[]; privateKey:cert-manager.certmanager.v1.CertificatePrivateKey; renewBefore:string; renewBeforePercentage:number; revisionHistoryLimit:number; !secretName:string; secretTemplate:cert-manager.certmanager.v1.CertificateSecretTemplate; signatureAlgorithm:'SHA256WithRSA'|'SHA384WithRSA'|'SHA512WithRSA'|'ECDSAWithSHA256'|'ECDSAWithSHA384'|'ECDSAWithSHA512'|'PureEd25519'; subject:cert-manager.certmanager.v1.X509Subject; uris:string[]; usages:'signing'|'digital signature'|'content commitment'|'key encipherment'|'key agreement'|'data encipherment'|'cert sign'|'crl sign'|'encipher only'|'decipher only'|'any'|'server auth'|'client auth'|'code signing'|'email protection'|'s/mime'|'ipsec end system'|'ipsec tunnel'|'ipsec user'|'timestamping'|'ocsp signing'|'microsoft sgc'|'netscape sgc'[]; renewal:cert-manager.CertificateSpecRenewal
cert-manager.certmanager.v1.IssuerSpec acme:cert-manager.acme.v1.ACMEIssuer; ca:cert-manager.certmanager.v1.CAIssuer; selfSigned:cert-manager.certmanager.v1.SelfSignedIssuer; vault:cert-manager.certmanager.v1.VaultIssuer; venafi:cert-manager.certmanager.v1.VenafiIssuer
cert-manager.certmanager.v1.JKSKeystore alias:string; !create:boolean; password:string; passwordSecretRef:cert-manager.meta.v1.SecretKeySelector
cert-manager.certmanager.v1.NameConstraintItem dnsDomains:string[]; emailAddresses:string[]; ipRanges:string[]; uriDomains:string[]
cert-manager.certmanager.v1.NameConstraints critical:boolean; excluded:cert-manager.certmanager.v1.NameConstraintItem; permitted:cert-manager.certmanager.v1.NameConstraintItem
cert-manager.certmanager.v1.OtherName oid:string; utf8Value:string
cert-manager.certmanager.v1.PKCS12Keystore !create:boolean; password:string; passwordSecretRef:cert-manager.meta.v1.SecretKeySelector; profile:'LegacyRC2'|'LegacyDES'|'Modern2023'
cert-manager.certmanager.v1.SelfSignedIssuer crlDistributionPoints:string[]
cert-manager.certmanager.v1.ServiceAccountRef audiences:string[]; !name:string
cert-manager.certmanager.v1.VaultAppRole !path:string; !roleId:string; !secretRef:cert-manager.meta.v1.SecretKeySelector
cert-manager.certmanager.v1.VaultAuth appRole:cert-manager.certmanager.v1.VaultAppRole; clientCertificate:cert-manager.certmanager.v1.VaultClientCertificateAuth; kubernetes:cert-manager.certmanager.v1.VaultKubernetesAuth; tokenSecretRef:cert-manager.meta.v1.SecretKeySelector; aws:cert-manager.VaultAuthAws
cert-manager.certmanager.v1.VaultClientCertificateAuth mountPath:string; name:string; secretName:string
cert-manager.certmanager.v1.VaultIssuer !auth:cert-manager.certmanager.v1.VaultAuth; caBundle:string; caBundleSecretRef:cert-manager.meta.v1.SecretKeySelector; clientCertSecretRef:cert-manager.meta.v1.SecretKeySelector; clientKeySecretRef:cert-manager.meta.v1.SecretKeySelector; namespace:string; !path:string; !server:string; serverName:string
cert-manager.certmanager.v1.VaultKubernetesAuth mountPath:string; !role:string; secretRef:cert-manager.meta.v1.SecretKeySelector; serviceAccountRef:cert-manager.certmanager.v1.ServiceAccountRef
cert-manager.certmanager.v1.VenafiCloud !apiTokenSecretRef:cert-manager.meta.v1.SecretKeySelector; url:string
cert-manager.certmanager.v1.VenafiIssuer cloud:cert-manager.certmanager.v1.VenafiCloud; tpp:cert-manager.certmanager.v1.VenafiTPP; !zone:string; ngts:cert-manager.VenafiIssuerNgts
cert-manager.certmanager.v1.VenafiTPP caBundle:string; caBundleSecretRef:cert-manager.meta.v1.SecretKeySelector; !credentialsRef:cert-manager.meta.v1.LocalObjectReference; !url:string
cert-manager.certmanager.v1.X509Subject countries:string[]; localities:string[]; organizationalUnits:string[]; organizations:string[]; postalCodes:string[]; provinces:string[]; serialNumber:string; streetAddresses:string[]
cert-manager.io/v1/Certificate apiVersion:'cert-manager.io/v1'; kind:'Certificate'; metadata:meta.ObjectMeta; spec:cert-manager.certmanager.v1.CertificateSpec; status:any
cert-manager.io/v1/CertificateRequest apiVersion:'cert-manager.io/v1'; kind:'CertificateRequest'; metadata:meta.ObjectMeta; spec:cert-manager.certmanager.v1.CertificateRequestSpec; status:any
cert-manager.io/v1/ClusterIssuer apiVersion:'cert-manager.io/v1'; kind:'ClusterIssuer'; metadata:meta.ObjectMeta; !spec:cert-manager.certmanager.v1.IssuerSpec; status:any
cert-manager.io/v1/Issuer apiVersion:'cert-manager.io/v1'; kind:'Issuer'; metadata:meta.ObjectMeta; !spec:cert-manager.certmanager.v1.IssuerSpec; status:any
cert-manager.meta.v1.IssuerReference group:string; kind:string; !name:string
cert-manager.meta.v1.LocalObjectReference !name:string
cert-manager.meta.v1.SecretKeySelector !name:string; key:string`;

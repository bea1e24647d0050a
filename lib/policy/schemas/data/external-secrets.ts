// Made by generate.mjs of @kubernetes-models/external-secrets@2.0.0 and github.com/external-secrets/external-secrets@v1.3.2. Change that, not this.
export default `external-secrets.AzureKVProviderCustomCloudConfig !activeDirectoryEndpoint:string; keyVaultDNSSuffix:string; keyVaultEndpoint:string; resourceManagerEndpoint:string
external-secrets.DopplerAuthOidcConfig expirationSeconds:integer; !identity:string; !serviceAccountRef:external-secrets.DopplerAuthOidcConfigServiceAccountRef
external-secrets.DopplerAuthOidcConfigServiceAccountRef audiences:string[]; !name:string; namespace:string
external-secrets.ExternalSecretRewriteMerge conflictPolicy:'Ignore'|'Error'; into:string; priority:string[]; priorityPolicy:'IgnoreNotFound'|'Strict'; strategy:'Extract'|'JSON'
external-secrets.ExternalSecretTargetManifest !apiVersion:string; !kind:string
external-secrets.GCPSMAuthWorkloadIdentityFederation audience:string; awsSecurityCredentials:external-secrets.GCPSMAuthWorkloadIdentityFederationAwsSecurityCredentials; credConfig:external-secrets.GCPSMAuthWorkloadIdentityFederationCredConfig; externalTokenEndpoint:string; serviceAccountRef:external-secrets.GCPSMAuthWorkloadIdentityFederationServiceAccountRef
external-secrets.GCPSMAuthWorkloadIdentityFederationAwsSecurityCredentials !awsCredentialsSecretRef:external-secrets.GCPSMAuthWorkloadIdentityFederationAwsSecurityCredentialsAwsCredentialsSecretRef; !region:string
external-secrets.GCPSMAuthWorkloadIdentityFederationAwsSecurityCredentialsAwsCredentialsSecretRef !name:string; namespace:string
external-secrets.GCPSMAuthWorkloadIdentityFederationCredConfig !key:string; !name:string; namespace:string
external-secrets.GCPSMAuthWorkloadIdentityFederationServiceAccountRef audiences:string[]; !name:string; namespace:string
external-secrets.GeneratorSpecCloudsmithAccessTokenSpec apiUrl:string; !orgSlug:string; !serviceAccountRef:external-secrets.GeneratorSpecCloudsmithAccessTokenSpecServiceAccountRef; !serviceSlug:string
external-secrets.GeneratorSpecCloudsmithAccessTokenSpecServiceAccountRef audiences:string[]; !name:string; namespace:string
external-secrets.GeneratorSpecMfaSpec algorithm:string; length:integer; !secret:external-secrets.GeneratorSpecMfaSpecSecret; timePeriod:integer; when:string
external-secrets.GeneratorSpecMfaSpecSecret key:string; name:string; namespace:string
external-secrets.GeneratorSpecSshKeySpec comment:string; keySize:integer; keyType:'rsa'|'ecdsa'|'ed25519'
external-secrets.GitlabProviderCaProvider key:string; !name:string; namespace:string; !type:'Secret'|'ConfigMap'
external-secrets.InfisicalAuthAwsAuthCredentials !identityId:external-secrets.InfisicalAuthAwsAuthCredentialsIdentityId
external-secrets.InfisicalAuthAwsAuthCredentialsIdentityId key:string; name:string; namespace:string
external-secrets.InfisicalAuthAzureAuthCredentials !identityId:external-secrets.InfisicalAuthAzureAuthCredentialsIdentityId; resource:external-secrets.InfisicalAuthAzureAuthCredentialsResource
external-secrets.InfisicalAuthAzureAuthCredentialsIdentityId key:string; name:string; namespace:string
external-secrets.InfisicalAuthAzureAuthCredentialsResource key:string; name:string; namespace:string
external-secrets.InfisicalAuthGcpIamAuthCredentials !identityId:external-secrets.InfisicalAuthGcpIamAuthCredentialsIdentityId; !serviceAccountKeyFilePath:external-secrets.InfisicalAuthGcpIamAuthCredentialsServiceAccountKeyFilePath
external-secrets.InfisicalAuthGcpIamAuthCredentialsIdentityId key:string; name:string; namespace:string
external-secrets.InfisicalAuthGcpIamAuthCredentialsServiceAccountKeyFilePath key:string; name:string; namespace:string
external-secrets.InfisicalAuthGcpIdTokenAuthCredentials !identityId:external-secrets.InfisicalAuthGcpIdTokenAuthCredentialsIdentityId
external-secrets.InfisicalAuthGcpIdTokenAuthCredentialsIdentityId key:string; name:string; namespace:string
external-secrets.InfisicalAuthJwtAuthCredentials !identityId:external-secrets.InfisicalAuthJwtAuthCredentialsIdentityId; !jwt:external-secrets.InfisicalAuthJwtAuthCredentialsJwt
external-secrets.InfisicalAuthJwtAuthCredentialsIdentityId key:string; name:string; namespace:string
external-secrets.InfisicalAuthJwtAuthCredentialsJwt key:string; name:string; namespace:string
external-secrets.InfisicalAuthKubernetesAuthCredentials !identityId:external-secrets.InfisicalAuthKubernetesAuthCredentialsIdentityId; serviceAccountTokenPath:external-secrets.InfisicalAuthKubernetesAuthCredentialsServiceAccountTokenPath
external-secrets.InfisicalAuthKubernetesAuthCredentialsIdentityId key:string; name:string; namespace:string
external-secrets.InfisicalAuthKubernetesAuthCredentialsServiceAccountTokenPath key:string; name:string; namespace:string
external-secrets.InfisicalAuthLdapAuthCredentials !identityId:external-secrets.InfisicalAuthLdapAuthCredentialsIdentityId; !ldapPassword:external-secrets.InfisicalAuthLdapAuthCredentialsLdapPassword; !ldapUsername:external-secrets.InfisicalAuthLdapAuthCredentialsLdapUsername
external-secrets.InfisicalAuthLdapAuthCredentialsIdentityId key:string; name:string; namespace:string
external-secrets.InfisicalAuthLdapAuthCredentialsLdapPassword key:string; name:string; namespace:string
external-secrets.InfisicalAuthLdapAuthCredentialsLdapUsername key:string; name:string; namespace:string
external-secrets.InfisicalAuthOciAuthCredentials !fingerprint:external-secrets.InfisicalAuthOciAuthCredentialsFingerprint; !identityId:external-secrets.InfisicalAuthOciAuthCredentialsIdentityId; !privateKey:external-secrets.InfisicalAuthOciAuthCredentialsPrivateKey; privateKeyPassphrase:external-secrets.InfisicalAuthOciAuthCredentialsPrivateKeyPassphrase; !region:external-secrets.InfisicalAuthOciAuthCredentialsRegion; !tenancyId:external-secrets.InfisicalAuthOciAuthCredentialsTenancyId; !userId:external-secrets.InfisicalAuthOciAuthCredentialsUserId
external-secrets.InfisicalAuthOciAuthCredentialsFingerprint key:string; name:string; namespace:string
external-secrets.InfisicalAuthOciAuthCredentialsIdentityId key:string; name:string; namespace:string
external-secrets.InfisicalAuthOciAuthCredentialsPrivateKey key:string; name:string; namespace:string
external-secrets.InfisicalAuthOciAuthCredentialsPrivateKeyPassphrase key:string; name:string; namespace:string
external-secrets.InfisicalAuthOciAuthCredentialsRegion key:string; name:string; namespace:string
external-secrets.InfisicalAuthOciAuthCredentialsTenancyId key:string; name:string; namespace:string
external-secrets.InfisicalAuthOciAuthCredentialsUserId key:string; name:string; namespace:string
external-secrets.InfisicalAuthTokenAuthCredentials !accessToken:external-secrets.InfisicalAuthTokenAuthCredentialsAccessToken
external-secrets.InfisicalAuthTokenAuthCredentialsAccessToken key:string; name:string; namespace:string
external-secrets.InfisicalProviderCaProvider key:string; !name:string; namespace:string; !type:'Secret'|'ConfigMap'
external-secrets.SecretServerProviderCaProvider key:string; !name:string; namespace:string; !type:'Secret'|'ConfigMap'
external-secrets.SecretStoreProviderBarbican !auth:external-secrets.SecretStoreProviderBarbicanAuth; authURL:string; domainName:string; region:string; tenantName:string
external-secrets.SecretStoreProviderBarbicanAuth !password:external-secrets.SecretStoreProviderBarbicanAuthPassword; !username:external-secrets.SecretStoreProviderBarbicanAuthUsername
external-secrets.SecretStoreProviderBarbicanAuthPassword !secretRef:external-secrets.SecretStoreProviderBarbicanAuthPasswordSecretRef
external-secrets.SecretStoreProviderBarbicanAuthPasswordSecretRef key:string; name:string; namespace:string
external-secrets.SecretStoreProviderBarbicanAuthUsername secretRef:external-secrets.SecretStoreProviderBarbicanAuthUsernameSecretRef; value:string
external-secrets.SecretStoreProviderBarbicanAuthUsernameSecretRef key:string; name:string; namespace:string
external-secrets.SecretStoreProviderDvls !auth:external-secrets.SecretStoreProviderDvlsAuth; insecure:boolean; !serverUrl:string
external-secrets.SecretStoreProviderDvlsAuth !secretRef:external-secrets.SecretStoreProviderDvlsAuthSecretRef
external-secrets.SecretStoreProviderDvlsAuthSecretRef !appId:external-secrets.SecretStoreProviderDvlsAuthSecretRefAppId; !appSecret:external-secrets.SecretStoreProviderDvlsAuthSecretRefAppSecret
external-secrets.SecretStoreProviderDvlsAuthSecretRefAppId key:string; name:string; namespace:string
external-secrets.SecretStoreProviderDvlsAuthSecretRefAppSecret key:string; name:string; namespace:string
external-secrets.SecretStoreProviderNgrok apiUrl:string; !auth:external-secrets.SecretStoreProviderNgrokAuth; !vault:external-secrets.SecretStoreProviderNgrokVault
external-secrets.SecretStoreProviderNgrokAuth apiKey:external-secrets.SecretStoreProviderNgrokAuthApiKey
external-secrets.SecretStoreProviderNgrokAuthApiKey secretRef:external-secrets.SecretStoreProviderNgrokAuthApiKeySecretRef
external-secrets.SecretStoreProviderNgrokAuthApiKeySecretRef key:string; name:string; namespace:string
external-secrets.SecretStoreProviderNgrokVault !name:string
external-secrets.SecretStoreProviderOnepasswordSDK !auth:external-secrets.SecretStoreProviderOnepasswordSDKAuth; cache:external-secrets.SecretStoreProviderOnepasswordSDKCache; integrationInfo:external-secrets.SecretStoreProviderOnepasswordSDKIntegrationInfo; !vault:string
external-secrets.SecretStoreProviderOnepasswordSDKAuth !serviceAccountSecretRef:external-secrets.SecretStoreProviderOnepasswordSDKAuthServiceAccountSecretRef
external-secrets.SecretStoreProviderOnepasswordSDKAuthServiceAccountSecretRef key:string; name:string; namespace:string
external-secrets.SecretStoreProviderOnepasswordSDKCache maxSize:integer; ttl:string
external-secrets.SecretStoreProviderOnepasswordSDKIntegrationInfo name:string; version:string
external-secrets.SecretStoreProviderVolcengine auth:external-secrets.SecretStoreProviderVolcengineAuth; !region:string
external-secrets.SecretStoreProviderVolcengineAuth secretRef:external-secrets.SecretStoreProviderVolcengineAuthSecretRef
external-secrets.SecretStoreProviderVolcengineAuthSecretRef !accessKeyID:external-secrets.SecretStoreProviderVolcengineAuthSecretRefAccessKeyID; !secretAccessKey:external-secrets.SecretStoreProviderVolcengineAuthSecretRefSecretAccessKey; token:external-secrets.SecretStoreProviderVolcengineAuthSecretRefToken
external-secrets.SecretStoreProviderVolcengineAuthSecretRefAccessKeyID key:string; name:string; namespace:string
external-secrets.SecretStoreProviderVolcengineAuthSecretRefSecretAccessKey key:string; name:string; namespace:string
external-secrets.SecretStoreProviderVolcengineAuthSecretRefToken key:string; name:string; namespace:string
external-secrets.VaultAuthGcp location:string; path:string; projectID:string; !role:string; secretRef:external-secrets.VaultAuthGcpSecretRef; serviceAccountRef:external-secrets.VaultAuthGcpServiceAccountRef; workloadIdentity:external-secrets.VaultAuthGcpWorkloadIdentity
external-secrets.VaultAuthGcpSecretRef secretAccessKeySecretRef:external-secrets.VaultAuthGcpSecretRefSecretAccessKeySecretRef
external-secrets.VaultAuthGcpSecretRefSecretAccessKeySecretRef key:string; name:string; namespace:string
external-secrets.VaultAuthGcpServiceAccountRef audiences:string[]; !name:string; namespace:string
external-secrets.VaultAuthGcpWorkloadIdentity clusterLocation:string; clusterName:string; clusterProjectID:string; !serviceAccountRef:external-secrets.VaultAuthGcpWorkloadIdentityServiceAccountRef
external-secrets.VaultAuthGcpWorkloadIdentityServiceAccountRef audiences:string[]; !name:string; namespace:string
external-secrets.VaultProviderCheckAndSet required:boolean
external-secrets.YandexCertificateManagerProviderFetching byID:any; byName:external-secrets.YandexCertificateManagerProviderFetchingByName
external-secrets.YandexCertificateManagerProviderFetchingByName !folderID:string
external-secrets.YandexLockboxProviderFetching byID:any; byName:external-secrets.YandexLockboxProviderFetchingByName
external-secrets.YandexLockboxProviderFetchingByName !folderID:string
external-secrets.externalsecrets.v1.AWSAuth jwt:external-secrets.externalsecrets.v1.AWSJWTAuth; secretRef:external-secrets.externalsecrets.v1.AWSAuthSecretRef
external-secrets.externalsecrets.v1.AWSAuthSecretRef accessKeyIDSecretRef:external-secrets.meta.v1.SecretKeySelector; secretAccessKeySecretRef:external-secrets.meta.v1.SecretKeySelector; sessionTokenSecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.AWSJWTAuth serviceAccountRef:external-secrets.meta.v1.ServiceAccountSelector
external-secrets.externalsecrets.v1.AWSProvider additionalRoles:string[]; auth:external-secrets.externalsecrets.v1.AWSAuth; externalID:string; prefix:string; !region:string; role:string; secretsManager:external-secrets.externalsecrets.v1.SecretsManager; !service:'SecretsManager'|'ParameterStore'; sessionTags:external-secrets.externalsecrets.v1.Tag[]; transitiveTagKeys:string[]
external-secrets.externalsecrets.v1.AkeylessAuth kubernetesAuth:external-secrets.externalsecrets.v1.AkeylessKubernetesAuth; secretRef:external-secrets.externalsecrets.v1.AkeylessAuthSecretRef
external-secrets.externalsecrets.v1.AkeylessAuthSecretRef accessID:external-secrets.meta.v1.SecretKeySelector; accessType:external-secrets.meta.v1.SecretKeySelector; accessTypeParam:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.AkeylessKubernetesAuth !accessID:string; !k8sConfName:string; secretRef:external-secrets.meta.v1.SecretKeySelector; serviceAccountRef:external-secrets.meta.v1.ServiceAccountSelector
external-secrets.externalsecrets.v1.AkeylessProvider !akeylessGWApiURL:string; !authSecretRef:external-secrets.externalsecrets.v1.AkeylessAuth; caBundle:string; caProvider:external-secrets.externalsecrets.v1.CAProvider
external-secrets.externalsecrets.v1.AlibabaAuth rrsa:external-secrets.externalsecrets.v1.AlibabaRRSAAuth; secretRef:external-secrets.externalsecrets.v1.AlibabaAuthSecretRef
external-secrets.externalsecrets.v1.AlibabaAuthSecretRef !accessKeyIDSecretRef:external-secrets.meta.v1.SecretKeySelector; !accessKeySecretSecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.AlibabaProvider !auth:external-secrets.externalsecrets.v1.AlibabaAuth; !regionID:string
external-secrets.externalsecrets.v1.AlibabaRRSAAuth !oidcProviderArn:string; !oidcTokenFilePath:string; !roleArn:string; !sessionName:string
external-secrets.externalsecrets.v1.AuthorizationProtocol ntlm:external-secrets.externalsecrets.v1.NTLMProtocol
external-secrets.externalsecrets.v1.AzureKVAuth clientCertificate:external-secrets.meta.v1.SecretKeySelector; clientId:external-secrets.meta.v1.SecretKeySelector; clientSecret:external-secrets.meta.v1.SecretKeySelector; tenantId:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.AzureKVProvider authSecretRef:external-secrets.externalsecrets.v1.AzureKVAuth; authType:'ServicePrincipal'|'ManagedIdentity'|'WorkloadIdentity'; environmentType:'PublicCloud'|'USGovernmentCloud'|'ChinaCloud'|'GermanCloud'; identityId:string; serviceAccountRef:external-secrets.meta.v1.ServiceAccountSelector; tenantId:string; !vaultUrl:string; customCloudConfig:external-secrets.AzureKVProviderCustomCloudConfig; useAzureSDK:boolean
external-secrets.externalsecrets.v1.BeyondTrustProviderSecretRef secretRef:external-secrets.meta.v1.SecretKeySelector; value:string
external-secrets.externalsecrets.v1.BeyondtrustAuth apiKey:external-secrets.externalsecrets.v1.BeyondTrustProviderSecretRef; certificate:external-secrets.externalsecrets.v1.BeyondTrustProviderSecretRef; certificateKey:external-secrets.externalsecrets.v1.BeyondTrustProviderSecretRef; clientId:external-secrets.externalsecrets.v1.BeyondTrustProviderSecretRef; clientSecret:external-secrets.externalsecrets.v1.BeyondTrustProviderSecretRef
external-secrets.externalsecrets.v1.BeyondtrustProvider !auth:external-secrets.externalsecrets.v1.BeyondtrustAuth; !server:external-secrets.externalsecrets.v1.BeyondtrustServer
external-secrets.externalsecrets.v1.BeyondtrustServer !apiUrl:string; apiVersion:string; clientTimeOutSeconds:number; retrievalType:string; separator:string; !verifyCA:boolean; decrypt:boolean
external-secrets.externalsecrets.v1.BitwardenSecretsManagerAuth !secretRef:external-secrets.externalsecrets.v1.BitwardenSecretsManagerSecretRef
external-secrets.externalsecrets.v1.BitwardenSecretsManagerProvider apiURL:string; !auth:external-secrets.externalsecrets.v1.BitwardenSecretsManagerAuth; bitwardenServerSDKURL:string; caBundle:string; caProvider:external-secrets.externalsecrets.v1.CAProvider; identityURL:string; !organizationID:string; !projectID:string
external-secrets.externalsecrets.v1.BitwardenSecretsManagerSecretRef !credentials:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.CAProvider key:string; !name:string; namespace:string; !type:string
external-secrets.externalsecrets.v1.CSMAuth secretRef:external-secrets.externalsecrets.v1.CSMAuthSecretRef
external-secrets.externalsecrets.v1.CSMAuthSecretRef !accessKeyIDSecretRef:external-secrets.meta.v1.SecretKeySelector; !accessKeySecretSecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.CertAuth clientCert:external-secrets.meta.v1.SecretKeySelector; clientKey:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.ChefAuth !secretRef:external-secrets.externalsecrets.v1.ChefAuthSecretRef
external-secrets.externalsecrets.v1.ChefAuthSecretRef !privateKeySecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.ChefProvider !auth:external-secrets.externalsecrets.v1.ChefAuth; !serverUrl:string; !username:string
external-secrets.externalsecrets.v1.CloudruSMProvider !auth:external-secrets.externalsecrets.v1.CSMAuth; projectID:string
external-secrets.externalsecrets.v1.ClusterExternalSecretSpec externalSecretMetadata:external-secrets.externalsecrets.v1.ExternalSecretMetadata; externalSecretName:string; !externalSecretSpec:external-secrets.externalsecrets.v1.ExternalSecretSpec; namespaceSelector:meta.LabelSelector; namespaceSelectors:meta.LabelSelector[]; namespaces:string[]; refreshTime:string
external-secrets.externalsecrets.v1.ClusterSecretStoreCondition namespaceRegexes:string[]; namespaceSelector:meta.LabelSelector; namespaces:string[]
external-secrets.externalsecrets.v1.ConjurAPIKey !account:string; !apiKeyRef:external-secrets.meta.v1.SecretKeySelector; !userRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.ConjurAuth apikey:external-secrets.externalsecrets.v1.ConjurAPIKey; jwt:external-secrets.externalsecrets.v1.ConjurJWT
external-secrets.externalsecrets.v1.ConjurJWT !account:string; hostId:string; secretRef:external-secrets.meta.v1.SecretKeySelector; serviceAccountRef:external-secrets.meta.v1.ServiceAccountSelector; !serviceID:string
external-secrets.externalsecrets.v1.ConjurProvider !auth:external-secrets.externalsecrets.v1.ConjurAuth; caBundle:string; caProvider:external-secrets.externalsecrets.v1.CAProvider; !url:string
external-secrets.externalsecrets.v1.DelineaProvider !clientId:external-secrets.externalsecrets.v1.DelineaProviderSecretRef; !clientSecret:external-secrets.externalsecrets.v1.DelineaProviderSecretRef; !tenant:string; tld:string; urlTemplate:string
external-secrets.externalsecrets.v1.DelineaProviderSecretRef secretRef:external-secrets.meta.v1.SecretKeySelector; value:string
external-secrets.externalsecrets.v1.Device42Auth !secretRef:external-secrets.externalsecrets.v1.Device42SecretRef
external-secrets.externalsecrets.v1.Device42Provider !auth:external-secrets.externalsecrets.v1.Device42Auth; !host:string
external-secrets.externalsecrets.v1.Device42SecretRef credentials:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.DopplerAuth !secretRef:external-secrets.externalsecrets.v1.DopplerAuthSecretRef; oidcConfig:external-secrets.DopplerAuthOidcConfig
external-secrets.externalsecrets.v1.DopplerAuthSecretRef !dopplerToken:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.DopplerProvider !auth:external-secrets.externalsecrets.v1.DopplerAuth; config:string; format:'json'|'dotnet-json'|'env'|'yaml'|'docker'; nameTransformer:'upper-camel'|'camel'|'lower-snake'|'tf-var'|'dotnet-env'|'lower-kebab'; project:string
external-secrets.externalsecrets.v1.ExternalSecretData !remoteRef:external-secrets.externalsecrets.v1.ExternalSecretDataRemoteRef; !secretKey:string; sourceRef:external-secrets.externalsecrets.v1.StoreSourceRef
external-secrets.externalsecrets.v1.ExternalSecretDataFromRemoteRef extract:external-secrets.externalsecrets.v1.ExternalSecretDataRemoteRef; find:external-secrets.externalsecrets.v1.ExternalSecretFind; rewrite:external-secrets.externalsecrets.v1.ExternalSecretRewrite[]; sourceRef:external-secrets.externalsecrets.v1.StoreGeneratorSourceRef
external-secrets.externalsecrets.v1.ExternalSecretDataRemoteRef conversionStrategy:'Default'|'Unicode'; decodingStrategy:'Auto'|'Base64'|'Base64URL'|'None'; !key:string; metadataPolicy:'None'|'Fetch'; property:string; version:string
external-secrets.externalsecrets.v1.ExternalSecretFind conversionStrategy:'Default'|'Unicode'; decodingStrategy:'Auto'|'Base64'|'Base64URL'|'None'; name:external-secrets.externalsecrets.v1.FindName; path:string; tags:string{}
external-secrets.externalsecrets.v1.ExternalSecretMetadata annotations:string{}; labels:string{}
external-secrets.externalsecrets.v1.ExternalSecretRewrite regexp:external-secrets.externalsecrets.v1.ExternalSecretRewriteRegexp; transform:external-secrets.externalsecrets.v1.ExternalSecretRewriteTransform; merge:external-secrets.ExternalSecretRewriteMerge
external-secrets.externalsecrets.v1.ExternalSecretRewriteRegexp !source:string; !target:string
external-secrets.externalsecrets.v1.ExternalSecretRewriteTransform !template:string
external-secrets.externalsecrets.v1.ExternalSecretSpec data:external-secrets.externalsecrets.v1.ExternalSecretData[]; dataFrom:external-secrets.externalsecrets.v1.ExternalSecretDataFromRemoteRef[]; refreshInterval:string; refreshPolicy:'CreatedOnce'|'Periodic'|'OnChange'; secretStoreRef:external-secrets.externalsecrets.v1.SecretStoreRef; target:external-secrets.externalsecrets.v1.ExternalSecretTarget
external-secrets.externalsecrets.v1.ExternalSecretTarget creationPolicy:'Owner'|'Orphan'|'Merge'|'None'; deletionPolicy:'Delete'|'Merge'|'Retain'; immutable:boolean; name:string; template:external-secrets.externalsecrets.v1.ExternalSecretTemplate; manifest:external-secrets.ExternalSecretTargetManifest
external-secrets.externalsecrets.v1.ExternalSecretTemplate data:string{}; engineVersion:'v2'; mergePolicy:'Replace'|'Merge'; metadata:external-secrets.externalsecrets.v1.ExternalSecretTemplateMetadata; templateFrom:external-secrets.externalsecrets.v1.TemplateFrom[]; type:string
external-secrets.externalsecrets.v1.ExternalSecretTemplateMetadata annotations:string{}; labels:string{}
external-secrets.externalsecrets.v1.FakeProvider !data:external-secrets.externalsecrets.v1.FakeProviderData[]; validationResult:integer
external-secrets.externalsecrets.v1.FakeProviderData !key:string; !value:string; version:string
external-secrets.externalsecrets.v1.FindName regexp:string
external-secrets.externalsecrets.v1.FortanixProvider apiKey:external-secrets.externalsecrets.v1.FortanixProviderSecretRef; apiUrl:string
external-secrets.externalsecrets.v1.FortanixProviderSecretRef secretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.GCPSMAuth secretRef:external-secrets.externalsecrets.v1.GCPSMAuthSecretRef; workloadIdentity:external-secrets.externalsecrets.v1.GCPWorkloadIdentity; workloadIdentityFederation:external-secrets.GCPSMAuthWorkloadIdentityFederation
external-secrets.externalsecrets.v1.GCPSMAuthSecretRef secretAccessKeySecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.GCPSMProvider auth:external-secrets.externalsecrets.v1.GCPSMAuth; location:string; projectID:string; secretVersionSelectionPolicy:string
external-secrets.externalsecrets.v1.GCPWorkloadIdentity clusterLocation:string; clusterName:string; clusterProjectID:string; !serviceAccountRef:external-secrets.meta.v1.ServiceAccountSelector
external-secrets.externalsecrets.v1.GeneratorRef apiVersion:string; kind:'ACRAccessToken'|'ClusterGenerator'|'ECRAuthorizationToken'|'Fake'|'GCRAccessToken'|'GithubAccessToken'|'QuayAccessToken'|'Password'|'STSSessionToken'|'UUID'|'VaultDynamicSecret'|'Webhook'|'Grafana'; !name:string
external-secrets.externalsecrets.v1.GithubAppAuth !privateKey:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.GithubProvider !appID:number; !auth:external-secrets.externalsecrets.v1.GithubAppAuth; environment:string; !installationID:number; !organization:string; repository:string; uploadURL:string; url:string
external-secrets.externalsecrets.v1.GitlabAuth !SecretRef:external-secrets.externalsecrets.v1.GitlabSecretRef
external-secrets.externalsecrets.v1.GitlabProvider !auth:external-secrets.externalsecrets.v1.GitlabAuth; environment:string; groupIDs:string[]; inheritFromGroups:boolean; projectID:string; url:string; caBundle:string; caProvider:external-secrets.GitlabProviderCaProvider
external-secrets.externalsecrets.v1.GitlabSecretRef accessToken:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.IBMAuth containerAuth:external-secrets.externalsecrets.v1.IBMAuthContainerAuth; secretRef:external-secrets.externalsecrets.v1.IBMAuthSecretRef
external-secrets.externalsecrets.v1.IBMAuthContainerAuth iamEndpoint:string; !profile:string; tokenLocation:string
external-secrets.externalsecrets.v1.IBMAuthSecretRef secretApiKeySecretRef:external-secrets.meta.v1.SecretKeySelector; iamEndpoint:string
external-secrets.externalsecrets.v1.IBMProvider !auth:external-secrets.externalsecrets.v1.IBMAuth; serviceUrl:string
external-secrets.externalsecrets.v1.InfisicalAuth universalAuthCredentials:external-secrets.externalsecrets.v1.UniversalAuthCredentials; awsAuthCredentials:external-secrets.InfisicalAuthAwsAuthCredentials; azureAuthCredentials:external-secrets.InfisicalAuthAzureAuthCredentials; gcpIamAuthCredentials:external-secrets.InfisicalAuthGcpIamAuthCredentials; gcpIdTokenAuthCredentials:external-secrets.InfisicalAuthGcpIdTokenAuthCredentials; jwtAuthCredentials:external-secrets.InfisicalAuthJwtAuthCredentials; kubernetesAuthCredentials:external-secrets.InfisicalAuthKubernetesAuthCredentials; ldapAuthCredentials:external-secrets.InfisicalAuthLdapAuthCredentials; ociAuthCredentials:external-secrets.InfisicalAuthOciAuthCredentials; tokenAuthCredentials:external-secrets.InfisicalAuthTokenAuthCredentials
external-secrets.externalsecrets.v1.InfisicalProvider !auth:external-secrets.externalsecrets.v1.InfisicalAuth; hostAPI:string; !secretsScope:external-secrets.externalsecrets.v1.MachineIdentityScopeInWorkspace; caBundle:string; caProvider:external-secrets.InfisicalProviderCaProvider
external-secrets.externalsecrets.v1.KeeperSecurityProvider !authRef:external-secrets.meta.v1.SecretKeySelector; !folderID:string
external-secrets.externalsecrets.v1.KubernetesAuth cert:external-secrets.externalsecrets.v1.CertAuth; serviceAccount:external-secrets.meta.v1.ServiceAccountSelector; token:external-secrets.externalsecrets.v1.TokenAuth
external-secrets.externalsecrets.v1.KubernetesProvider auth:external-secrets.externalsecrets.v1.KubernetesAuth; authRef:external-secrets.meta.v1.SecretKeySelector; remoteNamespace:string; server:external-secrets.externalsecrets.v1.KubernetesServer
external-secrets.externalsecrets.v1.KubernetesServer caBundle:string; caProvider:external-secrets.externalsecrets.v1.CAProvider; url:string
external-secrets.externalsecrets.v1.MachineIdentityScopeInWorkspace !environmentSlug:string; expandSecretReferences:boolean; !projectSlug:string; recursive:boolean; secretsPath:string
external-secrets.externalsecrets.v1.NTLMProtocol !passwordSecret:external-secrets.meta.v1.SecretKeySelector; !usernameSecret:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.OnboardbaseAuthSecretRef !apiKeyRef:external-secrets.meta.v1.SecretKeySelector; !passcodeRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.OnboardbaseProvider !apiHost:string; !auth:external-secrets.externalsecrets.v1.OnboardbaseAuthSecretRef; !environment:string; !project:string
external-secrets.externalsecrets.v1.OnePasswordAuth !secretRef:external-secrets.externalsecrets.v1.OnePasswordAuthSecretRef
external-secrets.externalsecrets.v1.OnePasswordAuthSecretRef !connectTokenSecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.OnePasswordProvider !auth:external-secrets.externalsecrets.v1.OnePasswordAuth; !connectHost:string; !vaults:number{}
external-secrets.externalsecrets.v1.OracleAuth !secretRef:external-secrets.externalsecrets.v1.OracleSecretRef; !tenancy:string; !user:string
external-secrets.externalsecrets.v1.OracleProvider auth:external-secrets.externalsecrets.v1.OracleAuth; compartment:string; encryptionKey:string; principalType:''|'UserPrincipal'|'InstancePrincipal'|'Workload'; !region:string; serviceAccountRef:external-secrets.meta.v1.ServiceAccountSelector; !vault:string
external-secrets.externalsecrets.v1.OracleSecretRef !fingerprint:external-secrets.meta.v1.SecretKeySelector; !privatekey:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.PassboltAuth !passwordSecretRef:external-secrets.meta.v1.SecretKeySelector; !privateKeySecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.PassboltProvider !auth:external-secrets.externalsecrets.v1.PassboltAuth; !host:string
external-secrets.externalsecrets.v1.PasswordDepotAuth !secretRef:external-secrets.externalsecrets.v1.PasswordDepotSecretRef
external-secrets.externalsecrets.v1.PasswordDepotProvider !auth:external-secrets.externalsecrets.v1.PasswordDepotAuth; !database:string; !host:string
external-secrets.externalsecrets.v1.PasswordDepotSecretRef credentials:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.PreviderAuth secretRef:external-secrets.externalsecrets.v1.PreviderAuthSecretRef
external-secrets.externalsecrets.v1.PreviderAuthSecretRef !accessToken:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.PreviderProvider !auth:external-secrets.externalsecrets.v1.PreviderAuth; baseUri:string
external-secrets.externalsecrets.v1.PulumiProvider !accessToken:external-secrets.externalsecrets.v1.PulumiProviderSecretRef; apiUrl:string; !environment:string; !organization:string; !project:string
external-secrets.externalsecrets.v1.PulumiProviderSecretRef secretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.ScalewayProvider !accessKey:external-secrets.externalsecrets.v1.ScalewayProviderSecretRef; apiUrl:string; !projectId:string; !region:string; !secretKey:external-secrets.externalsecrets.v1.ScalewayProviderSecretRef
external-secrets.externalsecrets.v1.ScalewayProviderSecretRef secretRef:external-secrets.meta.v1.SecretKeySelector; value:string
external-secrets.externalsecrets.v1.SecretServerProvider !password:external-secrets.externalsecrets.v1.SecretServerProviderRef; !serverURL:string; !username:external-secrets.externalsecrets.v1.SecretServerProviderRef; caBundle:string; caProvider:external-secrets.SecretServerProviderCaProvider; domain:string
external-secrets.externalsecrets.v1.SecretServerProviderRef secretRef:external-secrets.meta.v1.SecretKeySelector; value:string
external-secrets.externalsecrets.v1.SecretStoreProvider akeyless:external-secrets.externalsecrets.v1.AkeylessProvider; alibaba:external-secrets.externalsecrets.v1.AlibabaProvider; aws:external-secrets.externalsecrets.v1.AWSProvider; azurekv:external-secrets.externalsecrets.v1.AzureKVProvider; beyondtrust:external-secrets.externalsecrets.v1.BeyondtrustProvider; bitwardensecretsmanager:external-secrets.externalsecrets.v1.BitwardenSecretsManagerProvider; chef:external-secrets.externalsecrets.v1.ChefProvider; cloudrusm:external-secrets.externalsecrets.v1.CloudruSMProvider; conjur:external-secrets.externalsecrets.v1.ConjurProvider; delinea:external-secrets.externalsecrets.v1.DelineaProvider; device42:external-secrets.externalsecrets.v1.Device42Provider; doppler:external-secrets.externalsecrets.v1.DopplerProvider; fake:external-secrets.externalsecrets.v1.FakeProvider; fortanix:external-secrets.externalsecrets.v1.FortanixProvider; gcpsm:external-secrets.externalsecrets.v1.GCPSMProvider; github:external-secrets.externalsecrets.v1.GithubProvider; gitlab:external-secrets.externalsecrets.v1.GitlabProvider; ibm:external-secrets.externalsecrets.v1.IBMProvider; infisical:external-secrets.externalsecrets.v1.InfisicalProvider; keepersecurity:external-secrets.externalsecrets.v1.KeeperSecurityProvider; kubernetes:external-secrets.externalsecrets.v1.KubernetesProvider; onboardbase:external-secrets.externalsecrets.v1.OnboardbaseProvider; onepassword:external-secrets.externalsecrets.v1.OnePasswordProvider; oracle:external-secrets.externalsecrets.v1.OracleProvider; passbolt:external-secrets.externalsecrets.v1.PassboltProvider; passworddepot:external-secrets.externalsecrets.v1.PasswordDepotProvider; previder:external-secrets.externalsecrets.v1.PreviderProvider; pulumi:external-secrets.externalsecrets.v1.PulumiProvider; scaleway:external-secrets.externalsecrets.v1.ScalewayProvider; secretserver:external-secrets.externalsecrets.v1.SecretServerProvider; senhasegura:external-secrets.externalsecrets.v1.SenhaseguraProvider; vault:external-secrets.externalsecrets.v1.VaultProvider; webhook:external-secrets.externalsecrets.v1.WebhookProvider; yandexcertificatemanager:external-secrets.externalsecrets.v1.YandexCertificateManagerProvider; yandexlockbox:external-secrets.externalsecrets.v1.YandexLockboxProvider; barbican:external-secrets.SecretStoreProviderBarbican; dvls:external-secrets.SecretStoreProviderDvls; ngrok:external-secrets.SecretStoreProviderNgrok; onepasswordSDK:external-secrets.SecretStoreProviderOnepasswordSDK; volcengine:external-secrets.SecretStoreProviderVolcengine
external-secrets.externalsecrets.v1.SecretStoreRef kind:'SecretStore'|'ClusterSecretStore'; name:string
external-secrets.externalsecrets.v1.SecretStoreRetrySettings maxRetries:number; retryInterval:string
external-secrets.externalsecrets.v1.SecretStoreSpec conditions:external-secrets.externalsecrets.v1.ClusterSecretStoreCondition[]; controller:string; !provider:external-secrets.externalsecrets.v1.SecretStoreProvider; refreshInterval:number; retrySettings:external-secrets.externalsecrets.v1.SecretStoreRetrySettings
external-secrets.externalsecrets.v1.SecretsManager forceDeleteWithoutRecovery:boolean; recoveryWindowInDays:number
external-secrets.externalsecrets.v1.SenhaseguraAuth !clientId:string; !clientSecretSecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.SenhaseguraProvider !auth:external-secrets.externalsecrets.v1.SenhaseguraAuth; ignoreSslCertificate:boolean; !module:string; !url:string
external-secrets.externalsecrets.v1.StoreGeneratorSourceRef generatorRef:external-secrets.externalsecrets.v1.GeneratorRef; storeRef:external-secrets.externalsecrets.v1.SecretStoreRef
external-secrets.externalsecrets.v1.StoreSourceRef generatorRef:external-secrets.externalsecrets.v1.GeneratorRef; storeRef:external-secrets.externalsecrets.v1.SecretStoreRef
external-secrets.externalsecrets.v1.Tag !key:string; !value:string
external-secrets.externalsecrets.v1.TemplateFrom configMap:external-secrets.externalsecrets.v1.TemplateRef; literal:string; secret:external-secrets.externalsecrets.v1.TemplateRef; target:'Data'|'Annotations'|'Labels'
external-secrets.externalsecrets.v1.TemplateRef !items:external-secrets.externalsecrets.v1.TemplateRefItem[]; !name:string
external-secrets.externalsecrets.v1.TemplateRefItem !key:string; templateAs:'Values'|'KeysAndValues'
external-secrets.externalsecrets.v1.TokenAuth bearerToken:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.UniversalAuthCredentials !clientId:external-secrets.meta.v1.SecretKeySelector; !clientSecret:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.VaultAppRole !path:string; roleId:string; roleRef:external-secrets.meta.v1.SecretKeySelector; !secretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.VaultAuth appRole:external-secrets.externalsecrets.v1.VaultAppRole; cert:external-secrets.externalsecrets.v1.VaultCertAuth; iam:external-secrets.externalsecrets.v1.VaultIamAuth; jwt:external-secrets.externalsecrets.v1.VaultJwtAuth; kubernetes:external-secrets.externalsecrets.v1.VaultKubernetesAuth; ldap:external-secrets.externalsecrets.v1.VaultLdapAuth; namespace:string; tokenSecretRef:external-secrets.meta.v1.SecretKeySelector; userPass:external-secrets.externalsecrets.v1.VaultUserPassAuth; gcp:external-secrets.VaultAuthGcp
external-secrets.externalsecrets.v1.VaultAwsAuthSecretRef accessKeyIDSecretRef:external-secrets.meta.v1.SecretKeySelector; secretAccessKeySecretRef:external-secrets.meta.v1.SecretKeySelector; sessionTokenSecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.VaultAwsJWTAuth serviceAccountRef:external-secrets.meta.v1.ServiceAccountSelector
external-secrets.externalsecrets.v1.VaultCertAuth clientCert:external-secrets.meta.v1.SecretKeySelector; secretRef:external-secrets.meta.v1.SecretKeySelector; path:string
external-secrets.externalsecrets.v1.VaultClientTLS certSecretRef:external-secrets.meta.v1.SecretKeySelector; keySecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.VaultIamAuth externalID:string; jwt:external-secrets.externalsecrets.v1.VaultAwsJWTAuth; path:string; region:string; role:string; secretRef:external-secrets.externalsecrets.v1.VaultAwsAuthSecretRef; vaultAwsIamServerID:string; !vaultRole:string
external-secrets.externalsecrets.v1.VaultJwtAuth kubernetesServiceAccountToken:external-secrets.externalsecrets.v1.VaultKubernetesServiceAccountTokenAuth; !path:string; role:string; secretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.VaultKubernetesAuth !mountPath:string; !role:string; secretRef:external-secrets.meta.v1.SecretKeySelector; serviceAccountRef:external-secrets.meta.v1.ServiceAccountSelector
external-secrets.externalsecrets.v1.VaultKubernetesServiceAccountTokenAuth audiences:string[]; expirationSeconds:number; !serviceAccountRef:external-secrets.meta.v1.ServiceAccountSelector
external-secrets.externalsecrets.v1.VaultLdapAuth !path:string; secretRef:external-secrets.meta.v1.SecretKeySelector; !username:string
external-secrets.externalsecrets.v1.VaultProvider auth:external-secrets.externalsecrets.v1.VaultAuth; caBundle:string; caProvider:external-secrets.externalsecrets.v1.CAProvider; forwardInconsistent:boolean; headers:string{}; namespace:string; path:string; readYourWrites:boolean; !server:string; tls:external-secrets.externalsecrets.v1.VaultClientTLS; version:string; checkAndSet:external-secrets.VaultProviderCheckAndSet
external-secrets.externalsecrets.v1.VaultUserPassAuth !path:string; secretRef:external-secrets.meta.v1.SecretKeySelector; !username:string
external-secrets.externalsecrets.v1.WebhookCAProvider key:string; !name:string; namespace:string; !type:string
external-secrets.externalsecrets.v1.WebhookProvider auth:external-secrets.externalsecrets.v1.AuthorizationProtocol; body:string; caBundle:string; caProvider:external-secrets.externalsecrets.v1.WebhookCAProvider; headers:string{}; method:string; !result:external-secrets.externalsecrets.v1.WebhookResult; secrets:external-secrets.externalsecrets.v1.WebhookSecret[]; timeout:string; !url:string
external-secrets.externalsecrets.v1.WebhookResult jsonPath:string
external-secrets.externalsecrets.v1.WebhookSecret !name:string; !secretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.YandexCertificateManagerAuth authorizedKeySecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.YandexCertificateManagerCAProvider certSecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.YandexCertificateManagerProvider apiEndpoint:string; !auth:external-secrets.externalsecrets.v1.YandexCertificateManagerAuth; caProvider:external-secrets.externalsecrets.v1.YandexCertificateManagerCAProvider; fetching:external-secrets.YandexCertificateManagerProviderFetching
external-secrets.externalsecrets.v1.YandexLockboxAuth authorizedKeySecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.YandexLockboxCAProvider certSecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.externalsecrets.v1.YandexLockboxProvider apiEndpoint:string; !auth:external-secrets.externalsecrets.v1.YandexLockboxAuth; caProvider:external-secrets.externalsecrets.v1.YandexLockboxCAProvider; fetching:external-secrets.YandexLockboxProviderFetching
external-secrets.generators.v1alpha1.ACRAccessTokenSpec !auth:external-secrets.generators.v1alpha1.ACRAuth; environmentType:'PublicCloud'|'USGovernmentCloud'|'ChinaCloud'|'GermanCloud'; !registry:string; scope:string; tenantId:string
external-secrets.generators.v1alpha1.ACRAuth managedIdentity:external-secrets.generators.v1alpha1.AzureACRManagedIdentityAuth; servicePrincipal:external-secrets.generators.v1alpha1.AzureACRServicePrincipalAuth; workloadIdentity:external-secrets.generators.v1alpha1.AzureACRWorkloadIdentityAuth
external-secrets.generators.v1alpha1.AWSAuth jwt:external-secrets.generators.v1alpha1.AWSJWTAuth; secretRef:external-secrets.generators.v1alpha1.AWSAuthSecretRef
external-secrets.generators.v1alpha1.AWSAuthSecretRef accessKeyIDSecretRef:external-secrets.meta.v1.SecretKeySelector; secretAccessKeySecretRef:external-secrets.meta.v1.SecretKeySelector; sessionTokenSecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.generators.v1alpha1.AWSJWTAuth serviceAccountRef:external-secrets.meta.v1.ServiceAccountSelector
external-secrets.generators.v1alpha1.AuthorizationProtocol ntlm:external-secrets.generators.v1alpha1.NTLMProtocol
external-secrets.generators.v1alpha1.AzureACRManagedIdentityAuth identityId:string
external-secrets.generators.v1alpha1.AzureACRServicePrincipalAuth !secretRef:external-secrets.generators.v1alpha1.AzureACRServicePrincipalAuthSecretRef
external-secrets.generators.v1alpha1.AzureACRServicePrincipalAuthSecretRef clientId:external-secrets.meta.v1.SecretKeySelector; clientSecret:external-secrets.meta.v1.SecretKeySelector
external-secrets.generators.v1alpha1.AzureACRWorkloadIdentityAuth serviceAccountRef:external-secrets.meta.v1.ServiceAccountSelector
external-secrets.generators.v1alpha1.ClusterGeneratorSpec !generator:external-secrets.generators.v1alpha1.GeneratorSpec; kind:'ACRAccessToken'|'ECRAuthorizationToken'|'Fake'|'GCRAccessToken'|'GithubAccessToken'|'QuayAccessToken'|'Password'|'STSSessionToken'|'UUID'|'VaultDynamicSecret'|'Webhook'|'Grafana'
external-secrets.generators.v1alpha1.ECRAuthorizationTokenSpec auth:external-secrets.generators.v1alpha1.AWSAuth; !region:string; role:string; scope:string
external-secrets.generators.v1alpha1.FakeSpec controller:string; data:string{}
external-secrets.generators.v1alpha1.GCPSMAuth secretRef:external-secrets.generators.v1alpha1.GCPSMAuthSecretRef; workloadIdentity:external-secrets.generators.v1alpha1.GCPWorkloadIdentity; workloadIdentityFederation:external-secrets.GCPSMAuthWorkloadIdentityFederation
external-secrets.generators.v1alpha1.GCPSMAuthSecretRef secretAccessKeySecretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.generators.v1alpha1.GCPWorkloadIdentity !clusterLocation:string; !clusterName:string; clusterProjectID:string; !serviceAccountRef:external-secrets.meta.v1.ServiceAccountSelector
external-secrets.generators.v1alpha1.GCRAccessTokenSpec !auth:external-secrets.generators.v1alpha1.GCPSMAuth; !projectID:string
external-secrets.generators.v1alpha1.GeneratorSpec acrAccessTokenSpec:external-secrets.generators.v1alpha1.ACRAccessTokenSpec; ecrAuthorizationTokenSpec:external-secrets.generators.v1alpha1.ECRAuthorizationTokenSpec; fakeSpec:external-secrets.generators.v1alpha1.FakeSpec; gcrAccessTokenSpec:external-secrets.generators.v1alpha1.GCRAccessTokenSpec; githubAccessTokenSpec:external-secrets.generators.v1alpha1.GithubAccessTokenSpec; grafanaSpec:external-secrets.generators.v1alpha1.GrafanaSpec; passwordSpec:external-secrets.generators.v1alpha1.PasswordSpec; quayAccessTokenSpec:external-secrets.generators.v1alpha1.QuayAccessTokenSpec; stsSessionTokenSpec:external-secrets.generators.v1alpha1.STSSessionTokenSpec; uuidSpec:any; vaultDynamicSecretSpec:external-secrets.generators.v1alpha1.VaultDynamicSecretSpec; webhookSpec:external-secrets.generators.v1alpha1.WebhookSpec; cloudsmithAccessTokenSpec:external-secrets.GeneratorSpecCloudsmithAccessTokenSpec; mfaSpec:external-secrets.GeneratorSpecMfaSpec; sshKeySpec:external-secrets.GeneratorSpecSshKeySpec
external-secrets.generators.v1alpha1.GeneratorStateSpec garbageCollectionDeadline:string; !resource:any; !state:any
external-secrets.generators.v1alpha1.GithubAccessTokenSpec !appID:string; !auth:external-secrets.generators.v1alpha1.GithubAuth; !installID:string; permissions:string{}; repositories:string[]; url:string
external-secrets.generators.v1alpha1.GithubAuth !privateKey:external-secrets.generators.v1alpha1.GithubSecretRef
external-secrets.generators.v1alpha1.GithubSecretRef !secretRef:external-secrets.meta.v1.SecretKeySelector
external-secrets.generators.v1alpha1.GrafanaAuth basic:external-secrets.generators.v1alpha1.GrafanaBasicAuth; token:external-secrets.generators.v1alpha1.SecretKeySelector
external-secrets.generators.v1alpha1.GrafanaBasicAuth !password:external-secrets.generators.v1alpha1.SecretKeySelector; !username:string
external-secrets.generators.v1alpha1.GrafanaServiceAccount !name:string; !role:string
external-secrets.generators.v1alpha1.GrafanaSpec !auth:external-secrets.generators.v1alpha1.GrafanaAuth; !serviceAccount:external-secrets.generators.v1alpha1.GrafanaServiceAccount; !url:string
external-secrets.generators.v1alpha1.NTLMProtocol !passwordSecret:external-secrets.meta.v1.SecretKeySelector; !usernameSecret:external-secrets.meta.v1.SecretKeySelector
external-secrets.generators.v1alpha1.PasswordSpec !allowRepeat:boolean; digits:number; !length:number; !noUpper:boolean; symbolCharacters:string; symbols:number; encoding:'base64'|'base64url'|'base32'|'hex'|'raw'; secretKeys:string[]
external-secrets.generators.v1alpha1.QuayAccessTokenSpec !robotAccount:string; !serviceAccountRef:external-secrets.meta.v1.ServiceAccountSelector; url:string
external-secrets.generators.v1alpha1.RequestParameters serialNumber:string; sessionDuration:number; tokenCode:string
external-secrets.generators.v1alpha1.STSSessionTokenSpec auth:external-secrets.generators.v1alpha1.AWSAuth; !region:string; requestParameters:external-secrets.generators.v1alpha1.RequestParameters; role:string
external-secrets.generators.v1alpha1.SecretKeySelector key:string; name:string
external-secrets.generators.v1alpha1.VaultDynamicSecretSpec allowEmptyResponse:boolean; controller:string; method:string; parameters:any; !path:string; !provider:external-secrets.externalsecrets.v1.VaultProvider; resultType:'Data'|'Auth'|'Raw'; retrySettings:external-secrets.externalsecrets.v1.SecretStoreRetrySettings
external-secrets.generators.v1alpha1.WebhookCAProvider key:string; !name:string; namespace:string; !type:string
external-secrets.generators.v1alpha1.WebhookResult jsonPath:string
external-secrets.generators.v1alpha1.WebhookSecret !name:string; !secretRef:external-secrets.generators.v1alpha1.SecretKeySelector
external-secrets.generators.v1alpha1.WebhookSpec auth:external-secrets.generators.v1alpha1.AuthorizationProtocol; body:string; caBundle:string; caProvider:external-secrets.generators.v1alpha1.WebhookCAProvider; headers:string{}; method:string; !result:external-secrets.generators.v1alpha1.WebhookResult; secrets:external-secrets.generators.v1alpha1.WebhookSecret[]; timeout:string; !url:string
external-secrets.io/v1/ClusterExternalSecret apiVersion:'external-secrets.io/v1'; kind:'ClusterExternalSecret'; metadata:meta.ObjectMeta; spec:external-secrets.externalsecrets.v1.ClusterExternalSecretSpec; status:any
external-secrets.io/v1/ClusterSecretStore apiVersion:'external-secrets.io/v1'; kind:'ClusterSecretStore'; metadata:meta.ObjectMeta; spec:external-secrets.externalsecrets.v1.SecretStoreSpec; status:any
external-secrets.io/v1/ExternalSecret apiVersion:'external-secrets.io/v1'; kind:'ExternalSecret'; metadata:meta.ObjectMeta; spec:external-secrets.externalsecrets.v1.ExternalSecretSpec; status:any
external-secrets.io/v1/SecretStore apiVersion:'external-secrets.io/v1'; kind:'SecretStore'; metadata:meta.ObjectMeta; spec:external-secrets.externalsecrets.v1.SecretStoreSpec; status:any
external-secrets.meta.v1.SecretKeySelector key:string; name:string; namespace:string
external-secrets.meta.v1.ServiceAccountSelector audiences:string[]; !name:string; namespace:string
generators.external-secrets.io/v1alpha1/ACRAccessToken apiVersion:'generators.external-secrets.io/v1alpha1'; kind:'ACRAccessToken'; metadata:meta.ObjectMeta; spec:external-secrets.generators.v1alpha1.ACRAccessTokenSpec
generators.external-secrets.io/v1alpha1/ClusterGenerator apiVersion:'generators.external-secrets.io/v1alpha1'; kind:'ClusterGenerator'; metadata:meta.ObjectMeta; spec:external-secrets.generators.v1alpha1.ClusterGeneratorSpec
generators.external-secrets.io/v1alpha1/ECRAuthorizationToken apiVersion:'generators.external-secrets.io/v1alpha1'; kind:'ECRAuthorizationToken'; metadata:meta.ObjectMeta; spec:external-secrets.generators.v1alpha1.ECRAuthorizationTokenSpec
generators.external-secrets.io/v1alpha1/Fake apiVersion:'generators.external-secrets.io/v1alpha1'; kind:'Fake'; metadata:meta.ObjectMeta; spec:external-secrets.generators.v1alpha1.FakeSpec
generators.external-secrets.io/v1alpha1/GCRAccessToken apiVersion:'generators.external-secrets.io/v1alpha1'; kind:'GCRAccessToken'; metadata:meta.ObjectMeta; spec:external-secrets.generators.v1alpha1.GCRAccessTokenSpec
generators.external-secrets.io/v1alpha1/GeneratorState apiVersion:'generators.external-secrets.io/v1alpha1'; kind:'GeneratorState'; metadata:meta.ObjectMeta; spec:external-secrets.generators.v1alpha1.GeneratorStateSpec; status:any
generators.external-secrets.io/v1alpha1/GithubAccessToken apiVersion:'generators.external-secrets.io/v1alpha1'; kind:'GithubAccessToken'; metadata:meta.ObjectMeta; spec:external-secrets.generators.v1alpha1.GithubAccessTokenSpec
generators.external-secrets.io/v1alpha1/Grafana apiVersion:'generators.external-secrets.io/v1alpha1'; kind:'Grafana'; metadata:meta.ObjectMeta; spec:external-secrets.generators.v1alpha1.GrafanaSpec
generators.external-secrets.io/v1alpha1/Password apiVersion:'generators.external-secrets.io/v1alpha1'; kind:'Password'; metadata:meta.ObjectMeta; spec:external-secrets.generators.v1alpha1.PasswordSpec
generators.external-secrets.io/v1alpha1/QuayAccessToken apiVersion:'generators.external-secrets.io/v1alpha1'; kind:'QuayAccessToken'; metadata:meta.ObjectMeta; spec:external-secrets.generators.v1alpha1.QuayAccessTokenSpec
generators.external-secrets.io/v1alpha1/STSSessionToken apiVersion:'generators.external-secrets.io/v1alpha1'; kind:'STSSessionToken'; metadata:meta.ObjectMeta; spec:external-secrets.generators.v1alpha1.STSSessionTokenSpec
generators.external-secrets.io/v1alpha1/UUID apiVersion:'generators.external-secrets.io/v1alpha1'; kind:'UUID'; metadata:meta.ObjectMeta; spec:any
generators.external-secrets.io/v1alpha1/VaultDynamicSecret apiVersion:'generators.external-secrets.io/v1alpha1'; kind:'VaultDynamicSecret'; metadata:meta.ObjectMeta; spec:external-secrets.generators.v1alpha1.VaultDynamicSecretSpec
generators.external-secrets.io/v1alpha1/Webhook apiVersion:'generators.external-secrets.io/v1alpha1'; kind:'Webhook'; metadata:meta.ObjectMeta; spec:external-secrets.generators.v1alpha1.WebhookSpec`;

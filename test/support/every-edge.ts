import { loadText } from '../../lib/manifests/load';

/** A small set, sound as it is, in which every kind of edge occurs, those that the platform has no use for among them. */
const TEXT = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop-web
  namespace: shop
  labels: &labels
    app: web
spec:
  selector:
    matchLabels: *labels
  template:
    metadata:
      labels: *labels
    spec:
      serviceAccountName: shop-web
      priorityClassName: shop-urgent
      imagePullSecrets:
        - name: shop-registry
      containers:
        - name: main
          image: registry.test/web:1.4.2
          ports:
            - name: http
              containerPort: 8080
          env:
            - name: HOST
              value: shop-web
            - name: URL
              value: http://$(HOST):80
            - name: STORE
              value: http://shop-web.shop.svc.cluster.local:80
            - name: LEVEL
              valueFrom:
                configMapKeyRef:
                  name: shop-settings
                  key: log_level
          envFrom:
            - configMapRef:
                name: shop-settings
            - prefix: X_
              secretRef:
                name: shop-keys
          livenessProbe:
            httpGet:
              path: /
              port: http
          readinessProbe:
            tcpSocket:
              port: 8080
          volumeMounts:
            - name: settings
              mountPath: /etc/app.yaml
              subPath: app.yaml
            - name: both
              mountPath: /both
            - name: keys
              mountPath: /keys
            - name: data
              mountPath: /data
            - name: vault
              mountPath: /vault
      volumes:
        - name: settings
          configMap:
            name: shop-settings
        - name: both
          projected:
            sources:
              - configMap:
                  name: shop-settings
                  items:
                    - key: app.yaml
                      path: app.yaml
              - secret:
                  name: shop-keys
        - name: keys
          secret:
            secretName: shop-keys
            items:
              - key: api_key
                path: key
        - name: data
          persistentVolumeClaim:
            claimName: shop-data
        - name: vault
          csi:
            driver: secrets-store.csi.k8s.io
            readOnly: true
            volumeAttributes:
              secretProviderClass: shop-vault
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: shop-web
  namespace: shop
---
apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata:
  name: shop-urgent
value: 1000
---
apiVersion: v1
kind: Secret
metadata:
  name: shop-registry
  namespace: shop
stringData:
  token: drawn-at-deploy-time
---
apiVersion: v1
kind: Secret
metadata:
  name: shop-keys
  namespace: shop
stringData:
  api_key: drawn-at-deploy-time
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: shop-settings
  namespace: shop
data:
  log_level: info
  app.yaml: |
    level: info
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata:
  name: shop-data
  namespace: shop
spec:
  storageClassName: shop-fast
  accessModes: [ReadWriteOnce]
  resources:
    requests:
      storage: 1Gi
---
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: shop-fast
provisioner: csi.shop.test
---
apiVersion: secrets-store.csi.x-k8s.io/v1
kind: SecretProviderClass
metadata:
  name: shop-vault
  namespace: shop
spec:
  provider: gcp
---
apiVersion: v1
kind: Service
metadata:
  name: shop-web
  namespace: shop
  labels:
    app: web
spec:
  selector:
    app: web
  ports:
    - name: http
      port: 80
      targetPort: http
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: shop-web
  namespace: shop
spec:
  selector:
    matchLabels:
      app: web
  endpoints:
    - port: http
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata:
  name: shop-web
  namespace: shop
spec:
  parentRefs:
    - name: shop-gateway
  rules:
    - backendRefs:
        - name: shop-web
          port: 80
---
apiVersion: gateway.networking.k8s.io/v1
kind: GatewayClass
metadata: { name: test }
spec: { controllerName: test.example/gateway }
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata:
  name: shop-gateway
  namespace: shop
spec:
  gatewayClassName: test
  listeners:
    - name: https
      port: 443
      protocol: HTTPS
      tls:
        certificateRefs:
          - name: shop-tls
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata:
  name: shop-cert
  namespace: shop
spec:
  secretName: shop-tls
  dnsNames: [shop.test]
  issuerRef:
    name: shop-issuer
---
apiVersion: cert-manager.io/v1
kind: Issuer
metadata:
  name: shop-issuer
  namespace: shop
spec:
  selfSigned: {}
`;

/** The objects of the set. */
export const everyEdge = loadText(TEXT, 'every-edge.yaml').resources.map(({ body }) => body);

/** `text` with each line moved to the right. */
function indented(text: string, spaces: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(spaces));
}

/** What an example says of its pod. */
export interface ExamplePod {
  readonly image?: string;
  /** Lines of the container. */
  readonly container: string;
  /** Lines of the pod's spec. */
  readonly pod?: string;
}

const IMAGE = 'registry.example/sso/keycloak:26.4.2';

/** The official image of the examples. */
export const STOCK_IMAGE = 'quay.io/keycloak/keycloak:26.4.2';

/** Lines of a container with a read-only root and all that the server writes to. */
export const READ_ONLY_CONTAINER = `securityContext:
  readOnlyRootFilesystem: true
volumeMounts:
  - name: scratch
    mountPath: /tmp
  - name: data
    mountPath: /opt/keycloak/data
`;

/** Lines of the pod with the volumes for it. */
export const READ_ONLY_VOLUMES = `volumes:
  - name: scratch
    emptyDir:
      sizeLimit: 128Mi
  - name: data
    emptyDir:
      sizeLimit: 256Mi
`;

function podSpec({ image = IMAGE, container, pod = '' }: ExamplePod): string {
  const lines = `containers:\n  - name: keycloak\n    image: ${image}\n${indented(container, 4)}`;
  return pod === '' ? lines : `${lines}\n${pod}`;
}

/** A manifest of a pod that runs a server, for the rules' examples. */
export function examplePod(example: ExamplePod): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: sso
  labels:
    app: sso
spec:
${indented(podSpec(example), 2)}
`;
}

/** A manifest of several pods that run a server. */
export function exampleCluster(example: ExamplePod & { readonly replicas?: number }): string {
  return `apiVersion: apps/v1
kind: StatefulSet
metadata:
  name: sso
spec:
  replicas: ${example.replicas ?? 2}
  serviceName: sso
  selector:
    matchLabels:
      app: sso
  template:
    metadata:
      labels:
        app: sso
    spec:
${indented(podSpec(example), 6)}
`;
}

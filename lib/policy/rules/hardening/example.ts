/** What an example differs in from a Deployment of one container that listens. */
interface Parts {
  readonly image?: string;
  /** Lines of the pod's spec. */
  readonly spec?: string;
  /** Lines of the container, behind its port. */
  readonly container?: string;
}

/** The Deployment that examples of this family are about, as YAML. */
export function exampleDeployment({ image = 'registry.example/till:1.4.2', spec = '', container = '' }: Parts = {}) {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: till
spec:
  selector:
    matchLabels: { app: till }
  template:
    metadata:
      labels: { app: till }
    spec:
${spec}      containers:
        - name: till
          image: ${image}
          ports:
            - containerPort: 8080
${container}`;
}

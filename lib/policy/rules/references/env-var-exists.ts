import { referenceRule } from './reference-rule';

/** Every variable that $(NAME) stands for is defined above its use. */
export const envVarExists = referenceRule({
  id: 'env-var-exists',
  severity: 'error',
  summary: 'Every variable that $(NAME) stands for is defined above its use.',
  why: 'Kubernetes leaves $(NAME) as it is where it knows no such variable, so that the program reads the text with the dollar and the brackets.',
  bad: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: main
      image: registry.test/web:1.4.2
      env:
        - name: URL
          value: http://$(HOST):8080
`,
  good: `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: main
      image: registry.test/web:1.4.2
      env:
        - name: HOST
          value: shop.test
        - name: URL
          value: http://$(HOST):8080
`,
  remedy:
    'Define the variable in the same container, above the one that uses it, or write $$(NAME) where the text itself is meant.',
  source: 'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
});

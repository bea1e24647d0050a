import type { Json, JsonObject } from '../../../../lib/manifests';
import { deployment, object, podSpec } from '../../support';

/** A Deployment with an environment variable. */
export function reader(app: string, name: string, value: string, spec: JsonObject = {}): JsonObject {
  return deployment(app, podSpec({ env: [{ name, value }] }, spec));
}

/** A Deployment that listens on 8080, and a Service in front of it on port 80. */
export function server(app: string, pod: JsonObject = {}, service: JsonObject = {}): JsonObject[] {
  const ports = [{ name: 'http', containerPort: 8080 }];
  return [
    deployment(app, podSpec({ ports }, pod)),
    object('Service', app, {
      apiVersion: 'v1',
      spec: { selector: { app }, ports: [{ port: 80, targetPort: 'http' }], ...service },
    }),
  ];
}

/** A policy for the pods of `app`, or for all. */
export function policy(name: string, app: string | undefined, spec: JsonObject): JsonObject {
  const podSelector = app === undefined ? {} : { matchLabels: { app } };
  return object('NetworkPolicy', name, { spec: { podSelector, ...spec } });
}

/** A peer that means the pods of `app`. */
export function pods(app: string): Json {
  return { podSelector: { matchLabels: { app } } };
}

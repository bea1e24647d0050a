import type { Fault, Rule } from '../../rule';
import { valueOf } from './certainty';
import { entriesOf, type Backend } from './entries';
import { examplePod } from './example';
import { serversOf, type Server } from './server';
import { guide } from './sources';

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}

/** What a request path opens that is not for everybody; undefined for the rest. */
function openedBy({ url, exact }: Backend['requests'][number], base: string): string | undefined {
  const asked = trimmed(url);
  if (asked === '' || asked === base) return exact ? undefined : 'all paths, the admin console and its API among them';
  return asked === `${base}/admin` || asked.startsWith(`${base}/admin/`) ? 'the admin console and its API' : undefined;
}

function look(server: Server): Fault[] {
  // An admin console with an address of its own is meant to be reached, and by whom is said there.
  if (server.options.has('hostname-admin')) return [];
  const base = trimmed(`/${valueOf(server, 'http-relative-path') ?? ''}`.replaceAll(/\/{2,}/g, '/'));
  return entriesOf(server).flatMap(({ from, requests }) =>
    requests.flatMap((request): Fault[] => {
      const opened = openedBy(request, base);
      if (opened === undefined) return [];
      const message = `${from.kind} "${from.name}" opens "${request.url}" of Keycloak: ${opened}`;
      return [
        { resource: from, path: request.path, message, fix: `open ${base}/realms/ and ${base}/resources/ alone` },
      ];
    }),
  );
}

function example(paths: readonly string[]): string {
  const entries = paths.map(
    (path) => `          - path: ${path}
            pathType: Prefix
            backend:
              service:
                name: sso
                port: { number: 8080 }
`,
  );
  return `${examplePod({ container: 'args: [start, --optimized]\n' })}---
apiVersion: v1
kind: Service
metadata:
  name: sso
spec:
  selector:
    app: sso
  ports:
    - port: 8080
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: sso
spec:
  rules:
    - host: sso.example
      http:
        paths:
${entries.join('')}`;
}

/** Browsers and programs of users need two paths; the rest is for administrators. */
export const keycloakExposedPaths: Rule = {
  id: 'keycloak-exposed-paths',
  family: 'keycloak',
  severity: 'advice',
  summary: 'From outside, of Keycloak only what its users need can be reached; in a closed set a warning.',
  why: 'The admin console and its API are there for anybody to try passwords and faults of Keycloak on.',
  bad: example(['/']),
  good: example(['/realms/', '/resources/']),
  remedy:
    'Open `/realms/` and `/resources/` alone, and the admin console, if at all, by an address of its own (`hostname-admin`).',
  source: guide('server/reverseproxy'),
  check: function* (graph, settings) {
    const weight: Partial<Fault> = settings.world === 'closed' ? { severity: 'warning' } : {};
    for (const server of serversOf(graph, settings)) {
      for (const fault of look(server)) yield { ...fault, ...weight };
    }
  },
};

import type { Fault, Rule } from '../../rule';
import { valueOf } from './certainty';
import { entriesOf, requestsTo, type Backend } from './entries';
import { examplePod } from './example';
import { serversOf, type Server } from './server';
import { guide } from './sources';

function trimmed(url: string): string {
  const parts = url.split('/').filter((part) => part !== '');
  return parts.map((part) => `/${part}`).join('');
}

/** What a request path opens that is not for everybody; undefined for the rest. */
function openedBy({ url, exact }: Backend['requests'][number], base: string): string | undefined {
  const asked = trimmed(url);
  if (asked === '' || asked === base) return exact ? undefined : 'all paths, the admin console and its API among them';
  return asked === `${base}/admin` || asked.startsWith(`${base}/admin/`) ? 'the admin console and its API' : undefined;
}

/** What users cannot do without. */
const NEEDED = ['/realms', '/resources'];

/** What is needed and opened by nothing, where the set says all ways from outside. */
function shut(server: Server, base: string): Fault[] {
  const entries = entriesOf(server);
  const [first] = entries;
  // A path to another Service than the server's is another fault.
  const requests = [...new Set(entries.map(({ from }) => from))].flatMap(requestsTo);
  // What is no plain path is for the controller to read.
  if (first === undefined || requests.some(({ url }) => /[^-\w./~%]/.test(url))) return [];
  const opened = new Set(requests.filter(({ exact }) => !exact).map(({ url }) => trimmed(url)));
  return NEEDED.filter((path) => !['', base, base + path].some((asked) => opened.has(asked))).map((path) => ({
    resource: first.from,
    path: first.requests[0]?.path ?? first.path,
    message: `nothing opens what begins with "${base}${path}/" of Keycloak, without which nobody can log in`,
    fix: `add the path ${base}${path}/ with the pathType Prefix`,
  }));
}

function exposed(server: Server, base: string): Fault[] {
  // An admin console with an address of its own is meant to be reached, and by whom is said there.
  if (server.options.has('hostname-admin')) return [];
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
  summary: 'From outside, what users of Keycloak need can be reached, and nothing else.',
  why: 'The admin console and its API are there for anybody to try passwords and faults of Keycloak on. In a closed set, where this is a warning, it is one too that nothing opens what a login needs.',
  bad: example(['/']),
  good: example(['/realms/', '/resources/']),
  remedy:
    'Open `/realms/` and `/resources/` alone, and the admin console, if at all, by an address of its own (`hostname-admin`).',
  source: guide('server/reverseproxy'),
  check: function* (graph, settings) {
    const isClosed = settings.world === 'closed';
    const weight: Partial<Fault> = isClosed ? { severity: 'warning' } : {};
    for (const server of serversOf(graph, settings)) {
      const base = trimmed(valueOf(server, 'http-relative-path') ?? '');
      const faults = [...exposed(server, base), ...(isClosed ? shut(server, base) : [])];
      for (const fault of faults) yield { ...fault, ...weight };
    }
  },
};

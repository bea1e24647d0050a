import { isObject, itemsOf, property, scalarText, textOf, type Graph, type Json } from '../../../manifests';
import { healthPort, localhostSince, otlpPorts } from '../../images/collector-facts';
import type { Fault, Rule } from '../../rule';
import { containerName } from './control';
import { collectorExample } from './collector-example';
import { collectorsOf, componentsOf, endpointOf, typeOfComponent, type Collector } from './collector';

/** Something of the collector that listens. */
interface Listener {
  readonly name: string;
  readonly port: number | undefined;
  /** Whether nobody outside the pod is answered; undefined where it cannot be told. */
  readonly isLocal: boolean | undefined;
}

const LOCAL = /^(localhost|127\.[\d.]+|\[::1\])$/;

function listener(name: string, body: Json | undefined, port: number, version: number | undefined): Listener {
  const text = scalarText(property(body, 'endpoint'));
  if (text === '') return { name, port, isLocal: version === undefined ? undefined : version >= localhostSince };
  const { host, port: own } = endpointOf(text);
  return { name, port: own, isLocal: host === undefined ? undefined : LOCAL.test(host) };
}

/** The health checks that are switched on. */
function healthChecks({ config, version }: Collector): Listener[] {
  const used = itemsOf(property(config.service, 'extensions')).map(textOf);
  return componentsOf(config, 'extensions')
    .filter(([name]) => typeOfComponent(name) === 'health_check' && used.includes(name))
    .map(([name, body]) => listener(name, body, healthPort, version));
}

function probedPort({ container }: Collector, probe: string): Json | undefined {
  const handler = property(container.body[probe], 'httpGet') ?? property(container.body[probe], 'tcpSocket');
  const port = property(handler, 'port');
  const named = itemsOf(container.body.ports).find((each) => property(each, 'name') === port);
  return named === undefined ? port : property(named, 'containerPort');
}

/** A probe at the customary port of the health check, or at the one that is set. */
function probeFaults(collector: Collector): Fault[] {
  const checks = healthChecks(collector);
  return ['startupProbe', 'readinessProbe', 'livenessProbe'].flatMap((probe): Fault[] => {
    const port = probedPort(collector, probe);
    const answers = checks.filter((each) => each.port === port);
    const off = port === healthPort && checks.every((each) => each.port !== undefined) && answers.length === 0;
    const shut = answers.length > 0 && answers.every(({ isLocal }) => isLocal === true);
    if (!off && !shut) return [];
    const { container, pod, place } = collector;
    const why = off
      ? 'no health check of its configuration listens there'
      : 'its health check listens on localhost alone';
    return [
      {
        resource: pod.owner,
        path: `${container.path}/${probe}`,
        message: `${containerName(container.name)}: ${probe} asks port ${scalarText(port)}, and ${why}`,
        fix: off
          ? 'declare the extension health_check, and list it under service.extensions'
          : `set its endpoint to "0.0.0.0:${scalarText(port)}"`,
        related: [place],
      },
    ];
  });
}

/** The protocols of the receivers `otlp` that are in use. */
function otlpListeners({ config, version }: Collector): Listener[] {
  return componentsOf(config, 'receivers')
    .filter(([name]) => typeOfComponent(name) === 'otlp')
    .flatMap(([name, body]) => {
      const protocols = property(body, 'protocols');
      return Object.entries(isObject(protocols) ? protocols : {}).map(([protocol, settings]) =>
        listener(`${name} (${protocol})`, settings, otlpPorts.get(protocol) ?? Number.NaN, version),
      );
    });
}

/** The ports that OTLP is declared at: a port of the container with a customary number that nothing listens on. */
function receiverFaults(collector: Collector): Fault[] {
  const listeners = otlpListeners(collector);
  const { container, pod, config, place } = collector;
  // Other receivers may listen at those ports.
  const isAlone = componentsOf(config, 'receivers').every(
    ([name, body]) => typeOfComponent(name) === 'otlp' || !JSON.stringify(body ?? '').includes('431'),
  );
  if (listeners.length === 0 || !isAlone || listeners.some(({ port }) => port === undefined)) return [];
  return itemsOf(container.body.ports).flatMap((entry, index): Fault[] => {
    const number = property(entry, 'containerPort');
    if (typeof number !== 'number' || ![...otlpPorts.values()].includes(number)) return [];
    const here = listeners.filter(({ port }) => port === number);
    const isShut = here.length > 0 && here.every(({ isLocal }) => isLocal === true);
    if (here.length > 0 && !isShut) return [];
    const why = isShut ? `"${here[0]?.name ?? ''}" listens on localhost alone` : 'no receiver listens there';
    return [
      {
        resource: pod.owner,
        path: `${container.path}/ports/${index}/containerPort`,
        message: `${containerName(container.name)} offers port ${number}, and ${why}`,
        fix: isShut ? `set its endpoint to "0.0.0.0:${number}"` : 'write the port of the receiver in both places',
        severity: 'warning',
        related: [place],
      },
    ];
  });
}

function check(graph: Graph): Fault[] {
  return collectorsOf(graph).flatMap((collector) => [...probeFaults(collector), ...receiverFaults(collector)]);
}

/** Since 0.104 whatever listens does so on localhost, unless its endpoint says otherwise. */
export const collectorPort: Rule = {
  id: 'collector-port',
  family: 'pod-safety',
  severity: 'error',
  summary: 'Where the pods of an OpenTelemetry Collector are asked, its configuration listens.',
  why: 'The probe fails and the pod restarts for ever, or telemetry is sent to a port that nobody listens on.',
  bad: collectorExample({ health: '{}' }),
  good: collectorExample(),
  remedy: 'Set the endpoint of the extension or receiver to 0.0.0.0 and the port that the pod declares.',
  source: 'https://opentelemetry.io/docs/security/config-best-practices/#protect-against-denial-of-service-attacks',
  check,
};

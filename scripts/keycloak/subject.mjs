import { Client, fromIngress } from './client.mjs';
import { environmentOf, keycloakOf, loginOf, objectsOf } from './environment.mjs';
import { databaseOf, optionOf, Pod } from './pod.mjs';
import { awaitProbes } from './probe.mjs';
import { Sources } from './sources.mjs';

/** The server's line with the time that it took itself. */
export const STARTED = /started in ([\d.]+)s/;
/** Seconds for the server's own lines, beyond what probes wait for. */
export const PATIENCE = 120;

/** An environment with all that a pod of its Keycloak is made of. */
export function load(name, image, objects = objectsOf(name)) {
  const keycloak = keycloakOf(objects);
  const sources = new Sources(objects, keycloak.workload.metadata.namespace);
  return { name, image, objects, keycloak, sources };
}

/** The same with another container: the change gets the workload, its pod and the container. */
export function changed(subject, change) {
  const copy = load(subject.name, subject.image, structuredClone(subject.objects));
  change(copy.keycloak);
  return { ...subject, ...copy };
}

/** Its variables, with those of the downward API left open. */
export function variables({ keycloak, sources }) {
  return environmentOf(keycloak.container, sources);
}

/** The empty database of an environment. */
export function createDatabase(machine, subject) {
  machine.createDatabase(databaseOf(variables(subject)));
}

export function httpPort({ keycloak }) {
  return keycloak.container.ports.find(({ name }) => name === 'http').containerPort;
}

/** A browser outside of the cluster. */
export function browserFor(subject, pod) {
  return new Client(pod.address, httpPort(subject), fromIngress(optionOf(variables(subject), 'HOSTNAME')));
}

/** The realm that users log in to. */
export function realmOf({ objects, sources }) {
  return loginOf(objects, sources).KEYCLOAK_REALM;
}

/** Starts a pod and waits until it is ready by its own probes; the seconds until then, and until its ports were open. */
export async function startReady(machine, subject, name, options = {}) {
  const pod = await Pod.start(machine, { ...subject, name: `${subject.name}-${name}`, ...options });
  const { container, workload } = subject.keycloak;
  try {
    const probes = await awaitProbes(container, pod, workload.spec.progressDeadlineSeconds ?? 600);
    const ready = (performance.now() - pod.started) / 1000;
    const { seconds } = await pod.says(STARTED, PATIENCE);
    return { pod, probes, seconds, ready };
  } catch (error) {
    await pod.stop();
    throw error;
  }
}

/** Does something with a pod that is ready, and ends the pod. */
export async function withPod(machine, subject, name, options, use) {
  const started = await startReady(machine, subject, name, options);
  try {
    return await use(started);
  } catch (error) {
    throw new Error(`${error.message}\n${started.pod.tail()}`, { cause: error });
  } finally {
    await started.pod.stop();
  }
}

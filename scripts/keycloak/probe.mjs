import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { pause } from './commands.mjs';

/** One request, with what the ingress adds: the public name and that it came by HTTPS. */
export function ask(url, { method = 'GET', headers = {}, body, timeout = 10 } = {}) {
  return new Promise((resolve, reject) => {
    const request = url.startsWith('https:') ? requestHttps : requestHttp;
    // The kubelet does not look at certificates either.
    const options = { method, headers, timeout: timeout * 1000, agent: false, rejectUnauthorized: false };
    const sent = request(url, options, (answer) => {
      const chunks = [];
      answer.on('data', (chunk) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('timeout', () => sent.destroy(new Error(`${method} ${url}: no answer within ${timeout} s`)));
    sent.on('error', reject);
    sent.end(body);
  });
}

function portOf(container, port) {
  return typeof port === 'number' ? port : container.ports.find(({ name }) => name === port).containerPort;
}

/** What a probe asks for. */
export function urlOf(probe, container, address) {
  const { path = '/', port, scheme = 'HTTP' } = probe.httpGet;
  return `${scheme.toLowerCase()}://${address}:${portOf(container, port)}${path}`;
}

/** The answer to one probe as the kubelet sees it: a status, or the reason why there is none. */
export async function probeOnce(probe, container, address) {
  try {
    const { status } = await ask(urlOf(probe, container, address), { timeout: probe.timeoutSeconds ?? 1 });
    return { passed: status >= 200 && status < 400, said: `status ${status}` };
  } catch (error) {
    return { passed: false, said: error.code ?? error.message };
  }
}

/** One probe of a running pod, at the kubelet's pace and with its defaults. */
class Prober {
  count = 0;
  failures = 0;
  said = '';

  constructor(name, container, pod) {
    const probe = container[name];
    const { initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 } = probe;
    Object.assign(this, { name, probe, container, pod, initialDelaySeconds, periodSeconds, failureThreshold });
  }

  /** Probes once; throws when it has failed as often in a row as the kubelet bears. */
  async once() {
    const { passed, said } = await probeOnce(this.probe, this.container, this.pod.address);
    this.count += 1;
    this.failures = passed ? 0 : this.failures + 1;
    this.said = said;
    return passed;
  }

  /** Whether the kubelet acts on it now. */
  get exhausted() {
    return this.failures >= this.failureThreshold;
  }

  fail() {
    throw new Error(`the ${this.name} fails ${this.failures} times: ${this.said}\n${this.pod.tail()}`);
  }
}

function assertRuns(pod) {
  if (pod.status !== undefined) throw new Error(`the container ended with status ${pod.status}:\n${pod.tail()}`);
}

/** Until the startup probe passes, nothing else is asked; when it gives up, the container is ended. */
async function awaitStart(startup, pod) {
  await pause(startup.initialDelaySeconds);
  while (!(await startup.once())) {
    if (startup.exhausted) startup.fail();
    await Promise.race([pause(startup.periodSeconds), pod.ended]);
    assertRuns(pod);
  }
}

/** From then on, liveness may end the container; readiness only has to come before the roll-out is given up. */
async function awaitReady(readiness, liveness, deadline) {
  const { pod } = readiness;
  const asked = new Map(
    [readiness, liveness].map((prober) => [prober, performance.now() + prober.initialDelaySeconds * 1000]),
  );
  for (;;) {
    for (const [prober, time] of asked) {
      if (performance.now() < time) continue;
      asked.set(prober, performance.now() + prober.periodSeconds * 1000);
      await prober.once();
    }
    if (liveness.exhausted) liveness.fail();
    if (readiness.count > 0 && readiness.failures === 0 && liveness.count > 0 && liveness.failures === 0) return;
    if (performance.now() > deadline) readiness.fail();
    await Promise.race([pause(0.5), pod.ended]);
    assertRuns(pod);
  }
}

/**
 * Probes a pod as its manifest says until it is ready and alive.
 * @param patience seconds until the roll-out is given up
 * @returns how often each probe was asked
 * @throws when a probe fails more often than the manifest allows, or when the pod ends
 */
export async function awaitProbes(container, pod, patience) {
  const names = ['startupProbe', 'readinessProbe', 'livenessProbe'];
  const [startup, readiness, liveness] = names.map((name) => new Prober(name, container, pod));
  await awaitStart(startup, pod);
  await awaitReady(readiness, liveness, pod.started + patience * 1000);
  return [startup, readiness, liveness].map(({ name, count }) => `${name} ${count}`).join(', ');
}

import { k8s } from 'cdk8s-plus-27';
import type { Check, Health, HealthPort, Ports } from './port';

/** When a kubelet asks, in seconds; every figure is given, as the API's defaults (10, 1, 3) suit nobody unseen. */
export interface ProbeTiming {
  /** Seconds between questions. */
  readonly period: number;
  /** Seconds until a question counts as failed. */
  readonly timeout: number;
  /** Failures in a row before it acts. */
  readonly failures: number;
  /** Seconds before the first question. @default 0 - the startup probe does the waiting */
  readonly initialDelay?: number;
}

/** The probes of a container: which of its ports answers, and when it is asked. */
export interface Probes<P extends Ports> {
  readonly port: HealthPort<P>;
  readonly startup: ProbeTiming;
  readonly readiness: ProbeTiming;
  readonly liveness: ProbeTiming;
}

function action(check: Check, portName: string, portNumber: number): k8s.Probe {
  if (check === 'tcp') return { tcpSocket: { port: k8s.IntOrString.fromString(portName) } };
  if (check === 'grpc') return { grpc: { port: portNumber } };
  if (typeof check === 'string') return { httpGet: { path: check, port: k8s.IntOrString.fromString(portName) } };
  return { exec: { command: [...check.exec] } };
}

function timing(probe: ProbeTiming): k8s.Probe {
  return {
    periodSeconds: probe.period,
    timeoutSeconds: probe.timeout,
    failureThreshold: probe.failures,
    ...(probe.initialDelay === undefined ? {} : { initialDelaySeconds: probe.initialDelay }),
  };
}

/** The container's three probes. */
export function renderProbes<P extends Ports>(
  ports: P,
  probes: Probes<P>,
): Pick<k8s.Container, 'startupProbe' | 'readinessProbe' | 'livenessProbe'> {
  const { number, health } = ports[probes.port] as { number: number; health: Health };
  const probe = (check: Check, when: ProbeTiming): k8s.Probe => ({
    ...action(check, probes.port, number),
    ...timing(when),
  });
  return {
    startupProbe: probe(health.startup, probes.startup),
    readinessProbe: probe(health.readiness, probes.readiness),
    livenessProbe: probe(health.liveness, probes.liveness),
  };
}

import type { Bytes, Cpu, Resources } from './resources';

/**
 * What GKE Autopilot's general-purpose class accepts of a pod (GKE docs, "Resource requests in Autopilot", read
 * 2026-08): outside these it raises requests silently, and the bill and the diff with them.
 */
const AUTOPILOT = {
  /** GiB of memory for each vCPU. */
  minRatio: 1,
  maxRatio: 6.5,
  maxCpu: 30,
  maxMemory: 110,
  /** Of all containers together. */
  maxEphemeralStorage: 10,
} as const;

/** Cores. */
export function cores(cpu: Cpu): number {
  return Number.parseFloat(cpu) / 1000;
}

/** GiB. */
export function gibibytes(bytes: Bytes): number {
  return Number.parseFloat(bytes) / (bytes.endsWith('Mi') ? 1024 : 1);
}

function sum(all: readonly Resources[], amount: (resources: Resources) => number): number {
  return all.reduce((total, resources) => total + amount(resources), 0);
}

/** What Autopilot would change or refuse in a pod whose lasting containers ask for `all`. */
export function autopilotFaults(all: readonly Resources[]): string[] {
  const cpu = sum(all, ({ requests }) => cores(requests.cpu));
  const memory = sum(all, ({ requests }) => gibibytes(requests.memory));
  const storage = sum(all, ({ requests }) => gibibytes(requests.ephemeralStorage));
  const ratio = memory / cpu;
  const { minRatio, maxRatio, maxCpu, maxMemory, maxEphemeralStorage } = AUTOPILOT;
  const tests: [boolean, string][] = [
    [
      ratio < minRatio,
      `requests ${memory.toFixed(2)} GiB for ${cpu.toFixed(2)} vCPU: Autopilot raises memory below ${minRatio} GiB a vCPU`,
    ],
    [
      ratio > maxRatio,
      `requests ${memory.toFixed(2)} GiB for ${cpu.toFixed(2)} vCPU: Autopilot raises CPU above ${maxRatio} GiB a vCPU`,
    ],
    [
      cpu > maxCpu || memory > maxMemory,
      `requests ${cpu} vCPU and ${memory} GiB: Autopilot allows ${maxCpu} and ${maxMemory} a pod`,
    ],
    [
      storage > maxEphemeralStorage,
      `requests ${storage} GiB of ephemeral storage: Autopilot allows ${maxEphemeralStorage} a pod`,
    ],
  ];
  return tests.filter(([broken]) => broken).map(([, message]) => message);
}

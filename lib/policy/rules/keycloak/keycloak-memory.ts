import { parseQuantity, property, scalarText } from '../../../manifests';
import type { Fault, Rule } from '../../rule';
import { examplePod } from './example';
import { containerName, eachServer, faultOf, type Server } from './server';
import { guide } from './sources';

const MIB = 2 ** 20;

/** Bytes that the Java machine needs beside its heap (guide "Sizing CPU and memory"). */
const BESIDE_HEAP = 300 * MIB;

/** Bytes up to which the heap of 70% leaves so little beside it that pods were killed while they started. */
const LEAST = 750 * MIB;

/** The share of the limit that the image keeps beside its heap. */
const SHARE_BESIDE_HEAP = 0.3;

const FIX = 'raise it to 1Gi at least, 2Gi for a small installation';

/** Percent of the limit for the heap that leaves enough beside it; the image's own is 70. */
const MOST_PERCENT = 75;

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['k', 2 ** 10],
  ['m', MIB],
  ['g', 2 ** 30],
]);

function heapBytes(text: string): number | undefined {
  const [, amount, unit = ''] = /^-Xmx(\d+)([kmg]?)$/i.exec(text) ?? [];
  return amount === undefined ? undefined : Number(amount) * (UNITS.get(unit.toLowerCase()) ?? Number.NaN);
}

function heap(server: Server, limit: number): Fault[] {
  return server.javaOptions.flatMap(({ text, path }) => {
    const bytes = heapBytes(text);
    if (bytes === undefined || bytes + BESIDE_HEAP <= limit || Number.isNaN(limit)) return [];
    const severity = bytes >= limit ? 'error' : 'warning';
    const message = `${containerName(server)} may use a heap of ${Math.round(bytes / MIB)} MiB and has a memory limit of ${Math.round(limit / MIB)} MiB, with 300 MiB needed beside the heap`;
    return [faultOf(server, { path, severity, message, fix: 'raise the limit or lower -Xmx' })];
  });
}

function percentage(server: Server): Fault[] {
  return server.javaOptions.flatMap(({ text, path }) => {
    const percent = Number(/^-XX:MaxRAMPercentage=(\d+(?:\.\d+)?)$/.exec(text)?.[1] ?? Number.NaN);
    if (!(percent > MOST_PERCENT)) return [];
    const message = `${containerName(server)} gives ${percent}% of its memory to the heap, which leaves too little beside it`;
    return [
      faultOf(server, { path, severity: 'warning', message, fix: `set MaxRAMPercentage to ${MOST_PERCENT} at most` }),
    ];
  });
}

function limitOf(server: Server): Fault[] {
  const limits = property(property(server.container.body, 'resources'), 'limits');
  const text = scalarText(property(limits, 'memory'));
  if (text === '') {
    const message = `${containerName(server)} has no memory limit, and Keycloak takes its heap as a share of it, so of the whole node`;
    return [
      faultOf(server, {
        severity: 'warning',
        message,
        fix: 'set resources.limits.memory, 2Gi for a small installation',
      }),
    ];
  }
  const limit = parseQuantity(text);
  const path = `${server.container.path}/resources/limits/memory`;
  if (limit < BESIDE_HEAP) {
    const message = `${containerName(server)} has a memory limit of ${text}, less than Keycloak needs beside its heap, and is killed at its start`;
    return [faultOf(server, { path, severity: 'error', message, fix: FIX })];
  }
  return [...share(server, limit, path), ...heap(server, limit)];
}

/** What the image's own share of the limit leaves, where nothing else says how large the heap is. */
function share(server: Server, limit: number, path: string): Fault[] {
  const beside = limit * SHARE_BESIDE_HEAP;
  if (server.javaOptions.some(({ text }) => /^-Xmx|MaxRAMPercentage|MaxHeapSize/.test(text)) || !(beside < BESIDE_HEAP))
    return [];
  const message = `${containerName(server)} has a memory limit of ${Math.round(limit / MIB)} MiB, of which the heap takes 70%, and ${Math.round(beside / MIB)} MiB of the 300 MiB that are needed beside it are left`;
  const severity = limit <= LEAST ? 'error' : 'warning';
  return [faultOf(server, { path, severity, message, fix: FIX })];
}

/** The heap is a share of the limit. */
export const keycloakMemory: Rule = {
  id: 'keycloak-memory',
  family: 'keycloak',
  severity: 'error',
  summary: 'Keycloak has a memory limit that holds its heap and 300 MiB beside it.',
  why: 'The image takes 70% of the limit for its heap, of the node without one. The Java machine needs about 300 MiB beside the heap; a pod that gets less is killed while it starts or under load.',
  bad: examplePod({
    container:
      'args: [start, --optimized]\nenv:\n  - name: JAVA_OPTS_KC_HEAP\n    value: -Xmx2g\nresources:\n  limits:\n    memory: 2Gi\n',
  }),
  good: examplePod({ container: 'args: [start, --optimized]\nresources:\n  limits:\n    memory: 2Gi\n' }),
  remedy: 'Set the limit to 2Gi or more and leave the heap to the image; with `-Xmx` keep 300 MiB between both.',
  source: guide('high-availability/single-cluster/concepts-memory-and-cpu-sizing'),
  check: eachServer((server) => [...limitOf(server), ...percentage(server)]),
};

import { Faults, type Fault } from '../../lib/config';
import { defineEnvironment, type Environment } from '../../lib/environment';
import { buildPlatform, renderPlatform } from '../../lib/platform';
import productionGke from '../../overlays/production-gke';

type Settings = Environment['keycloak'];

/** What synth would say of production with other settings for Keycloak. */
function faultsOf(change: Partial<Settings>): readonly Fault[] {
  const environment = defineEnvironment({ ...productionGke, keycloak: { ...productionGke.keycloak, ...change } });
  const faults = new Faults();
  renderPlatform(buildPlatform(environment, faults));
  return faults.list();
}

function withMemory(memory: `${number}${'Mi' | 'Gi'}`): Partial<Settings> {
  const { requests, limits } = productionGke.keycloak.resources;
  return { resources: { requests: { ...requests, memory }, limits: { ...limits, memory } } };
}

const pool = (size: number): Pick<Settings, 'config'> => ({ config: { kc_db_pool_max_size: size } });

describe('the database connections of Keycloak', () => {
  const path = 'production-gke.keycloak.config.kc_db_pool_max_size';

  test.each<[string, Partial<Settings>]>([
    ['two replicas and one more while they roll', { scale: { replicas: 2 }, ...pool(20) }],
    ['two replicas with the default', { scale: { replicas: 2 } }],
    ['more replicas where the database has more', { scale: { replicas: 9 }, databaseConnections: 200 }],
  ])('fit: %s', (_, settings) => {
    expect(faultsOf(settings)).toEqual([]);
  });

  test.each<[string, Partial<Settings>, number, number, number, number]>([
    ['a pool too large', { scale: { replicas: 2 }, ...pool(21) }, 20, 3, 60, 21],
    ['a replica too many', { scale: { replicas: 3 } }, 15, 4, 60, 20],
    [
      'the most that an autoscaler may make',
      { scale: { min: 1, max: 6, cpuPercent: 70, memoryPercent: 80 } },
      8,
      7,
      60,
      20,
    ],
    ['a smaller database', { scale: { replicas: 2 }, databaseConnections: 40 }, 13, 3, 40, 20],
  ])('do not fit, and synth says how many would: %s', (_, settings, most, replicas, connections, got) => {
    const message = `must be at most ${most}, so that ${replicas} replicas share ${connections} database connections, got ${got}`;

    expect(faultsOf(settings)).toEqual([{ path, message }]);
  });
});

describe('the memory of Keycloak', () => {
  test.each(['1000Mi', '1Gi', '2Gi'] as const)('holds heap and the rest: %s', (memory) => {
    expect(faultsOf(withMemory(memory))).toEqual([]);
  });

  test('has no room beside the heap below 1000Mi', () => {
    expect(faultsOf(withMemory('999Mi'))).toEqual([
      {
        path: 'production-gke.keycloak.resources.limits.memory',
        message: 'must be at least 1000Mi, of which the heap takes 70%, got 999Mi',
      },
    ]);
  });
});

import { Faults, type Fault } from '../../lib/config';
import type { Environment } from '../../lib/environment';
import { identityFaults } from '../../lib/identity-faults';
import dev from '../../overlays/dev';
import productionGke from '../../overlays/production-gke';
import stagingGke from '../../overlays/staging-gke';

type Identity = Environment['identity'];
type Cloud = NonNullable<Environment['cloud']>;

function faultsOf(environment: Environment): readonly Fault[] {
  const faults = new Faults();
  identityFaults(environment, faults);
  return faults.list();
}

function withIdentity(change: Partial<Identity>): Environment {
  return { ...productionGke, identity: { ...productionGke.identity, ...change } };
}

function withCloud(change: Partial<Cloud>): Environment {
  if (productionGke.cloud === undefined) throw new Error('production has a cloud');
  return { ...productionGke, cloud: { ...productionGke.cloud, ...change } };
}

function fault(path: string, expected: string, value: string): Fault {
  return { path: `production-gke.${path}`, message: `must be ${expected}, got "${value}"` };
}

describe('identityFaults', () => {
  test.each([dev, stagingGke, productionGke].map((environment) => [environment.name, environment] as const))(
    'accepts the identity of %s',
    (_, environment) => {
      expect(faultsOf(environment)).toEqual([]);
    },
  );

  test.each(['a', 'abcdefghijklm', 'Prod', '1prod', 'prod-', '-prod', 'prod_1', 'prod.eu', ''])(
    'refuses the prefix "%s", which names of 63 characters and accounts of 30 could not hold',
    (prefix) => {
      expect(faultsOf(withIdentity({ prefix }))).toEqual([
        fault('identity.prefix', '2 to 12 lower-case letters, digits and dashes', prefix),
      ]);
    },
  );

  test.each(['ab', 'eu1', 'prod-eu', 'abcdefghijkl'])('accepts the prefix "%s"', (prefix) => {
    expect(faultsOf(withIdentity({ prefix }))).toEqual([]);
  });

  test.each([
    'localhost',
    'https://keyfit.test',
    'keyfit.test/',
    'Keyfit.test',
    '.keyfit.test',
    'key_fit.test',
    `${'a'.repeat(64)}.test`,
    '',
  ])('refuses the domain "%s"', (domain) => {
    expect(faultsOf(withIdentity({ domain }))).toEqual([fault('identity.domain', 'a DNS domain', domain)]);
  });

  test.each([
    'registry.keyfit.test',
    'registry.keyfit.test/platform:1.0.0',
    'registry.keyfit.test/platform/',
    'https://registry.keyfit.test/platform',
    'registry.keyfit.test/Platform',
    '',
  ])('refuses the registry "%s"', (registry) => {
    expect(faultsOf(withIdentity({ registry }))).toEqual([
      fault('identity.registry', 'a registry host and path without tag', registry),
    ]);
  });

  test.each(['registry.keyfit.test:5000/platform', 'us-central1-docker.pkg.dev/a-project/a/b'])(
    'accepts the registry "%s"',
    (registry) => {
      expect(faultsOf(withIdentity({ registry }))).toEqual([]);
    },
  );

  test.each(['short', 'a'.repeat(31), '1project', 'Project', 'my_project', 'project-', '123456789012'])(
    'refuses the project "%s"',
    (project) => {
      expect(faultsOf(withCloud({ project }))).toEqual([
        fault('cloud.project', 'a project id of 6 to 30 characters', project),
      ]);
    },
  );

  test.each(['us-central1-a', 'us', 'central1', 'US-CENTRAL1', 'us-central100', ''])(
    'refuses the region "%s"',
    (region) => {
      expect(faultsOf(withCloud({ region }))).toEqual([fault('cloud.region', 'a region such as us-central1', region)]);
    },
  );

  test.each(['us-central1', 'europe-west4', 'europe-west10', 'northamerica-northeast2'])(
    'accepts the region "%s"',
    (region) => {
      expect(faultsOf(withCloud({ region }))).toEqual([]);
    },
  );

  test.each(['a', 'Platform', '1platform', 'platform-', 'plat_form', 'a'.repeat(41), ''])(
    'refuses the cluster "%s"',
    (cluster) => {
      expect(faultsOf(withCloud({ cluster }))).toEqual([
        fault('cloud.cluster', 'a cluster name of 2 to 40 characters', cluster),
      ]);
    },
  );

  test.each(['project:region:postgres', 'Postgres', '1postgres', 'post_gres', 'a'.repeat(98), ''])(
    'refuses the database instance "%s"',
    (databaseInstance) => {
      expect(faultsOf(withCloud({ databaseInstance }))).toEqual([
        fault('cloud.databaseInstance', 'an instance name without project and region', databaseInstance),
      ]);
    },
  );

  test('accepts the longest cluster and instance', () => {
    expect(faultsOf(withCloud({ cluster: 'a'.repeat(40), databaseInstance: 'a'.repeat(97) }))).toEqual([]);
  });

  test.each(['10.180.0.3', '-redis.keyfit.internal', 'redis-.keyfit.internal', 'redis.-internal', 'redis..internal'])(
    'refuses the session store "%s", which is no DNS name',
    (redisHost) => {
      expect(faultsOf(withCloud({ redisHost })).map(({ path }) => path)).toEqual(['production-gke.cloud.redisHost']);
    },
  );

  test.each(['redis', 'rediss://redis.keyfit.internal', 'redis.keyfit.internal:6378', 'redis.keyfit.internal.', ''])(
    'refuses the session store "%s"',
    (redisHost) => {
      expect(faultsOf(withCloud({ redisHost }))).toEqual([
        fault('cloud.redisHost', 'a DNS name of the private zone', redisHost),
      ]);
    },
  );

  test.each([
    '10.178.0.0/33',
    '0.0.0.0/0',
    '10.0.0.0/7',
    '10.178.0.0/008',
    '10.178.0.256/16',
    '10.178.0/16',
    '010.178.0.0/16',
  ] as Cloud['privateServices'][])('refuses the range of private services "%s"', (privateServices) => {
    expect(faultsOf(withCloud({ privateServices }))).toEqual([
      fault('cloud.privateServices', 'an IPv4 range such as 10.178.0.0/16', privateServices),
    ]);
  });

  test('refuses everything that is wrong at once, each at its path', () => {
    const broken = withCloud({
      project: 'x',
      region: 'y',
      cluster: 'Z',
      databaseInstance: 'a:b',
      redisHost: 'z',
      privateServices: '1.2.3.4/99',
    });
    const identity = { ...broken.identity, prefix: 'X', domain: 'Y', registry: 'Z' };

    expect(faultsOf({ ...broken, identity }).map(({ path }) => path)).toEqual([
      'production-gke.identity.prefix',
      'production-gke.identity.domain',
      'production-gke.identity.registry',
      'production-gke.cloud.project',
      'production-gke.cloud.region',
      'production-gke.cloud.cluster',
      'production-gke.cloud.databaseInstance',
      'production-gke.cloud.redisHost',
      'production-gke.cloud.privateServices',
    ]);
  });

  test.each(['staging', 'production'] as const)(
    'refuses users for tests in %s, and has them in development',
    (stage) => {
      const staged = { ...dev, identity: { ...dev.identity, stage } };

      expect(faultsOf(staged)).toEqual([
        {
          path: 'dev.inCluster.testUsers',
          message: `must not be true in ${stage}: anybody with access to the cluster can read their passwords`,
        },
      ]);
      expect(faultsOf(dev)).toEqual([]);
    },
  );

  test('asks nothing of a cloud where there is none', () => {
    expect(faultsOf({ ...dev, identity: { ...dev.identity, prefix: 'X' } }).map(({ path }) => path)).toEqual([
      'dev.identity.prefix',
    ]);
  });
});

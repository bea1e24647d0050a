import type { Environment, Waiver } from '../../lib/environment';
import { FaultError } from '../../lib/config';
import { synthesize } from '../../lib/synth';
import { environments } from '../../overlays';
import { waivers } from '../../overlays/waivers';
import { environmentOf, faultsOf, withChanges } from '../support/broken';

type Change = (environment: Environment) => Environment;

const shortSessions: Change = (environment) => ({
  ...environment,
  mcpServer: { ...environment.mcpServer, config: { ...environment.mcpServer.config, session_ttl_seconds: 5 } },
});

const badDomain: Change = (environment) => ({
  ...environment,
  identity: { ...environment.identity, domain: 'https://keyfit.test' },
});

const smallQuota: Change = (environment) => ({
  ...environment,
  base: { ...environment.base, quota: { ...environment.base.quota, pods: 3 } },
});

const leanKeycloak: Change = (environment) => {
  const { resources } = environment.keycloak;
  const requests = { ...resources.requests, cpu: '1000m', memory: '512Mi' } as const;
  return { ...environment, keycloak: { ...environment.keycloak, resources: { ...resources, requests } } };
};

test('the overlays as they are go through', () => {
  expect(faultsOf(environments)).toEqual([]);
});

describe('fails', () => {
  test('with every fault of every environment at once, each under its path', () => {
    const faults = faultsOf(
      withChanges({
        dev: shortSessions,
        'staging-gke': badDomain,
        'production-gke': (e) => smallQuota(shortSessions(e)),
      }),
    );

    expect(faults).toEqual([
      {
        path: 'dev.mcp-server-langgraph.config.session_ttl_seconds',
        message: 'must be 60 to 2592000 seconds, got 5',
      },
      { path: 'staging-gke.identity.domain', message: 'must be a DNS domain, got "https://keyfit.test"' },
      {
        path: 'production-gke.mcp-server-langgraph.config.session_ttl_seconds',
        message: 'must be 60 to 2592000 seconds, got 5',
      },
      {
        path: expect.stringMatching(/^production-gke: ResourceQuota\/production-quota \/spec\/hard\/pods$/) as string,
        message: expect.stringMatching(/^pods: .* the quota allows 3 \(3\) \(resource-quota\)$/) as string,
      },
    ]);
  });

  test('with one message that lists them all, and says that nothing was written', () => {
    const synth = () => synthesize(withChanges({ dev: shortSessions, 'staging-gke': badDomain }), waivers);

    expect(synth).toThrow(FaultError);
    expect(synth).toThrow(
      [
        '2 faults, nothing was written',
        '  dev.mcp-server-langgraph.config.session_ttl_seconds: must be 60 to 2592000 seconds, got 5',
        '  staging-gke.identity.domain: must be a DNS domain, got "https://keyfit.test"',
      ].join('\n'),
    );
  });

  test('for requests that Autopilot would change, where the cluster is Autopilot, and once for each pod', () => {
    const faults = faultsOf(withChanges({ dev: leanKeycloak, 'staging-gke': leanKeycloak }));

    expect(faults.filter(({ message }) => message.includes('Autopilot'))).toEqual([
      {
        path: 'staging-gke.keycloak.keycloak.resources',
        message: 'requests 0.63 GiB for 1.10 vCPU: Autopilot raises memory below 1 GiB a vCPU',
      },
    ]);
  });
});

describe('fails for an identity whose form no type can carry:', () => {
  const cases: { what: string; change: Partial<Environment['identity']>; path: string; message: string }[] = [
    {
      what: 'a prefix that is too long for names with a limit',
      change: { prefix: 'thirteen-long' },
      path: 'identity.prefix',
      message: 'must be 2 to 12 lower-case letters, digits and dashes, got "thirteen-long"',
    },
    {
      what: 'a prefix in capitals',
      change: { prefix: 'Staging' },
      path: 'identity.prefix',
      message: 'must be 2 to 12 lower-case letters, digits and dashes, got "Staging"',
    },
    {
      what: 'a domain of one label',
      change: { domain: 'localhost' },
      path: 'identity.domain',
      message: 'must be a DNS domain, got "localhost"',
    },
    {
      what: 'a registry with a tag',
      change: { registry: 'registry.test/platform:latest' },
      path: 'identity.registry',
      message: 'must be a registry host and path without tag, got "registry.test/platform:latest"',
    },
  ];

  test.each(cases)('$what', ({ change, path, message }) => {
    const staging = environmentOf('staging-gke');
    const changed: Environment = { ...staging, identity: { ...staging.identity, ...change } };

    expect(faultsOf([changed])).toContainEqual({ path: `staging-gke.${path}`, message });
  });

  test.each([
    { field: 'project', value: 'short', expected: 'a project id of 6 to 30 characters' },
    { field: 'region', value: 'us-central1-a', expected: 'a region such as us-central1' },
    { field: 'redisHost', value: 'redis', expected: 'a DNS name of the private zone' },
  ])('a cloud $field like $value', ({ field, value, expected }) => {
    const staging = environmentOf('staging-gke');
    if (staging.cloud === undefined) throw new Error('staging-gke is not in a cloud');
    const changed: Environment = { ...staging, cloud: { ...staging.cloud, [field]: value } };

    expect(faultsOf([changed])).toContainEqual({
      path: `staging-gke.cloud.${field}`,
      message: `must be ${expected}, got "${value}"`,
    });
  });
});

function isAbout(waiver: Waiver | undefined, message: string): boolean {
  return waiver !== undefined && message.includes(waiver.about) && message.endsWith(`(${waiver.rule})`);
}

describe('a waiver', () => {
  const unneeded: Waiver = { rule: 'image-digest', about: 'library/nothing:', reason: 'for this test' };

  test('fails when it waives nothing, and is named', () => {
    expect(faultsOf(environments, [...waivers, unneeded])).toEqual([
      { path: 'waiver image-digest "library/nothing:"', message: 'waives nothing: remove it' },
    ]);
  });

  test('fails when it is taken away: an image without digest is a fault', () => {
    const [taken, ...others] = waivers;
    const faults = faultsOf(environments, others);

    expect(faults.length).toBeGreaterThan(0);
    expect(faults.filter(({ message }) => !isAbout(taken, message))).toEqual([]);
  });

  test('fails when all are taken away, for each image that one of them was for, and for nothing else', () => {
    const faults = faultsOf(environments, []);

    expect(waivers.filter((waiver) => !faults.some(({ message }) => isAbout(waiver, message)))).toEqual([]);
    expect(faults.filter(({ message }) => !waivers.some((waiver) => isAbout(waiver, message)))).toEqual([]);
  });

  test('fails to waive a finding of another rule about the same object', () => {
    const wrong: Waiver = { rule: 'image-digest', about: 'ResourceQuota/dev-quota', reason: 'for this test' };

    expect(faultsOf(withChanges({ dev: smallQuota }), [...waivers, wrong]).map(({ path }) => path)).toEqual([
      'dev: ResourceQuota/dev-quota /spec/hard/pods',
      'waiver image-digest "ResourceQuota/dev-quota"',
    ]);
  });

  test('lets the rest of the gate be as strict as before', () => {
    const faults = faultsOf(withChanges({ dev: smallQuota }), waivers);

    expect(faults.map(({ path }) => path)).toEqual(['dev: ResourceQuota/dev-quota /spec/hard/pods']);
  });
});

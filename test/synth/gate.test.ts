import type { Environment } from '../../lib/environment';
import type { Waiver } from '../../lib/policy';
import { FaultError } from '../../lib/config';
import { synthesize } from '../../lib/synth';
import { environments } from '../../overlays';
import { gate } from '../support/gate';
import { faultsOf, withChanges } from '../support/broken';

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
      // Those of the rendered objects come after those of the overlays: the domain stands in two of them.
      ...['keycloak', 'mcp-server-langgraph'].map((name) => ({
        path: `staging-gke: Ingress/staging-${name} /spec/rules/0/host`,
        message: expect.stringMatching(/keyfit\.test" must be a DNS name .*; .* \(ingress-path\)$/) as string,
      })),
      {
        path: 'staging-gke: Ingress/staging-keycloak /spec/tls/0/hosts/0',
        message: expect.stringMatching(
          /the host "auth\.https:.+ must be a DNS name .*; .* \(ingress-valid\)$/,
        ) as string,
      },
      {
        path: 'staging-gke: Ingress/staging-mcp-server-langgraph /spec/tls/0/hosts/0',
        message: expect.stringMatching(
          /the host "mcp\.https:.+ must be a DNS name .*; .* \(ingress-valid\)$/,
        ) as string,
      },
      {
        path: 'production-gke: ResourceQuota/production-quota /spec/hard/pods',
        message: expect.stringMatching(/ the quota allows 3; .* \(resource-quota\)$/) as string,
      },
    ]);
  });

  test('with one message that lists them all, and says that nothing was written', () => {
    const synth = () => synthesize(withChanges({ dev: shortSessions, 'staging-gke': smallQuota }), gate);

    expect(synth).toThrow(FaultError);
    expect(synth).toThrow(
      /^2 faults, nothing was written\n {2}dev\.mcp-server-langgraph\.config\.session_ttl_seconds: must be 60 to 2592000 seconds, got 5\n {2}staging-gke: ResourceQuota\/staging-quota \/spec\/hard\/pods: [^\n]* the quota allows 3; [^\n]* \(resource-quota\)$/,
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

describe('fails for environments that would overwrite each other', () => {
  test.each<{ field: string; change: Change; value: string }>([
    { field: 'name', change: (environment) => ({ ...environment, name: 'dev' }), value: 'dev' },
    {
      field: 'identity.prefix',
      change: (environment) => ({ ...environment, identity: { ...environment.identity, prefix: 'dev' } }),
      value: 'dev',
    },
    {
      field: 'identity.domain',
      change: (environment) => ({ ...environment, identity: { ...environment.identity, domain: 'dev.keyfit.test' } }),
      value: 'dev.keyfit.test',
    },
  ])('by the same $field', ({ field, change, value }) => {
    const faults = faultsOf(withChanges({ 'staging-gke': change }));

    expect(faults.filter(({ message }) => message.includes("another environment's"))).toEqual([
      {
        path: `${field === 'name' ? 'dev' : 'staging-gke'}.${field}`,
        message: `"${value}" is another environment's already: give it its own`,
      },
    ]);
  });
});

function isAbout(waiver: Waiver | undefined, message: string): boolean {
  return waiver !== undefined && message.includes(waiver.about ?? '') && message.endsWith(`(${waiver.rule})`);
}

describe('a waiver', () => {
  const { waivers } = gate.settings;
  const unneeded: Waiver = { rule: 'image-digest', about: 'library/nothing:', reason: 'for this test' };

  test('fails when it waives nothing, and is named', () => {
    expect(faultsOf(environments, [...waivers, unneeded])).toEqual([
      {
        path: 'keyfit.yaml /waivers/9',
        message: 'the waiver of "image-digest" waives nothing; remove it, or correct what it is for (unused-waiver)',
      },
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

  test('fails from the day after its last: its findings count again, and it is named', () => {
    const [first, ...others] = waivers;
    const until = (expires: string) => (first === undefined ? [] : [{ ...first, expires }, ...others]);
    const faults = faultsOf(environments, until('2026-11-22'));

    expect(faultsOf(environments, until(gate.today))).toEqual([]);
    expect(faults.some(({ message }) => isAbout(first, message))).toBe(true);
    expect(faults.filter(({ message }) => !isAbout(first, message))).toEqual([
      {
        path: 'keyfit.yaml /waivers/0',
        message: expect.stringMatching(
          /^the waiver of "image-digest" ended on 2026-11-22, .* \(expired-waiver\)$/,
        ) as string,
      },
    ]);
  });

  test('fails to waive a finding of another rule about the same object', () => {
    const wrong: Waiver = { rule: 'image-digest', about: 'ResourceQuota/dev-quota', reason: 'for this test' };

    expect(faultsOf(withChanges({ dev: smallQuota }), [...waivers, wrong]).map(({ path }) => path)).toEqual([
      'dev: ResourceQuota/dev-quota /spec/hard/pods',
      'keyfit.yaml /waivers/9',
    ]);
  });

  test('lets the rest of the gate be as strict as before', () => {
    const faults = faultsOf(withChanges({ dev: smallQuota }), waivers);

    expect(faults.map(({ path }) => path)).toEqual(['dev: ResourceQuota/dev-quota /spec/hard/pods']);
  });
});

test('refuses two environments that would overwrite each other, in dist/ or in a cluster', () => {
  const [dev] = environments;
  const twins = dev === undefined ? [] : [...environments, dev];

  expect(faultsOf(twins)).toEqual([
    { path: 'dev.name', message: `"dev" is another environment's already: give it its own` },
    { path: 'dev.identity.prefix', message: `"dev" is another environment's already: give it its own` },
    { path: 'dev.identity.domain', message: `"dev.keyfit.test" is another environment's already: give it its own` },
  ]);
});

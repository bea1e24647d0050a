import { isIPv4 } from 'node:net';
import type { Faults } from './config';
import type { Environment } from './environment';

interface Shape {
  readonly field: string;
  readonly value: string;
  readonly pattern: RegExp;
  readonly expected: string;
}

/** The longest prefix that leaves room in names of 63 characters (RFC 1123) and account ids of 30 (IAM docs). */
const PREFIX = /^[a-z][a-z0-9-]{0,10}[a-z0-9]$/;
const DOMAIN = /^(?=.{4,200}$)([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const REGISTRY = /^[a-z0-9.-]+\.[a-z]{2,}(:\d+)?(\/[a-z0-9._-]+)+$/;
const PROJECT = /^[a-z][-a-z0-9]{4,28}[a-z0-9]$/;
const REGION = /^[a-z]+-[a-z]+\d{1,2}$/;
const CLUSTER = /^[a-z][-a-z0-9]{0,38}[a-z0-9]$/;
const DATABASE_INSTANCE = /^[a-z][-a-z0-9]{0,96}$/;
/** The last label starts with a letter, which sets a name apart from an address. */
const HOST = /^(?=.{1,253}$)([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/;

/** A range of at most the largest private network, 10.0.0.0/8. */
function isCidr(text: string): boolean {
  const [address = '', bits = ''] = text.split('/');
  return isIPv4(address) && /^\d{1,2}$/.test(bits) && Number(bits) >= 8 && Number(bits) <= 32;
}

/** Notes identity values whose form no type can carry: they reach cloud names, hosts and image references. */
export function identityFaults(environment: Environment, faults: Faults): void {
  const { name, identity, cloud } = environment;
  testUserFault(environment, faults);
  const shapes: Shape[] = [
    {
      field: 'prefix',
      value: identity.prefix,
      pattern: PREFIX,
      expected: '2 to 12 lower-case letters, digits and dashes',
    },
    { field: 'domain', value: identity.domain, pattern: DOMAIN, expected: 'a DNS domain' },
    {
      field: 'registry',
      value: identity.registry,
      pattern: REGISTRY,
      expected: 'a registry host and path without tag',
    },
  ];
  if (cloud !== undefined) {
    shapes.push(
      {
        field: 'cloud.project',
        value: cloud.project,
        pattern: PROJECT,
        expected: 'a project id of 6 to 30 characters',
      },
      { field: 'cloud.region', value: cloud.region, pattern: REGION, expected: 'a region such as us-central1' },
      {
        field: 'cloud.cluster',
        value: cloud.cluster,
        pattern: CLUSTER,
        expected: 'a cluster name of 2 to 40 characters',
      },
      {
        field: 'cloud.databaseInstance',
        value: cloud.databaseInstance,
        pattern: DATABASE_INSTANCE,
        expected: 'an instance name without project and region',
      },
      { field: 'cloud.redisHost', value: cloud.redisHost, pattern: HOST, expected: 'a DNS name of the private zone' },
    );
  }
  for (const { field, value, pattern, expected } of shapes) {
    const section = field.startsWith('cloud.') ? field : `identity.${field}`;
    if (!pattern.test(value)) faults.add(`${name}.${section}`, `must be ${expected}, got "${value}"`);
  }
  if (cloud !== undefined && !isCidr(cloud.privateServices)) {
    faults.add(
      `${name}.cloud.privateServices`,
      `must be an IPv4 range such as 10.178.0.0/16, got "${cloud.privateServices}"`,
    );
  }
}

/** Notes users for tests where others than developers work. */
function testUserFault({ name, identity: { stage }, inCluster }: Environment, faults: Faults): void {
  if (inCluster?.testUsers !== true || stage === 'development') return;
  const reason = 'anybody with access to the cluster can read their passwords';
  faults.add(`${name}.inCluster.testUsers`, `must not be true in ${stage}: ${reason}`);
}

/** Folder names of `dist/`, and the start of fault paths. */
const NAME = /^[a-z][a-z0-9-]{0,38}[a-z0-9]$/;

/** Notes environments that would overwrite each other: in `dist/`, in a cluster, or in public DNS. */
export function sharedIdentityFaults(environments: readonly Environment[], faults: Faults): void {
  const fields: readonly [string, (environment: Environment) => string][] = [
    ['name', ({ name }) => name],
    ['identity.prefix', ({ identity }) => identity.prefix],
    ['identity.domain', ({ identity }) => identity.domain],
  ];
  for (const [field, valueOf] of fields) {
    const seen = new Set<string>();
    for (const environment of environments) {
      const value = valueOf(environment);
      if (seen.has(value))
        faults.add(`${environment.name}.${field}`, `"${value}" is another environment's already: give it its own`);
      seen.add(value);
    }
  }
  for (const { name } of environments) {
    if (!NAME.test(name))
      faults.add(`${name}.name`, `must be a folder name of lower-case letters, digits and dashes, got "${name}"`);
  }
}

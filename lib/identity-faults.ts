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
const DOMAIN = /^(?=.{4,200}$)([a-z0-9]([-a-z0-9]*[a-z0-9])?\.)+[a-z]{2,}$/;
const REGISTRY = /^[a-z0-9.-]+\.[a-z]{2,}(:\d+)?(\/[a-z0-9._-]+)+$/;
const PROJECT = /^[a-z][-a-z0-9]{4,28}[a-z0-9]$/;
const REGION = /^[a-z]+-[a-z]+\d$/;
const HOST = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

function isCidr(text: string): boolean {
  const [address = '', bits = ''] = text.split('/');
  return isIPv4(address) && /^\d+$/.test(bits) && Number(bits) <= 32;
}

/** Notes identity values whose form no type can carry: they reach cloud names, hosts and image references. */
export function identityFaults({ name, identity, cloud }: Environment, faults: Faults): void {
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

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe as nameOf } from '../../lib/manifests';
import { loadPaths, type Loaded } from '../../lib/manifests/load';
import type { ReportedFinding } from '../../lib/policy';
import { validateSets } from '../../lib/policy/validate';
import { gate } from '../support/gate';

const DIST = join(__dirname, '../../dist');
const names = readdirSync(DIST).sort();

function validate(loaded: Loaded): readonly ReportedFinding[] {
  return validateSets([loaded], gate).report.findings;
}

/** A finding in one line, with its place. */
function line({ rule, resource, path, message, at }: ReportedFinding): string {
  const place = resource.origin?.locate(at ?? path);
  return `${resource.origin?.file ?? ''}:${place?.line ?? 0} ${rule} ${nameOf(resource)} ${path} ${message}`;
}

/** The image that a finding is about, without registry and tag. */
function image({ message }: ReportedFinding): string {
  return /([\w-]+):[\w.-]+"/.exec(message)?.[1] ?? message;
}

const everywhere = [
  'busybox',
  'keycloak-optimized',
  'mcp-server-langgraph',
  'openfga',
  'opentelemetry-collector-contrib',
  'postgres',
  'qdrant',
];

describe.each(names)('dist/%s', (name) => {
  const folder = join(DIST, name);

  test('has no finding that is not waived, warnings included', async () => {
    const findings = validate(await loadPaths([folder]));

    expect(findings.filter(({ waived }) => waived === undefined).map(line)).toEqual([]);
  });

  test('has waivers for the digests of these images, and for nothing else', async () => {
    const waived = validate(await loadPaths([folder]));
    const own = name === 'dev' ? ['redis'] : ['cloud-sql-proxy'];

    expect([...new Set(waived.map(({ rule }) => rule))]).toEqual(['image-digest']);
    expect([...new Set(waived.map(image))].sort()).toEqual([...everywhere, ...own].sort());
  });

  test('has the same findings in the same order, whatever the order of its files and objects', async () => {
    const files = readdirSync(folder).map((file) => join(folder, file));
    const [once, turned] = await Promise.all([loadPaths(files), loadPaths([...files].reverse())]);
    const shuffled = { ...turned, resources: [...turned.resources].reverse() };

    expect(validate(shuffled).map(line)).toEqual(validate(once).map(line));
  });
});

test('every environment is rendered', () => {
  expect(names).toEqual(['dev', 'production-gke', 'staging-gke']);
});

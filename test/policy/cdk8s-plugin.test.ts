import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyfitValidation } from '../../lib/policy/cdk8s-plugin';
import { flawsOf, HOSTILE } from '../support/hostile';

const CANARY = 'Qz7vTq9wXk2p';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keyfit-plugin-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function manifest(name: string): string {
  const env = [{ name, valueFrom: { configMapKeyRef: { name, key: `${name}-gone` } } }];
  const spec = { containers: [{ name, image: 'registry.test/till:1', env }] };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: name }, spec };
  const map = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: name }, data: { other: 'x' } };
  return [pod, map].map((object) => JSON.stringify(object)).join('\n---\n');
}

/** All texts that the plugin hands to cdk8s, which prints them as they are. */
async function told(text: string): Promise<{ readonly texts: readonly string[]; readonly status: string }> {
  const file = join(folder, 'a.yaml');
  writeFileSync(file, text);
  const texts: string[] = [];
  let ended = '';
  await new KeyfitValidation().validate({
    manifests: [file, join(folder, 'gone\u001b.yaml')],
    report: {
      addViolation: ({ violatingResources }) => {
        for (const { resourceName, locations, manifestPath } of violatingResources) {
          texts.push(resourceName, ...locations, manifestPath);
        }
      },
      submit: (status) => {
        ended = status;
      },
    },
  });
  return { texts, status: ended };
}

describe('the plugin of cdk8s', () => {
  test('hands over no more than text, whatever objects and files are called', async () => {
    const { texts, status } = await told(Object.values(HOSTILE).map(manifest).join('\n---\n'));

    expect(status).toBe('failure');
    expect(texts.filter((text) => text.includes('has no key')).length).toBeGreaterThan(20);
    expect(texts.flatMap((text) => flawsOf(text))).toEqual([]);
  });

  test('hands over no secret that stands where a name should', async () => {
    const { texts } = await told(manifest(`PASSWORD=${CANARY} ${CANARY}`));

    expect(texts.join('\n')).toContain('ConfigMap "PASSWORD=…" has no key "PASSWORD=…"');
    expect(texts.filter((text) => text.includes(CANARY))).toEqual([]);
  });
});

import { bareFinding, finding, first, KEY_REF, load, print, report, REQUIREMENT, WAIVED } from './support';

function parsed(...args: Parameters<typeof report>): unknown {
  return JSON.parse(print('json', report(...args)));
}

const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'shop', name: 'till' };

describe('the json format', () => {
  test('gives every fact of a finding', () => {
    expect(parsed([finding()])).toEqual({
      version: 1,
      summary: { files: 1, resources: 2, references: 3, errors: 1, warnings: 0, advice: 0, waived: 0 },
      leftOut: [],
      rules: {
        'configmap-key-exists': {
          summary: 'Every key that a pod reads exists.',
          explain: 'keyfit explain configmap-key-exists',
        },
      },
      findings: [
        {
          rule: 'configmap-key-exists',
          severity: 'error',
          message: 'ConfigMap "prices" has no key "currency"',
          fix: 'add the key "currency" to ConfigMap "prices"',
          cause: 'missing-key',
          resource: DEPLOYMENT,
          path: KEY_REF,
          target: { kind: 'ConfigMap', namespace: 'shop', name: 'prices', key: 'currency' },
          file: 'shop.yaml',
          line: 18,
          column: 24,
          waived: null,
        },
      ],
      requirements: [],
      problems: [],
    });
  });

  test('says null of what a finding does not have, so that every finding has the same fields', () => {
    const resource = { ...first(), namespace: undefined, origin: undefined } as never;
    const facts = { cause: null, target: null, file: null, line: null, column: null, waived: null };

    expect(parsed([bareFinding({ resource })])).toMatchObject({
      findings: [{ ...facts, resource: { ...DEPLOYMENT, namespace: null } }],
    });
  });

  test('keeps what a selector or a port asks for', () => {
    const target = { kind: 'Pod', namespace: undefined, name: '', selector: { matchLabels: { a: 'b' } }, port: 8080 };

    expect(parsed([finding({ target })])).toMatchObject({
      findings: [{ target: { kind: 'Pod', namespace: null, name: '', selector: target.selector, port: 8080 } }],
    });
  });

  test('names other places of a finding', () => {
    const related = [{ resource: first(), path: '/kind' }];

    expect(parsed([finding({ related })])).toMatchObject({
      findings: [{ related: [{ resource: DEPLOYMENT, path: '/kind', file: 'shop.yaml', line: 2, column: 7 }] }],
    });
  });

  test('says who waived a finding, why, and until when', () => {
    const { expires, ...lasting } = WAIVED;

    expect(parsed([finding({ waived: WAIVED }), finding({ waived: lasting })])).toMatchObject({
      summary: { errors: 0, waived: 2 },
      findings: [{ waived: { ...lasting, expires } }, { waived: { ...lasting, expires: null } }],
    });
  });

  test('has a file and no line where the folder was rendered', () => {
    const [resource] = load(undefined, 'overlays/dev', false);

    expect(parsed([finding(resource && { resource })])).toMatchObject({
      findings: [{ file: 'overlays/dev', line: null, column: null }],
    });
  });

  test('lists the requirements', () => {
    const unbound = { ...REQUIREMENT, namespace: undefined };

    expect(parsed([], [REQUIREMENT, unbound])).toMatchObject({
      requirements: [REQUIREMENT, { ...REQUIREMENT, namespace: null }],
    });
  });
});

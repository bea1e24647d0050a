import { unusedKey } from '../../../lib/policy/rules/unused-key';
import { check, keyRef, object, podSpec } from '../support';

const COLOURS = object('ConfigMap', 'colours', { data: { red: '1', blue: '2' } });
const KEYS = object('ExternalSecret', 'keys-entry', {
  spec: { target: { name: 'keys', template: { data: { front: 'x', back: 'y' } } } },
});

function pod(container: object, spec: object = {}) {
  return object('Pod', 'till', { spec: podSpec({ ...container }, { ...spec }) });
}

describe('unused-key', () => {
  test('reports each key of a ConfigMap that no pod reads', () => {
    expect(check(unusedKey, COLOURS, pod({ env: [keyRef('configMapKeyRef', 'colours', 'red')] }))).toEqual([
      {
        rule: 'unused-key',
        on: 'ConfigMap/colours',
        path: '',
        message: 'nothing reads key "blue" of ConfigMap/colours: use it or remove it',
      },
    ]);
  });

  test('reports each key of a made Secret that no pod reads, at its ExternalSecret', () => {
    expect(check(unusedKey, KEYS, pod({ env: [keyRef('secretKeyRef', 'keys', 'front')] }))).toEqual([
      {
        rule: 'unused-key',
        on: 'ExternalSecret/keys-entry',
        path: '',
        message: 'nothing reads key "back" of Secret/keys: use it or remove it',
      },
    ]);
  });

  test('reports every key of an object that nothing names', () => {
    expect(check(unusedKey, COLOURS).map(({ message }) => message)).toEqual([
      'nothing reads key "red" of ConfigMap/colours: use it or remove it',
      'nothing reads key "blue" of ConfigMap/colours: use it or remove it',
    ]);
  });

  test('accepts keys that pods read one by one', () => {
    const env = ['red', 'blue'].map((key) => keyRef('configMapKeyRef', 'colours', key));

    expect(check(unusedKey, COLOURS, pod({ env }))).toEqual([]);
  });

  test('accepts every key of an object that is read as a whole', () => {
    const volumes = [{ name: 'v', secret: { secretName: 'keys' } }];

    expect(
      check(unusedKey, COLOURS, KEYS, pod({ envFrom: [{ configMapRef: { name: 'colours' } }] }, { volumes })),
    ).toEqual([]);
  });

  test('accepts every key of a whole object, in whichever order its readers come', () => {
    const whole = pod({ envFrom: [{ configMapRef: { name: 'colours' } }] });
    const single = pod({ env: [keyRef('configMapKeyRef', 'colours', 'red')] });

    expect(check(unusedKey, COLOURS, whole, single)).toEqual([]);
    expect(check(unusedKey, COLOURS, single, whole)).toEqual([]);
  });

  test('takes no reader in another namespace for a reader', () => {
    const whole = podSpec({ envFrom: [{ configMapRef: { name: 'colours' } }] });
    const elsewhere = { kind: 'Pod', metadata: { name: 'till', namespace: 'bank' }, spec: whole };

    expect(check(unusedKey, COLOURS, elsewhere)).toHaveLength(2);
  });
});

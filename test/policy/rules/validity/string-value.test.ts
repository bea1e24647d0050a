import { schemaValid } from '../../../../lib/policy/rules/validity/schema-valid';
import { stringValue } from '../../../../lib/policy/rules/validity/string-value';
import { faults, messages, one, pod } from './support';

function data(text: string): string {
  return one('v1', 'ConfigMap', `data:\n  key: ${text}`);
}

describe('string-value', () => {
  test.each([
    ['on', 'YAML reads on as true'],
    ['no', 'YAML reads no as false'],
    ['True', 'YAML reads True as true'],
    ['true', 'true without quotes is no text'],
    ['012', 'YAML reads 012 as the number 10'],
    ['1e3', 'YAML reads 1e3 as the number 1000'],
    ['8080', 'YAML reads it as a number'],
  ])('says what YAML makes of %s', (text, reading) => {
    expect(messages(stringValue, data(text))).toEqual([`/data/key: "key" must be a text: ${reading}`]);
  });

  test.each(['"on"', "'8080'", 'on the counter', '1.2.3', '""', '~', '|\n    8080'])('accepts %s', (text) => {
    expect(messages(stringValue, data(text))).toEqual([]);
  });

  test.each([
    [
      'a label',
      one('v1', 'Service', '').replace('name: till', 'name: till, labels: { version: 1.20 }'),
      '/metadata/labels/version',
    ],
    [
      'an annotation',
      one('v1', 'Service', '').replace('name: till', 'name: till, annotations: { a/b: yes }'),
      '/metadata/annotations/a~1b',
    ],
    ['an environment variable', pod('env: [{ name: PORT, value: 80 }]'), '/spec/containers/0/env/0/value'],
    ['an argument', pod('args: [--port, 80]'), '/spec/containers/0/args/1'],
    ['a node selector', pod('{}', 'nodeSelector: { ssd: true }'), '/spec/nodeSelector/ssd'],
    ['a key of a Secret', one('v1', 'Secret', 'stringData: { pin: 1234 }'), '/stringData/pin'],
  ])('finds %s', (_, text, path) => {
    expect(faults(stringValue, text).map((fault) => fault.path)).toEqual([path]);
  });

  test('finds labels of kinds that are not known otherwise', () => {
    const text =
      'apiVersion: example.com/v1\nkind: Till\nmetadata: { name: till, labels: { version: 2 } }\nspec: { a: 1 }\n';

    expect(faults(stringValue, text).map(({ path }) => path)).toEqual(['/metadata/labels/version']);
  });

  test('repeats no value that may be a secret', () => {
    const secret = one('v1', 'Secret', 'stringData: { pin: 0123456 }');
    const variable = pod('env: [{ name: PIN, value: 0123456 }], args: [0123456]');
    const all = [secret, variable].flatMap((text) => faults(stringValue, text));

    expect(all).toHaveLength(3);
    expect(JSON.stringify(all.map(({ message, fix }) => [message, fix]))).not.toMatch(/0123456|42798/);
  });

  test('reports what the schema rule leaves to it, and that only once', () => {
    expect(messages(schemaValid, data('8080'))).toEqual([]);
    expect(messages(stringValue, pod('imagePullPolicy: true'))).toHaveLength(1);
    expect(messages(schemaValid, pod('imagePullPolicy: true'))).toEqual([]);
  });
});

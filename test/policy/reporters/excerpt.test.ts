import { excerptOf } from '../../../lib/policy/reporters/excerpt';
import { placeOf } from '../../../lib/policy/reporters/place';
import { first, KEY_REF } from './support';

const META = 'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n';

function shown(text: string, path: string) {
  const resource = first(text);
  const place = placeOf({ resource, path });
  return place === undefined ? undefined : excerptOf({ resource, path }, place)?.text;
}

/** A custom resource with a field at its top. */
function custom(line: string): string {
  return `apiVersion: example.org/v1\nkind: Thing\nmetadata: { name: a }\n${line}\n`;
}

describe('the line of a finding', () => {
  test.each([
    ['a reference to a key', KEY_REF + '/key', 'key: currency'],
    ['a name', '/metadata/name', 'name: till'],
    ['a number of Kubernetes', '/spec/replicas', 'replicas: 2'],
    ['an image', '/spec/template/spec/containers/0/image', 'image: example.org/till:1.4'],
    ['an item of a list', '/spec/template/spec/containers/0', '- name: main'],
    ['a mapping', KEY_REF, 'configMapKeyRef:'],
    ['the value of a variable, which may be secret', '/spec/template/spec/containers/0/env/1/value', 'value: …'],
  ])('is shown of %s', (_, path, expected) => {
    expect(shown(undefined as unknown as string, path)).toBe(expected);
  });

  test.each([
    ['a Secret', `${META}stringData:\n  name: hunter2\n`, '/stringData/name', 'name: …'],
    ['a Secret outside of its data', `${META}path: hunter2\n`, '/path', 'path: …'],
    ['a ConfigMap', `${META.replace('Secret', 'ConfigMap')}data:\n  host: hunter2\n`, '/data/host', 'host: …'],
    [
      'an annotation',
      custom('metadata2: {}').replace('{ name: a }', '\n  name: a\n  annotations:\n    name: x'),
      '/metadata/annotations/name',
      'name: …',
    ],
    ['a field that nobody knows', custom('password: hunter2'), '/password', 'password: …'],
    ['a key that looks nothing up', custom('key: hunter2'), '/key', 'key: …'],
    ['an address that may hold a password', custom('host: a:hunter2@b'), '/host', 'host: …'],
    ['a comment behind a harmless value', custom('port: 80 # password is hunter2'), '/port', 'port: …'],
    ['an anchor', custom('port: &hunter2 80'), '/port', 'port: …'],
    ['a block of text', custom('path: |\n  hunter2'), '/path', 'path: …'],
    ['a harmless name that another field has', custom('port: hunter2'), '/other', 'apiVersion: example.org/v1'],
    ['JSON over several lines', '{\n"kind": "Secret",\n"metadata": {"name": "a"},\n"x": "hunter2"\n}', '/x', '"x": …'],
  ])('never shows the value of %s', (_, text, path, expected) => {
    expect(shown(text, path)).toBe(expected);
  });

  test.each([
    ['JSON in one line', '{"kind":"Secret","metadata":{"name":"a"},"stringData":{"a":"hunter2"}}', '/stringData/a'],
    ['a mapping in one line', custom('env: { name: A, value: hunter2 }'), '/env/name'],
    ['an item without a key', custom('args:\n  - hunter2'), '/args/0'],
    ['a value below its key', custom('password:\n  "name: hunter2"'), '/password'],
  ])('is left out for %s', (_, text, path) => {
    expect(shown(text, path) ?? '').not.toContain('hunter2');
  });

  test('puts the caret under what is meant, and under the mark that stands for a value', () => {
    const resource = first();
    const at = (path: string) => excerptOf({ resource, path }, placeOf({ resource, path }) ?? { file: '' });

    expect(at('/spec/replicas')?.caret).toBe('replicas: '.length);
    expect(at('/spec/template/spec/containers/0/env/1/value')?.caret).toBe('value: '.length);
    expect(at('/spec/template/spec/containers/0')?.caret).toBe('- '.length);
  });
});

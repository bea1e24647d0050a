import { ConfigMap } from '../../lib/constructs';
import { boolean, integer, text, textFile } from '../../lib/config';
import { find } from '../support/manifest';
import { renderComponent } from '../support/render';

const keys = {
  level: text({ default: 'info', doc: 'Level.' }),
  ttl_seconds: integer({ unit: 'seconds', min: 1, max: 100, doc: 'Lifetime.' }),
  verbose: boolean({ default: false, doc: 'Say more.' }),
  'app.conf': textFile({ doc: 'A file.' }),
} as const;

test('a ConfigMap holds every key of its table as text: values, defaults and what the component derives', () => {
  const { objects } = renderComponent((component) => {
    new ConfigMap(component, 'settings', { keys, values: { ttl_seconds: 60 }, wired: { 'app.conf': 'a = 1\n' } });
  });

  expect(find(objects, 'ConfigMap', 'test-settings').data).toEqual({
    level: 'info',
    ttl_seconds: '60',
    verbose: 'false',
    'app.conf': 'a = 1\n',
  });
});

test('a ConfigMap shows its table, for reference pages', () => {
  const tables: unknown[] = [];
  renderComponent((component) => {
    tables.push(new ConfigMap(component, 'settings', { keys: { level: keys.level }, values: {}, wired: {} }).table);
  });

  expect(tables).toEqual([{ level: keys.level }]);
});

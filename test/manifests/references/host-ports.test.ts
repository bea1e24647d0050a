import { buildGraph, type JsonObject } from '../../../lib/manifests';
import { checkGraph, defaultSettings } from '../../../lib/policy';
import { object, pod, references } from './support';

const WEB = object('Service', 'prod-web', { spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } });

function config(data: JsonObject): JsonObject {
  return object('ConfigMap', 'c', { data });
}

function named(...objects: readonly JsonObject[]): string[] {
  return references([...objects, WEB], 'host').map(({ path, names, answer }) => `${path} ${names} ${answer}`);
}

describe('a port in a setting beside its host', () => {
  test.each([
    [{ db_host: 'prod-web', db_port: '80' }, '/data/db_host Service/prod-web:80 resolved'],
    [{ DB_URL: 'prod-web', DB_PORT: '8080' }, '/data/DB_URL Service/prod-web:8080 dangling'],
    [{ dbServer: 'prod-web', dbPort: '80' }, '/data/dbServer Service/prod-web:80 resolved'],
    [{ 'db.address': 'prod-web.shop', 'db.port': '81' }, '/data/db.address Service/prod-web:81 dangling'],
    [{ db_url: 'web', db_port: '80' }, '/data/db_url Service/web:80 dangling'],
    [{ db_url: 'http://prod-web', db_port: '8080' }, '/data/db_url Service/prod-web:8080 dangling'],
  ])('of %j is asked of the Service', (data, expected) => {
    expect(named(config(data))).toEqual([expected]);
  });

  test('counts among the variables of a container too', () => {
    const env = [
      { name: 'DB_PORT', value: '81' },
      { name: 'DB_HOST', value: 'prod-web' },
    ];

    expect(named(pod({ env }))).toEqual(['/spec/containers/0/env/1/value Service/prod-web:81 dangling']);
  });

  test.each([
    ['what the address itself says', { db_url: 'prod-web:80', db_port: '8080' }, ['Service/prod-web:80 resolved']],
    ["a program's own address", { server_host: 'prod-web', server_port: '8080' }, ['Service/prod-web resolved']],
    ['no number', { db_host: 'prod-web', db_port: 'http' }, ['Service/prod-web resolved']],
    ['no port', { db_host: 'prod-web', db_port: '99999' }, ['Service/prod-web resolved']],
    ['the port of another', { db_host: 'prod-web', other_port: '8080' }, ['Service/prod-web resolved']],
    ['a name without a port, in a setting of any name', { db_url: 'prod-web' }, []],
  ])('gives way to %s', (_, data, expected) => {
    expect(named(config(data)).map((text) => text.replace(/^\S+ /, ''))).toEqual(expected);
  });

  test('is reported where the port stands, as likely, or as certain where the set is complete', () => {
    const objects = [
      config({ db_url: 'prod-web', db_port: '8080' }),
      pod({ envFrom: [{ configMapRef: { name: 'c' } }] }),
      WEB,
    ];
    const judge = (world: 'open' | 'closed') => {
      const settings = { ...defaultSettings, world };
      return checkGraph(buildGraph(objects), settings)
        .filter(({ rule }) => rule === 'service-port-exists')
        .map(({ severity, at, message }) => `${severity} ${at ?? ''}: ${message}`);
    };

    expect(judge('open')).toEqual(['warning /data/db_port: Service "prod-web" has no port 8080, only 80']);
    expect(judge('closed')).toEqual(['error /data/db_port: Service "prod-web" has no port 8080, only 80']);
  });
});

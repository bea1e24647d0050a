import type { JsonObject } from '../../../../lib/manifests';
import { placeholder } from '../../../../lib/policy/rules/secrets/placeholder';
import { check, deployment, object, podSpec, severities } from '../../support';
import { externalSecret, oddPlans, templated } from './support';

function texts(...values: readonly string[]): JsonObject {
  return object('ConfigMap', 'settings', { data: Object.fromEntries(values.map((value, index) => [index, value])) });
}

function messages(...objects: readonly JsonObject[]): string[] {
  return check(placeholder, ...objects).map(({ message }) => message);
}

describe('placeholder', () => {
  test('says nothing of a variable that who reads the configuration knows, and of one that nobody does', () => {
    const text = { DB_URL: 'echo "db://${DB_HOST}/till"' };
    const env = [{ name: 'DB_HOST', value: 'db' }];

    expect(messages(object('ConfigMap', 'settings', { data: { DB_HOST: 'db', ...text } }))).toEqual([]);
    expect(messages(object('ConfigMap', 'settings', { data: text }), deployment('till', podSpec({ env })))).toEqual([]);
    expect(messages(object('ConfigMap', 'settings', { data: text }))).toHaveLength(1);
    // Kubernetes itself expands nothing of that form.
    expect(
      messages(deployment('till', podSpec({ env: [...env, { name: 'URL', value: 'db://${DB_HOST}/till' }] }))),
    ).toHaveLength(1);
  });

  test('reports the placeholder and where it stands', () => {
    const ingress = object('Ingress', 'front', { spec: { rules: [{ host: 'ok.test' }, { host: 'mcp.example.com' }] } });

    expect(check(placeholder, ingress)).toEqual([
      {
        rule: 'placeholder',
        on: 'Ingress/front',
        path: '/spec/rules/1/host',
        message: '"example.com" is a placeholder',
      },
    ]);
    expect(severities(placeholder, {}, ingress)).toEqual(['warning']);
  });

  test.each([
    ['https://app.example.org/x', 'example.org'],
    ['https://app.${DOMAIN}', '${DOMAIN}'],
    ['registry.test/<no value>:1.2.3', '<no value>'],
    ['%!s(<nil>)-config', '%!s(<nil>)'],
    ['REPLACE_ME', 'REPLACE_ME'],
    ['replace-me', 'replace-me'],
    ['CHANGEME', 'CHANGEME'],
    ['Change me', 'Change me'],
    ['REPLACE_WITH_ACTUAL_KEY', 'REPLACE_WITH'],
    ['gs://your-project/x', 'your-project'],
    ['your_domain', 'your_domain'],
    ['your-api-key-here', 'your-api'],
    ['<your-password>', '<your-password>'],
    ['<PROJECT_ID>', '<PROJECT_ID>'],
    ['todo: ask', 'todo:'],
    ['xxxx', 'xxx'],
    ['sk-xxxxxxxxxx', 'xxx'],
    ['placeholder', 'placeholder'],
    ['REPLACE_BEFORE_DEPLOY', 'REPLACE_BEFORE_DEPLOY'],
    ['TO_BE_FILLED', 'TO_BE_FILLED'],
    ['YOUR-TENANT', 'YOUR-TENANT'],
    ['INSERT_TOKEN_HERE', 'INSERT_TOKEN_HERE'],
    ['SET_ME', 'SET_ME'],
    ['change-in-production', 'change-in-production'],
    ['https://login.yourcompany.dev', 'yourcompany'],
    ['<database password>', '<database password>'],
    ['till@PROJECT_ID.iam.gserviceaccount.com', 'PROJECT_ID'],
    ['projects/PROJECT_ID/secrets/till', 'PROJECT_ID'],
    ['arn:aws:iam::xxxx:role/till', 'xxx'],
    ['***', '***'],
  ])('reports "%s"', (text, named) => {
    expect(messages(texts(text))).toEqual([`"${named}" is a placeholder`]);
  });

  test('reports no more of a value than the placeholder itself, and not what a variable defaults to', () => {
    const found = messages(texts('postgres://user:hunter2@db.example.net/x', '${PASSWORD:-hunter2}'));

    expect(found).toEqual(['"example.net" is a placeholder', '"${PASSWORD}" is a placeholder']);
  });

  test('escapes the path as RFC 6901 asks', () => {
    const metadata = { name: 'front', annotations: { 'acme.dev/a~b': 'REPLACE_ME' } };

    expect(check(placeholder, { kind: 'Ingress', metadata })).toMatchObject([
      { path: '/metadata/annotations/acme.dev~1a~0b' },
    ]);
  });

  test.each([
    'app.keyfit.test',
    'counterexample.community',
    'my-example.com',
    'example.com.au',
    '$HOME',
    '$(PASSWORD)',
    'todos',
    'todo',
    'http://todo:8080/todo_db',
    'exchangement',
    'yours',
    'changeit',
    '<br>',
    'xx',
    'PROJECT_ID',
    'REPLACE',
    'replace(value)',
    '$REPLACE_REGEX',
    'insert-batch',
    '<none>',
    'yourself',
    'your_',
    'change-data-capture',
    'TOBE_2024',
    'TO' + 'DO_LIST',
    'maxxx',
    '${env:HOME}',
    '${spring.name}',
    '',
  ])('accepts "%s", which only resembles one', (text) => {
    expect(check(placeholder, texts(text))).toEqual([]);
  });

  test.each<[string, string]>([
    ['a script', '#!/bin/sh\necho ${HOME}\n'],
    ['a file of several lines', 'server_name ${HOST};\nproxy_pass http://example.com;\n'],
    ['a document', '{"title": "${HOST}"}'],
  ])('leaves %s in a ConfigMap alone', (_, text) => {
    expect(check(placeholder, texts(text))).toEqual([]);
  });

  test('looks at the values, images and arguments of containers', () => {
    const pod = podSpec({
      image: 'registry.example.com/till:1',
      env: [{ name: 'HOST', value: '${HOST}' }],
      args: ['--key=CHANGE_ME', 'sh -c "echo ${HOME}"'],
    });

    expect(check(placeholder, deployment('till', pod)).map(({ path }) => path)).toEqual([
      '/spec/template/spec/containers/0/env/0/value',
      '/spec/template/spec/containers/0/args/0',
      '/spec/template/spec/containers/0/image',
    ]);
  });

  test.each([
    ['gcr.io/PROJECT_ID/till:1.4.2', 'PROJECT_ID'],
    ['ACCOUNT_ID.dkr.ecr.eu-west-1.amazonaws.com/till:1.4.2', 'ACCOUNT_ID'],
    ['registry.test/REPOSITORY/till:1.4.2', 'REPOSITORY'],
    ['registry.test/till:IMAGE_TAG', 'IMAGE_TAG'],
    ['registry.test/till:GIT_SHA', 'GIT_SHA'],
    ['registry.test/<image>:1', '<image>'],
    ['IMAGE_URL', 'IMAGE_URL'],
  ])('reports the image %s', (image, named) => {
    expect(messages(deployment('till', podSpec({ image })))).toEqual([`"${named}" is a placeholder`]);
  });

  test.each([
    'quay.io/minio/minio:RELEASE.2024-01-01T00-00-00Z',
    'registry.test/till:1.4.2-RELEASE',
    'REGISTRY.test/till:SNAPSHOT',
    'LOCALHOST/till:1',
    'project-id/tag:version',
  ])('accepts the image %s', (image) => {
    expect(messages(deployment('till', podSpec({ image })))).toEqual([]);
  });

  test('looks at hosts of routes, and not at descriptions', () => {
    const route = object('HTTPRoute', 'r', { spec: { hostnames: ['a.example.com'], description: 'b.example.com' } });
    const definition = { kind: 'CustomResourceDefinition', metadata: { name: 'c', annotations: { a: 'CHANGE_ME' } } };

    expect(check(placeholder, route, definition).map(({ path }) => path)).toEqual(['/spec/hostnames/0']);
  });

  test('looks at the values of a Secret, encoded or not', () => {
    const data = { a: Buffer.from('CHANGE_ME').toString('base64'), b: Buffer.from('fine').toString('base64') };

    expect(
      check(placeholder, object('Secret', 'till', { data, stringData: { c: 'CHANGE_ME' } })).map(({ path }) => path),
    ).toEqual(['/data/a', '/stringData/c']);
  });

  test('accepts the guard of a Secret template, which names placeholders in order to refuse them', () => {
    const guard = '{{ if regexMatch "^(CHANGE_ME|todo)" .fetched }}{{ fail "placeholder" }}{{ end }}';

    expect(check(placeholder, templated(guard))).toEqual([]);
  });

  test('reports a shell variable in the text of a Secret template', () => {
    expect(messages(templated('{{ .fetched }}:${PASSWORD:-none}@db'))).toEqual(['"${PASSWORD}" is a placeholder']);
  });

  test('reports a placeholder in the name of what is fetched', () => {
    const data = [{ secretKey: 'door', remoteRef: { key: 'REPLACE_ME' } }];

    expect(check(placeholder, externalSecret({ data }))).toMatchObject([{ path: '/spec/data/0/remoteRef/key' }]);
  });

  test('accepts variables where Flux substitutes them', () => {
    const spec = { postBuild: { substituteFrom: [{ kind: 'ConfigMap', name: 'vars' }] } };

    expect(messages(texts('${DOMAIN}', 'CHANGE_ME'), object('Kustomization', 'apps', { spec }))).toEqual([
      '"CHANGE_ME" is a placeholder',
    ]);
  });

  test('survives values of wrong types', () => {
    expect(
      check(placeholder, ...oddPlans, object('Ingress', 'front', { spec: { rules: 7, tls: [{ hosts: 'x' }] } })),
    ).toEqual([]);
    expect(check(placeholder, { kind: 'Ingress', metadata: { name: 'front', annotations: [7] } })).toEqual([]);
  });
});

import type { JsonObject } from '../../../../lib/manifests';
import { scrapePort } from '../../../../lib/policy/rules/reachability/scrape-port';
import { check, checkWith, object } from '../../support';

function scraped(port: unknown, container: JsonObject = { ports: [{ containerPort: 9090 }, { containerPort: 8080 }] }) {
  const metadata = { annotations: { 'prometheus.io/port': port } } as JsonObject;
  return object('Deployment', 'till', { spec: { template: { metadata, spec: { containers: [container] } } } });
}

describe('scrape-port', () => {
  test('reports a port on which no container listens, at its annotation', () => {
    expect(checkWith(scrapePort, { world: 'closed' }, scraped('9000'))).toEqual([
      {
        rule: 'scrape-port',
        on: 'Deployment/till',
        path: '/spec/template/metadata/annotations/prometheus.io~1port',
        message: 'Prometheus is told to ask port 9000, and the containers listen on 9090, 8080',
      },
    ]);
  });

  test.each([
    ['one of the ports', scraped('9090')],
    ['a number', scraped(9090)],
    ['pods that declare none', scraped('9000', {})],
    ['what is filled in later', scraped('${PORT}')],
    ['odd input', scraped({ a: 1 })],
  ])('accepts %s', (_, one) => {
    expect(checkWith(scrapePort, { world: 'closed' }, one)).toEqual([]);
  });

  test('says nothing where containers may listen on more than they declare', () => {
    expect(check(scrapePort, scraped('9000'))).toEqual([]);
  });
});

import type { JsonObject } from '../../../../lib/manifests';
import { ingressTlsHost } from '../../../../lib/policy/rules/hygiene/ingress-tls-host';
import { check, object } from '../../support';

function ingress(hosts: readonly string[], served: readonly string[], rest: JsonObject = {}): JsonObject {
  const rules = served.map((host) => (host === '' ? {} : { host }));
  return object('Ingress', 'shop', { spec: { tls: [{ hosts }], rules, ...rest } });
}

describe('ingress-tls-host', () => {
  test('reports a host that no rule has, at the host', () => {
    expect(check(ingressTlsHost, ingress(['shop.test', 'shopp.test'], ['shop.test']))).toEqual([
      {
        rule: 'ingress-tls-host',
        on: 'Ingress/shop',
        path: '/spec/tls/0/hosts/1',
        message: '"shopp.test" is the host of no rule, so that its certificate is never shown',
      },
    ]);
  });

  const annotated = (name: string): JsonObject => ({
    ...ingress(['www.shop.test'], ['shop.test']),
    metadata: { name: 'shop', annotations: { [name]: 'true' } },
  });

  test.each([
    ['the same hosts', ingress(['shop.test'], ['shop.test'])],
    ['a star in the certificate', ingress(['*.shop.test'], ['till.shop.test'])],
    ['a star in the rule', ingress(['till.shop.test'], ['*.shop.test'])],
    ['a rule for every host', ingress(['till.test'], ['shop.test', ''])],
    ['a default backend', ingress(['till.test'], ['shop.test'], { defaultBackend: { service: { name: 'shop' } } })],
    ['no rules', ingress(['till.test'], [])],
    ['a host that is filled in later', ingress(['${HOST}'], ['shop.test'])],
    ['a redirect from www', annotated('nginx.ingress.kubernetes.io/from-to-www-redirect')],
    [
      'odd hosts',
      object('Ingress', 'shop', { spec: { tls: [7, { hosts: 'x' }, { hosts: [{}] }], rules: [{ host: 'a' }] } }),
    ],
  ])('says nothing of %s', (_, object) => {
    expect(check(ingressTlsHost, object)).toEqual([]);
  });
});

import { gatewayListener } from '../../../../lib/policy/rules/validity/gateway-listener';
import { one, paths } from './support';

function gateway(...listeners: readonly string[]): string {
  return one('gateway.networking.k8s.io/v1', 'Gateway', `spec: { listeners: [${listeners.join(', ')}] }`);
}

const HTTP = '{ name: http, port: 80, protocol: HTTP }';

describe('gateway-listener', () => {
  test.each([
    [[HTTP, '{ name: http, port: 81, protocol: HTTP }'], '/spec/listeners/1/name'],
    [[HTTP, '{ name: other, port: 80, protocol: HTTP }'], '/spec/listeners/1'],
    [['{ name: a, port: 53, protocol: UDP, hostname: shop.test }'], '/spec/listeners/0/hostname'],
    [['{ name: a, port: 80, protocol: HTTP, tls: { mode: Terminate } }'], '/spec/listeners/0/tls'],
  ])('refuses %j', (listeners, path) => {
    expect(paths(gatewayListener, gateway(...listeners))).toEqual([path]);
  });

  test.each([
    [[HTTP, '{ name: tls, port: 443, protocol: HTTPS, tls: {} }']],
    [[HTTP, '{ name: shop, port: 80, protocol: HTTP, hostname: shop.test }']],
    [['{ name: a, port: 53, protocol: UDP }', '{ name: b, port: 53, protocol: TCP }']],
    [['null', '1', '{}', '{ name: {}, port: [] }']],
  ])('accepts %j', (listeners) => {
    expect(paths(gatewayListener, gateway(...listeners))).toEqual([]);
  });

  test('leaves the Gateways of others alone', () => {
    const own = gateway(HTTP, HTTP).replace('gateway.networking.k8s.io/v1', 'networking.istio.io/v1');

    expect(paths(gatewayListener, own)).toEqual([]);
  });
});

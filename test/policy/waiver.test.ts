import { toResource } from '../../lib/manifests';
import { applyWaivers, type Finding, type Waiver } from '../../lib/policy';
import { object } from './support';

function finding(rule: string, message: string, name = 'till'): Finding {
  return { rule, resource: toResource(object('Deployment', name)), path: '', message };
}

function waiver(rule: string, about: string): Waiver {
  return { rule, about, reason: 'the registry has not been asked yet' };
}

const DIGEST = finding('image-digest', 'image "shop/till:1.2.3" is not pinned by digest');

describe('applyWaivers', () => {
  test('a finding that a waiver names by rule and part of its message is not left open', () => {
    expect(applyWaivers([DIGEST], [waiver('image-digest', 'shop/till:')])).toEqual({ open: [], unused: [] });
  });

  test('a waiver may name the object instead', () => {
    expect(applyWaivers([DIGEST], [waiver('image-digest', 'Deployment/till')]).open).toEqual([]);
  });

  test.each([
    ['another rule', waiver('image-tag', 'shop/till:')],
    ['another subject', waiver('image-digest', 'shop/shelf:')],
  ])('reports the finding and the waiver when the waiver is for %s', (_, other) => {
    expect(applyWaivers([DIGEST], [other])).toEqual({ open: [DIGEST], unused: [other] });
  });

  test('one waiver may cover several findings, and every finding that none covers stays', () => {
    const second = finding('image-digest', 'image "shop/till:1.2.3" is not pinned by digest', 'spare');
    const third = finding('volume-exists', 'the pod has no volume "cache"');

    expect(applyWaivers([DIGEST, second, third], [waiver('image-digest', 'shop/till:')])).toEqual({
      open: [third],
      unused: [],
    });
  });

  test('reports a waiver that waives nothing, so that it is removed', () => {
    const idle = waiver('image-digest', 'shop/gone:');

    expect(applyWaivers([DIGEST], [waiver('image-digest', 'shop/till:'), idle]).unused).toEqual([idle]);
    expect(applyWaivers([], [idle]).unused).toEqual([idle]);
  });
});

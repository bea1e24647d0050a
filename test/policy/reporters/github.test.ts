import type { ReportedFinding } from '../../../lib/policy/report';
import { bareFinding, finding, first, load, print, report, SHOP, WAIVED } from './support';

function lines(...findings: readonly ReportedFinding[]): string[] {
  return print('github', report(findings)).trimEnd().split('\n');
}

describe('the github format', () => {
  test('writes a command for each finding and a summary', () => {
    expect(lines(finding(), bareFinding())).toEqual([
      '::error file=shop.yaml,line=18,col=24,title=Deployment/till%3A configmap-key-exists::ConfigMap "prices" has no key "currency"%0AFix: add the key "currency" to ConfigMap "prices"',
      '::warning file=shop.yaml,line=7,col=13,title=Deployment/till%3A replicas-spread::nothing spreads the replicas%0AFix: add a topologySpreadConstraint',
      'keyfit: 1 error, 1 warning: 2 objects of 1 file, 3 references',
    ]);
  });

  test('is only the summary for manifests without findings', () => {
    expect(lines()).toEqual(['keyfit: ok: 2 objects of 1 file, 3 references']);
  });

  test('writes no command for what is waived', () => {
    expect(lines(finding({ waived: WAIVED }))).toEqual(['keyfit: 1 waived: 2 objects of 1 file, 3 references']);
  });

  test('escapes what would end a property, a message or the command', () => {
    const resource = { ...first(SHOP, 'a,b:c%.yaml'), name: 'x,line=1::y' };
    const [command = ''] = lines(finding({ resource, message: '100%\r\n::error::z' }));

    expect(command).toContain('file=a%2Cb%3Ac%25.yaml,');
    expect(command).toContain(
      'title=Deployment/x%2Cline=1%3A%3Ay%3A configmap-key-exists::100%25\\u{d}\\u{a}::error::z%0AFix',
    );
  });

  test.each([
    ['standard input', first(SHOP, '-')],
    ['a rendered folder', load(SHOP, 'overlays/dev', false)[0] ?? first()],
    ['an object of no file', { ...first(), origin: undefined } as never],
  ])('gives no place for %s', (_, resource) => {
    expect(lines(finding({ resource }))[0]).toMatch(/^::error title=/);
  });

  test('says how many annotations GitHub will not show', () => {
    const errors = Array.from({ length: 12 }, () => finding());
    const warnings = Array.from({ length: 11 }, () => bareFinding());

    expect(lines(...errors, ...warnings).at(-1)).toContain('GitHub leaves 3 annotations out, this log has all');
    expect(lines(...errors.slice(2)).at(-1)).not.toContain('leaves');
  });
});

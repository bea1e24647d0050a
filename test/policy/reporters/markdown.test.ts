import { bareFinding, finding, first, print, report, REQUIREMENT, SHOP, WAIVED } from './support';

describe('the markdown format', () => {
  test('has a table of errors, and folds the rest', () => {
    const printed = print('markdown', report([finding(), bareFinding(), finding({ waived: WAIVED })], [REQUIREMENT]));

    expect(printed).toContain('## Keyfit: 1 error, 1 warning, 1 waived\n\n2 objects of 1 file, 3 references.\n');
    expect(printed).toContain(
      '### Errors (1)\n\n| Where | What | Rule |\n| --- | --- | --- |\n| <code>Deployment/till',
    );
    expect(printed).toContain('<summary>Warnings (1)</summary>');
    expect(printed).toContain('| <code>Secret/payments in shop</code> | <code>api-key</code>, <code>webhook</code> |');
    expect(printed).toContain('| the vendor ships it so | keyfit.yaml, until 2027-01-31 |');
    expect(printed.match(/<details>/g)).toHaveLength(3);
    expect(printed.match(/<\/details>/g)).toHaveLength(3);
  });

  test('is a title for manifests without findings', () => {
    expect(print('markdown', report())).toBe('## Keyfit: ok\n\n2 objects of 1 file, 3 references.\n\n');
  });

  test('has one row for the same words about many places', () => {
    const printed = print('markdown', report([finding(), finding({ path: '/spec' }), finding({ path: '/kind' })]));

    expect(printed.match(/has no key/g)).toHaveLength(1);
    expect(printed).toContain('### Errors (3)');
    expect(printed).toContain('<br>and 2 more places |');
  });

  test.each([
    ['a table', 'a | b', 'a \\| b'],
    ['HTML', '<img src=x> & <!-- -->', '&lt;img src=x&gt; &amp; &lt;!-- --&gt;'],
    ['code', 'a `b` ``c``', 'a \\`b\\` \\`\\`c\\`\\`'],
    ['emphasis', '*a* __b__ ~~c~~', '\\*a\\* \\_\\_b\\_\\_ \\~\\~c\\~\\~'],
    ['a link', '[a](b)', '\\[a\\](b)'],
    ['a mention', '@team a/@b', '&#64;<!-- -->team a/&#64;<!-- -->b'],
    ['an issue', '#12 a/b#12 GH-12 #a', '&#35;<!-- -->12 a/b&#35;<!-- -->12 GH<!-- -->-12 &#35;a'],
    ['a link of an address', 'https://a.b www.a.b a@b.c', 'https:<!-- -->//a.b www<!-- -->.a.b a&#64;<!-- -->b.c'],
    ['a row', 'a\n| b', 'a\\\\u\\{a\\}\\| b'],
  ])('never makes %s of what a manifest says', (_, message, expected) => {
    expect(print('markdown', report([finding({ message })]))).toContain(`| ${expected}<br>Fix:`);
  });

  test('escapes names of files and objects', () => {
    const resource = { ...first(SHOP, 'a|b.yaml'), name: 'x|`y`' };
    const printed = print('markdown', report([finding({ resource })]));

    expect(printed).toContain('<code>Deployment/x\\|\\`y\\` in shop</code><br><code>a\\|b.yaml:18:24</code>');
  });

  test('is cut between rows before GitHub would refuse it, with every block closed, and says so', () => {
    const findings = Array.from({ length: 2000 }, (_, index) => [
      finding({ message: `key ${index}` }),
      bareFinding({ message: `replica ${index}` }),
    ]).flat();
    const printed = print('markdown', report(findings, [REQUIREMENT]));
    const rows = printed.match(/^\| <code>/gm) ?? [];

    expect(printed.length).toBeLessThanOrEqual(65_000);
    expect(printed.length).toBeGreaterThan(60_000);
    expect(printed.match(/<details>/g)?.length).toBe(printed.match(/<\/details>/g)?.length);
    expect(printed).toMatch(/_Cut here: (\d+) more rows would not fit\. The format json has all of them\._\n$/);
    const [, left = ''] = /Cut here: (\d+)/.exec(printed) ?? [];
    expect(rows.length + Number(left)).toBe(4001);
  });

  test('shortens one message that would fill the page', () => {
    const printed = print('markdown', report([finding({ message: 'x'.repeat(100_000) })]));

    expect(printed).toMatch(/x…\(99760 characters left out\)…x+<br>Fix: add/);
    expect(printed.length).toBeLessThan(2000);
  });
});

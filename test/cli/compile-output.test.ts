import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { flawsOf, HOSTILE } from '../support/hostile';

const ROOT = join(__dirname, '../..');

/** What the program, before it is compiled, makes of what the compiler says. */
function showable(texts: readonly string[]): readonly string[] {
  const program = `
    import { readFileSync } from 'node:fs';
    import { showable } from ${JSON.stringify(join(ROOT, 'scripts/show.mjs'))};
    console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(showable)));
  `;
  const options = { input: JSON.stringify(texts), encoding: 'utf8' } as const;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], options)) as string[];
}

describe('what the compiler says', () => {
  test('is no more than text, whatever a file is called and a source holds', () => {
    const texts = Object.values(HOSTILE);
    // The compiler itself may use colours and tabs.
    const plain = showable(texts).map((text) => text.replaceAll(/\u001b\[[\d;]*m|\t/g, ''));

    expect(plain.flatMap((text) => flawsOf(text))).toEqual([]);
  });

  test('stays as it is where it is harmless', () => {
    const said = [
      'lib/a.ts(1,2): error TS2322: Type \'"a::b"\' is not assignable.\n  in b\n',
      '\u001b[96mlib/a.ts\u001b[0m:\u001b[93m1\u001b[0m - \u001b[91merror\u001b[0m TS1: x\n\n\u001b[7m1\u001b[0m \tlet ä\n',
    ];

    expect(showable(said)).toEqual(said);
  });
});

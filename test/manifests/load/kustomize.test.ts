import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { render } from '../../../lib/manifests/load/kustomize';
import { allEnded, pidsIn } from '../../support/running';

const folder = mkdtempSync(join(tmpdir(), 'keyfit-kustomize-'));
const pids = join(folder, 'pids');
const path = process.env.PATH;

/** Puts a `kustomize` on the path that runs a shell's lines, and notes the processes that these start. */
function install(lines: string): void {
  writeFileSync(join(folder, 'kustomize'), `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  process.env.PATH = `${folder}${delimiter}${path ?? ''}`;
}

afterAll(() => {
  process.env.PATH = path;
  rmSync(folder, { recursive: true });
});

describe('rendering', () => {
  test('is given up after its time, and ends what it has started, signals ignored or not', async () => {
    install(`trap '' TERM INT\nsleep 600 &\necho $$ $! > ${pids}\nwait\nsleep 600`);

    expect(await render(folder, 3_000)).toMatchObject({ message: expect.stringMatching(/took too long$/) as string });
    await allEnded(await pidsIn(pids, 2));
  });

  test('is given up after its time when its output is held open by what has gone its own way', async () => {
    install(`setsid sleep 600 &\necho $$ $! > ${pids}`);
    await render(folder, 3_000);
    const [program = 0, holder = 0] = await pidsIn(pids, 2);

    // It is there to be ended, so that nobody has waited for it.
    expect(process.kill(holder)).toBe(true);
    await allEnded([program, holder]);
  });

  test('ends what prints more than is read', async () => {
    install(`yes &\necho $$ $! > ${pids}\nexec yes`);

    expect(await render(folder)).toMatchObject({ message: expect.stringMatching(/^larger than /) as string });
    await allEnded(await pidsIn(pids, 2));
  });

  test('leaves no listener behind', async () => {
    install('echo "kind: A"');
    const before = process.listenerCount('SIGTERM');
    await Promise.all([render(folder), render(folder)]);

    expect(process.listenerCount('SIGTERM')).toBe(before);
  });
});

import { Folder, documents, reader, settingsMap, type Ended } from './support';

let folder: Folder;

beforeEach(() => {
  folder = new Folder();
  folder.write('repository/.git/HEAD', '');
  folder.write('repository/deploy/shop/a.yaml', documents(settingsMap(), reader('gone')));
});

afterEach(() => {
  folder.remove();
});

/** Validates from a folder further down, where one rule has something to say. */
function validate(...options: readonly string[]): Promise<Ended> {
  return folder.runIn('repository/deploy/shop', ['validate', '--only', 'error', ...options, 'a.yaml']);
}

const OFF = 'rules: { configmap-key-exists: off }\n';

describe('the settings file', () => {
  test.each([
    ['of the working folder', 'repository/deploy/shop/keyfit.yaml'],
    ['of a folder above', 'repository/deploy/keyfit.yaml'],
    ['of the root of the repository', 'repository/keyfit.yaml'],
    ['by its other name', 'repository/keyfit.yml'],
  ])('is found: %s', async (_, file) => {
    expect((await validate()).status).toBe(1);
    folder.write(file, OFF);

    expect(await validate()).toMatchObject({ status: 0, stderr: '' });
  });

  test('is the nearest one', async () => {
    folder.write('repository/keyfit.yaml', OFF);
    folder.write('repository/deploy/keyfit.yml', 'rules: {}\n');

    expect((await validate()).status).toBe(1);
  });

  test('is none that lies above the repository', async () => {
    folder.write('keyfit.yaml', OFF);

    expect((await validate()).status).toBe(1);
  });

  test('is called by its path from where the command is run', async () => {
    folder.write('repository/keyfit.yaml', 'rulez: {}\n');

    expect((await validate()).stderr).toMatch(/^\.\.\/\.\.\/keyfit\.yaml:1:1: unknown key "rulez"; /);
  });

  test('is one of two beside each other, which is refused', async () => {
    folder.write('repository/keyfit.yaml', OFF);
    folder.write('repository/keyfit.yml', OFF);

    expect(await validate()).toEqual({
      status: 2,
      stdout: '',
      stderr: '../../keyfit.yml: ../../keyfit.yaml stands beside it; keep one of the two\n',
    });
  });

  test('is for what its paths say, which start at its own folder', async () => {
    folder.write('repository/keyfit.yaml', `for: { paths: [deploy] }\n${OFF}`);

    expect(await validate()).toMatchObject({ status: 0, stderr: '' });
  });

  test('that is for none of what is checked is said to be so, and the defaults hold', async () => {
    folder.write('repository/keyfit.yaml', `for: { paths: [elsewhere] }\n${OFF}`);

    expect(await validate()).toMatchObject({
      status: 1,
      stderr:
        '../../keyfit.yaml: its "for" fits nothing of this, so the defaults hold; name it with --config if it is meant all the same\n',
    });
    expect((await validate('--quiet')).stderr).toBe('');
    expect(await validate('--config', '../../keyfit.yaml')).toMatchObject({ status: 0, stderr: '' });
  });

  test('says which objects its waivers are for that are not among those that are checked', async () => {
    const waiver = (resource: string) => `  - { rule: secret-exists, resource: '${resource}', reason: x }\n`;
    const waivers = ['Pod/till', 'Pod/t*', 'Pod/gone', 'Job/*', 'Pod/a', 'Pod/b'].map(waiver).join('');
    folder.write('repository/keyfit.yaml', `${OFF}waivers:\n${waivers}`);

    expect((await validate()).stderr).toBe(
      '../../keyfit.yaml: waivers are for objects that are not here: Pod/gone, Job/*, Pod/a and 1 more\n',
    );
    expect((await validate('--quiet')).stderr).toBe('');
  });
});

import { synthesize } from '../../lib/synth';
import { environments } from '../../overlays';
import { gate, gateWith } from '../support/gate';

const { waivers } = gate.settings;
const once = synthesize(environments, gate);

test('two synths give the same bytes, in the same order', () => {
  expect([...synthesize(environments, gate)]).toEqual([...once]);
});

test('the order of the environments changes no file', () => {
  const reversed = synthesize([...environments].reverse(), gate);

  expect(reversed).toEqual(once);
});

test('the order of the waivers changes no file', () => {
  expect([...synthesize(environments, gateWith([...waivers].reverse()))]).toEqual([...once]);
});

test('an environment renders the same alone as among others', () => {
  for (const environment of environments) {
    const used = waivers.filter(({ about }) =>
      [...once].some(([path, text]) => isIn(path, text, environment.name, about ?? '')),
    );
    const own = [...once].filter(([path]) => path.startsWith(`${environment.name}/`));

    expect([...synthesize([environment], gateWith(used))]).toEqual(own);
  }
});

function isIn(path: string, text: string, environment: string, about: string): boolean {
  return path.startsWith(`${environment}/`) && text.includes(about);
}

test('the order of the settings in an overlay changes no file', () => {
  const turned = environments.map((environment) => turn(environment));

  expect([...synthesize(turned, gate)]).toEqual([...once]);
});

/** The same value with the properties of every mapping in the opposite order. */
function turn<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turn) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([name, inner]) => [name, turn<unknown>(inner)])) as T;
}

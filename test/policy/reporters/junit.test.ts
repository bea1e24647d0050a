import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { bareFinding, finding, first, print, report, REQUIREMENT, RULES, SHOP, WAIVED } from './support';

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** The elements that Jenkins and Surefire take, each with what it must have, what it may have, and what may be in it. */
const SCHEMA: Readonly<Record<string, { must: string[]; may: string[]; holds: string[] }>> = {
  testsuites: { must: [], may: ['name', 'time', 'tests', 'failures', 'errors'], holds: ['testsuite'] },
  testsuite: {
    must: ['name', 'tests', 'failures', 'errors'],
    may: ['group', 'time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'file', 'log', 'url'],
    holds: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
  },
  testcase: {
    must: ['name'],
    may: ['time', 'classname', 'group'],
    holds: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
  },
  error: { must: [], may: ['type', 'message'], holds: [] },
  failure: { must: [], may: ['type', 'message'], holds: [] },
  skipped: { must: [], may: ['type', 'message'], holds: [] },
  'system-out': { must: [], may: [], holds: [] },
};

function toElement(node: Readonly<Record<string, unknown>>): Element[] {
  const name = Object.keys(node).find((key) => key !== ':@');
  if (name === undefined || name === '#text' || name === '?xml') return [];
  const inner = node[name] as readonly Readonly<Record<string, unknown>>[];
  const text = inner.map((child) => (typeof child['#text'] === 'string' ? child['#text'] : '')).join('');
  return [{ name, attributes: (node[':@'] ?? {}) as Record<string, string>, children: inner.flatMap(toElement), text }];
}

function parse(xml: string): Element {
  expect(XMLValidator.validate(xml)).toBe(true);
  const options = { preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false };
  const parser = new XMLParser({ ...options, parseAttributeValue: false, trimValues: false, htmlEntities: true });
  const [root] = (parser.parse(xml) as Record<string, unknown>[]).flatMap(toElement);
  if (root === undefined) throw new Error('no element');
  return root;
}

function faultsOf({ name, attributes, children }: Element): string[] {
  const known = SCHEMA[name];
  if (known === undefined) return [`unknown element ${name}`];
  const names = Object.keys(attributes);
  return [
    ...known.must.filter((must) => !names.includes(must)).map((must) => `${name} without ${must}`),
    ...names.filter((found) => ![...known.must, ...known.may].includes(found)).map((found) => `${name} has ${found}`),
    ...children.filter((child) => !known.holds.includes(child.name)).map((child) => `${child.name} in ${name}`),
    ...children.flatMap(faultsOf),
  ];
}

function printed(...args: Parameters<typeof report>): Element {
  return parse(print('junit', report(...args)));
}

function suites(...args: Parameters<typeof report>) {
  return printed(...args).children.map(({ attributes, children }) => ({ attributes, cases: children }));
}

function outcomes(...args: Parameters<typeof report>): string[] {
  return suites(...args).flatMap(({ cases }) =>
    cases.map(({ attributes, children }) => `${attributes.name ?? ''} ${children[0]?.name ?? 'passed'}`),
  );
}

describe('the junit format', () => {
  test('has the elements and attributes that Jenkins takes, and no others', () => {
    const findings = [finding(), bareFinding(), finding({ waived: WAIVED, rule: 'service-exists' })];

    const problems = [{ file: 'shop.yaml', message: 'a', fix: 'b' }];

    expect(faultsOf(printed(findings, [REQUIREMENT], problems))).toEqual([]);
    expect(faultsOf(printed())).toEqual([]);
  });

  test('has a passing case for each rule of a clean set', () => {
    expect(outcomes()).toEqual(RULES.map(({ id }) => `${id} passed`));
  });

  test('fails a case for an error, passes it with the text for a warning, and skips it for a waiver', () => {
    const waived = finding({ waived: WAIVED, rule: 'service-exists' });

    expect(outcomes([finding(), bareFinding(), waived])).toEqual([
      'configmap-key-exists failure',
      'replicas-spread system-out',
      'service-exists skipped',
    ]);
  });

  test('has a suite for each file, with its counts', () => {
    const other = first(SHOP, 'other.yaml');
    const counts = suites([finding(), bareFinding(), finding({ resource: other, waived: WAIVED })]).map(
      ({ attributes: { name, tests, failures, skipped } }) => [name, tests, failures, skipped].join(' '),
    );

    expect(counts).toEqual(['shop.yaml 2 1 0', 'other.yaml 1 0 1', 'rules that hold 1 0 0']);
  });

  test('has one case for what a rule finds in one object, with all of it in the text', () => {
    const [suite] = suites([finding(), finding({ message: 'no key "tax"' }), finding({ waived: WAIVED })]);
    const [failure] = suite?.cases[0]?.children ?? [];

    expect(suite?.cases).toHaveLength(1);
    expect(failure?.attributes).toEqual({
      type: 'missing-key',
      message: 'ConfigMap "prices" has no key "currency" (and 1 more)',
    });
    expect(failure?.text.match(/shop\.yaml:18:24: error: /g)).toHaveLength(2);
    expect(failure?.text).toContain('waived (keyfit.yaml, until 2027-01-31: the vendor ships it so)');
  });

  test('gives the reason of a skipped case', () => {
    const [suite] = suites([finding({ waived: WAIVED })]);

    expect(suite?.cases[0]?.children[0]?.attributes.message).toBe(
      'keyfit.yaml, until 2027-01-31: the vendor ships it so',
    );
  });

  test('writes whatever a manifest says as XML that says the same', () => {
    const message = '<a b="c">&amp; ]]> \'d\'';
    const [suite] = suites([finding({ message, cause: 'x"y' })]);

    expect(suite?.cases[0]?.children[0]?.attributes).toEqual({ type: 'x"y', message });
    expect(suite?.cases[0]?.children[0]?.text).toContain(message);
  });

  test('shows characters that XML cannot hold, and keeps those beyond the first plane', () => {
    const message = 'a\u0000\u001b\ufffe\ud800b\u{1f512}';

    expect(print('junit', report([finding({ message })]))).toContain('a\\u{0}\\u{1b}\\u{fffe}\\u{d800}b\u{1f512}');
  });
});

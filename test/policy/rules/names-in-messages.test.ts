import { isObject, type Json } from '../../../lib/manifests';
import { loadText } from '../../../lib/manifests/load';
import { checkGraph, defaultSettings, graphOf, rules, type Rule } from '../../../lib/policy';
import { maskedReport } from '../../../lib/policy/masked';
import { validateSets } from '../../../lib/policy/validate';

const CANARY = 'Qz7vTq9wXk2p';

/** A name with a value in it by mistake, of several words, so that nothing tells a sentence where it ends. */
const MISTAKE = `password=${CANARY} ${CANARY}`;

function settingsOf({ id, exampleSettings = {} }: Rule) {
  const off = Object.fromEntries(rules.filter((other) => other.id !== id).map((other) => [other.id, 'off' as const]));
  return { ...defaultSettings, ...exampleSettings, rules: off };
}

/** All texts of a value: those of its keys too. */
function* textsOf(value: Json | undefined): Generator<string> {
  if (typeof value === 'string') yield value;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) yield key;
    yield* textsOf(inner);
  }
}

/** The value with a text replaced wherever it stands as a whole. */
function replaced(value: Json, from: string, to: string): Json {
  if (value === from) return to;
  if (Array.isArray(value)) return value.map((item: Json) => replaced(item, from, to));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [
    key === from ? to : key,
    replaced(inner as Json, from, to),
  ]);
  return Object.fromEntries(entries) as Json;
}

/** What a rule says of objects, as it is shown. */
function saidBy(rule: Rule, objects: readonly Json[]): string {
  const yaml = objects.map((object) => JSON.stringify(object)).join('\n---\n');
  const { resources } = loadText(yaml, 'example.yaml');
  const { report } = validateSets([{ files: 1, resources }], { settings: settingsOf(rule), today: '2027-06-15' });
  return JSON.stringify(maskedReport(report).findings.map(({ message, fix }) => [message, fix]));
}

test.each(rules.map((rule): [string, Rule] => [rule.id, rule]))(
  '%s shows nothing of a value in a name that it names',
  (_, rule) => {
    const objects = loadText(rule.bad, 'example.yaml').resources.map(({ body }) => body as Json);
    const settings = settingsOf(rule);
    const said = checkGraph(graphOf(objects, settings), settings)
      .map(({ message, fix }) => `${message} ${fix}`)
      .join(' ');
    const named = new Set(objects.flatMap((object) => [...textsOf(object)]).filter((text) => said.includes(text)));
    const leaks = [...named].filter((text) =>
      saidBy(
        rule,
        objects.map((object) => replaced(object, text, MISTAKE)),
      ).includes(CANARY),
    );

    expect(leaks).toEqual([]);
  },
);

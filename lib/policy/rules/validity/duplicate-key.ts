import type { Rule } from '../../rule';

/** A mapping has each key once; YAML parsers that do not insist keep the last and say nothing. */
export const duplicateKey: Rule = {
  id: 'duplicate-key',
  family: 'validity',
  severity: 'error',
  summary: 'No mapping has a key twice.',
  why: 'All but the last value are lost without a word, or the file is refused: it depends on who reads it.',
  bad: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data:
  currency: EUR
  currency: CHF`,
  good: `apiVersion: v1
kind: ConfigMap
metadata:
  name: till
data:
  currency: CHF`,
  remedy: 'Keep one of the two, or merge what stands below them.',
  source: 'https://yaml.org/spec/1.2.2/#3213-node-comparison',
  check: (graph) =>
    graph.resources.flatMap((resource) =>
      resource.flaws.map(({ path, key }) => ({
        resource,
        path,
        message: `the key "${key}" stands twice in one mapping, and the last one wins`,
        fix: 'remove one of the two, or merge them',
      })),
    ),
};

import type { Rule } from '../rule';
import type { Severity } from '../severity';

/** GitHub takes descriptions of at most that many characters. */
const DESCRIPTION = 1024;

function clipped(text: string): string {
  return text.length > DESCRIPTION ? `${text.slice(0, DESCRIPTION - 1)}…` : text;
}

/** A fence that is longer than any row of backticks in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([row]) => row.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}yaml\n${text.trimEnd()}\n${fence}`;
}

function isUrl(text: string): boolean {
  return /^https?:\/\/\S+$/.test(text) && URL.canParse(text);
}

function helpText({ why, bad, good, remedy, source }: Rule): string {
  return `${why}\n\nBroken:\n\n${bad.trimEnd()}\n\nKept:\n\n${good.trimEnd()}\n\n${remedy}\n\nSource: ${source}\n`;
}

function helpMarkdown({ why, bad, good, remedy, source }: Rule): string {
  return `${why}\n\nBroken:\n\n${fenced(bad)}\n\nKept:\n\n${fenced(good)}\n\n${remedy}\n\nSource: ${source}\n`;
}

/** What SARIF calls the weights. */
export function levelOf(severity: Severity): 'error' | 'warning' | 'note' {
  return severity === 'advice' ? 'note' : severity;
}

/** A rule as a `reportingDescriptor` of SARIF. */
export function descriptorOf(rule: Rule) {
  const { id, family, severity, summary, why, source } = rule;
  return {
    id,
    name: id,
    shortDescription: { text: clipped(summary) },
    fullDescription: { text: clipped(`${summary} ${why}`) },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    ...(isUrl(source) ? { helpUri: source } : {}),
    defaultConfiguration: { level: levelOf(severity) },
    // `precision` and `problem.severity` are what GitHub orders alerts by: errors are true, warnings may be.
    properties: {
      tags: ['kubernetes', family],
      precision: severity === 'error' ? 'very-high' : 'medium',
      'problem.severity': severity === 'advice' ? 'recommendation' : severity,
    },
  };
}

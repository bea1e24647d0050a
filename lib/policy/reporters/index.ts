import { github } from './github';
import { json } from './json';
import { junit } from './junit';
import { line } from './line';
import { markdown } from './markdown';
import type { Reporter } from './reporter';
import { sarif } from './sarif';
import { text } from './text';

export type { Reporter, ReportOptions } from './reporter';

/** All formats of a report, the one for people first. */
export const formats = ['text', 'line', 'json', 'sarif', 'junit', 'github', 'markdown'] as const;

/** What `--format` takes. */
export type Format = (typeof formats)[number];

/** The reporter of each format. */
export const reporters: Readonly<Record<Format, Reporter>> = { text, line, json, sarif, junit, github, markdown };

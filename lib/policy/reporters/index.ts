import { maskedReport } from '../masked';
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

/** No reporter sees a credential that stands where a name should. */
function masking(reporter: Reporter): Reporter {
  return (report, options) => reporter(maskedReport(report), options);
}

/** The reporter of each format. */
export const reporters: Readonly<Record<Format, Reporter>> = {
  text: masking(text),
  line: masking(line),
  json: masking(json),
  sarif: masking(sarif),
  junit: masking(junit),
  github: masking(github),
  markdown: masking(markdown),
};

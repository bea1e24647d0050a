import type { Report } from '../report';
import type { Rule } from '../rule';

/** What reporters need to know besides the report. */
export interface ReportOptions {
  /** Whether `text` may use the colours of a terminal. */
  readonly color: boolean;
  /** All rules that were held against the manifests, broken or not. */
  readonly rules: readonly Rule[];
  /** The version of this tool. */
  readonly toolVersion: string;
  /** The folder, as an absolute path, that `sarif` and `github` name files from; on GitHub that of the checkout. */
  readonly root: string;
  /** How the command ends, which `sarif` says. */
  readonly exitCode?: number;
  /**
   * Whether `text` leaves out the reasons of waivers.
   * @default false
   */
  readonly quiet?: boolean;
  /**
   * Whether `text` shows advice as it shows errors, and not as a line for each rule.
   * @default false
   */
  readonly advice?: boolean;
  /**
   * How many columns a line of `text` may have, within reason.
   * @default 80
   */
  readonly width?: number;
}

/** Turns a report into text; the same text for the same report. */
export type Reporter = (report: Report, options: ReportOptions) => string;

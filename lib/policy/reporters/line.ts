import { describe } from '../../manifests';
import { printable } from '../../text';
import { counted } from './gather';
import { linkTo, placeOf, placeOfProblem } from './place';
import type { Reporter } from './reporter';

/** A line a finding, as compilers write them: `file:line:column: severity: message [rule]`. What could not be read is an error. */
export const line: Reporter = (report) => {
  const problems = report.problems.map((problem) => {
    return `${linkTo(placeOfProblem(problem))}: error: ${problem.message}; ${problem.fix}`;
  });
  const findings = counted(report.findings).map((finding) => {
    const { severity, rule, message, resource } = finding;
    const place = placeOf(finding);
    const where = place === undefined ? describe(resource) : linkTo(place);
    return `${where}: ${severity}: ${describe(resource)}: ${message} [${rule}]`;
  });
  return [...problems, ...findings].map((text) => `${printable(text)}\n`).join('');
};

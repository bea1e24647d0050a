import { describe } from '../../manifests';
import { printable } from '../../text';
import { counted } from './gather';
import { linkTo, placeOf } from './place';
import type { Reporter } from './reporter';

/** A line a finding, as compilers write them: `file:line:column: severity: message [rule]`. */
export const line: Reporter = (report) =>
  counted(report.findings)
    .map((finding) => {
      const { severity, rule, message, resource } = finding;
      const place = placeOf(finding);
      const where = place === undefined ? describe(resource) : linkTo(place);
      return `${printable(`${where}: ${severity}: ${describe(resource)}: ${message} [${rule}]`)}\n`;
    })
    .join('');

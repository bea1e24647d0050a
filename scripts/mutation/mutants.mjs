/**
 * @typedef {object} Mutant One reference, broken in one way.
 * @property {import('./sites.mjs').Site} site
 * @property {'rename' | 'swap' | 'remove'} way
 * @property {number} start
 * @property {number} end
 * @property {string} replacement
 */

/** Every way in which a site can be broken. */
export function mutantsOf(site) {
  const named = (way, name) => ({ site, way, start: site.start, end: site.end, replacement: spelled(site, name) });
  const [other] = site.others;
  return [
    named('rename', `${site.text}_x`),
    ...(other === undefined ? [] : [named('swap', other)]),
    ...(site.whole === undefined ? [] : [{ site, way: 'remove', ...site.whole, replacement: '' }]),
  ];
}

/** A name as the site spells it: quoted in a literal, before its value in a shorthand property. */
function spelled(site, name) {
  if (site.kind === 'literal') return `'${name}'`;
  if (site.kind === 'key') return `${/^\w+$/.test(name) ? name : `'${name}'`}${site.shorthand ? `: ${site.text}` : ''}`;
  return name;
}

/** The source with the mutant in it. */
export function applyMutant(source, { start, end, replacement }) {
  return source.slice(0, start) + replacement + source.slice(end);
}

/** Where a mutant stands and what it changed, for the report. */
export function describeMutant({ site, way, replacement }, source) {
  const line = source.slice(0, site.start).split('\n').length;
  const change = way === 'remove' ? `without ${site.text}` : `${site.text} -> ${replacement}`;
  return `${site.file}:${line} ${site.kind} ${way}: ${change}`;
}

import type { Place } from './values';

/** Words that stand for a value which somebody still has to give, wherever a value is expected. */
const WORDS: readonly RegExp[] = [
  // What templates of Go write for a value that is not there.
  /<no value>|%!\w\(<nil>\)/,
  /<(your|insert|replace|change|enter|put)[-_ ][^<>]{1,60}>/i,
  /(?<![A-Za-z0-9])(replace|change|fill)[-_ ]?me(?![A-Za-z0-9])/i,
  /(?<![A-Za-z0-9])replace[-_](with|this|by|the)(?=[-_]|$)/i,
  /(?<![A-Za-z0-9])your[-_](access|account|api|app|bucket|client|cluster|company|database|db|domain|email|host|hostname|id|image|key|name|namespace|org|organization|password|project|region|registry|repo|role|secret|server|subscription|tenant|token|user|username|value|zone)(?![A-Za-z])/i,
  /<[A-Z][A-Z0-9]*([-_][A-Z0-9]+)+>/,
  /^TBD$/,
  // Spelt so that a search for open work in the sources does not find it; in lower case it is what demos are called.
  /^T[O]DO$|\bT[O]DO[: ]/,
  /^todo:\s/i,
  /^x{3,}$|x{6,}/i,
  /^placeholder([-_ ].*)?$|[-_]placeholder$/i,
];

/** Domains that RFC 2606 keeps for documentation. */
const EXAMPLE_DOMAIN = /(?<![\w-])example\.(com|org|net)(?![\w-]|\.[A-Za-z])/i;

/** Nothing in Kubernetes expands these; `$(NAME)` is what a kubelet expands. */
const VARIABLE = /\$\{([A-Za-z_]\w*)(?::?[-=?+][^}]*)?\}/;

/** Places where a shell expands variables itself. */
const SHELL: ReadonlySet<Place> = new Set(['argument']);

function shown(found: string): string {
  return /^x{3,}$/i.test(found) ? 'xxx' : found;
}

/**
 * What in a text stands for a value that nobody gave, as it may be printed; undefined where nothing does.
 * @param substituted another tool expands `${NAME}` before the manifests are applied
 */
export function placeholderIn(text: string, place: Place, substituted = false): string | undefined {
  for (const pattern of WORDS) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return shown(found.trim());
  }
  const domain = EXAMPLE_DOMAIN.exec(text)?.[0];
  if (domain !== undefined) return domain;
  const variable = substituted || SHELL.has(place) ? undefined : VARIABLE.exec(text)?.[1];
  // Without its default, which may be a secret.
  return variable === undefined ? undefined : `\${${variable}}`;
}

import type { Place } from './values';

/** Words that stand for a value which somebody still has to give, wherever a value is expected. */
const WORDS: readonly RegExp[] = [
  // What templates of Go write for a value that is not there.
  /<no value>|%!\w\(<nil>\)/,
  /<(your|insert|replace|change|enter|put)[-_ ][^<>]{1,60}>/i,
  /(?<![A-Za-z0-9])(replace|change|fill)[-_ ]?me(?![A-Za-z0-9])/i,
  /(?<![A-Za-z0-9])replace[-_](with|this|by|the)(?=[-_]|$)/i,
  /(?<![A-Za-z0-9])your[-_](access|account|api|app|bucket|client|cluster|company|database|db|domain|email|host|hostname|id|image|key|name|namespace|org|organization|password|project|region|registry|repo|role|secret|server|subscription|tenant|token|user|username|value|zone)(?![A-Za-z])/i,
  /(?<![A-Za-z0-9])your(company|domain|email|org|organization|password|project|registry|username)(?![A-Za-z0-9])/i,
  // In capitals, and in brackets, what is asked for may be anything.
  /(?<![A-Za-z0-9$_])(REPLACE|YOUR|TO[-_]BE|FILL[-_]IN|INSERT|T[O]DO[-_](ADD|CHANGE|FILL|INSERT|REPLACE|SET|UPDATE))[-_][A-Z0-9_-]*[A-Z0-9]/,
  /(?<![A-Za-z0-9])(SET|EDIT|UPDATE|FIX)[-_]ME(?![A-Za-z0-9])/,
  /(?<![A-Za-z0-9])change[-_](this|in[-_]prod(uction)?)(?![A-Za-z0-9])/i,
  /^<[A-Za-z]+([-_ ][A-Za-z0-9]+)+>$|<[A-Z][A-Z0-9]*([-_][A-Z0-9]+)+>/,
  /^(TBD|FIX[M]E|REDACTED|\*{3,})$/,
  // Spelt so that a search for open work in the sources does not find it; in lower case it is what demos are called.
  /^T[O]DO$|\bT[O]DO[: ]|<T[O]DO\b/,
  /^todo:\s/i,
  /^x{3,}$|x{6}|(?<=[-_/.:@])x{3,}(?![A-Za-z0-9])/i,
  /^placeholder([-_ ].*)?$|[-_]placeholder$/i,
];

/** What documentation of clouds puts where an account of one's own goes, as part of an address or a path. */
const ACCOUNT =
  /(?<=[/@.:]|^)(MY[-_])?(GCP[-_]|AWS[-_]|GOOGLE[-_])?(ACCOUNT|PROJECT|SUBSCRIPTION|TENANT)[-_](ID|NAME|NUMBER)(?=[/@.:]|$)/;

/**
 * The path of an image has no capital letters, and no image is pulled by the word for its tag. Registries may have them,
 * which is why only a name of several words is taken there.
 */
const IN_IMAGE =
  /<[^<>]+>|\{\{[^{}]*\}\}|(?<=\/|^)[A-Z][A-Z0-9]*([-_][A-Z0-9]+)+(?=[/:.@]|$)|(?<=\/)[A-Z][A-Z0-9]{2,}(?=[/:@]|$)|(?<=:)((IMAGE|APP|GIT|BUILD)[-_])?(TAG|VERSION|COMMIT|SHA)$|(?<=:)(COMMIT|GIT|GITHUB|SHORT)[-_]SHA$/;

const WORDS_OF_IMAGES = [IN_IMAGE, ...WORDS];

/** Domains that RFC 2606 keeps for documentation. */
const EXAMPLE_DOMAIN = /(?<![\w-])example\.(com|org|net)(?![\w-]|\.[A-Za-z])/i;

/** Nothing in Kubernetes expands these; `$(NAME)` is what a kubelet expands. Behind an operator a `}` has to follow. */
const VARIABLE = /\$\{([A-Za-z_]\w*)(?:\}|:?[-=?+])/;

/** Places where a shell expands variables itself. */
const SHELL: ReadonlySet<Place> = new Set(['argument']);

/** The first variable of the form `${NAME}` or `${NAME:-default}`. */
function variableIn(text: string): string | undefined {
  // Up to the last brace, so that every operator has one behind it and nobody has to look for it.
  return VARIABLE.exec(text.slice(0, text.lastIndexOf('}') + 1))?.[1];
}

function shown(found: string): string {
  return /^x{3,}$/i.test(found) ? 'xxx' : found;
}

function wordIn(text: string, place: Place): string | undefined {
  for (const pattern of place === 'image' ? WORDS_OF_IMAGES : WORDS) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  const account = ACCOUNT.exec(text)?.[0];
  // A value that is nothing but a name may be that of a variable or a field.
  return account === text && place === 'config' ? undefined : account;
}

/**
 * What in a text stands for a value that nobody gave, as it may be printed; undefined where nothing does.
 * @param substituted another tool expands `${NAME}` before the manifests are applied
 */
export function placeholderIn(text: string, place: Place, substituted = false): string | undefined {
  const word = wordIn(text, place);
  if (word !== undefined) return shown(word.trim());
  const domain = EXAMPLE_DOMAIN.exec(text)?.[0];
  if (domain !== undefined) return domain;
  const variable = substituted || SHELL.has(place) ? undefined : variableIn(text);
  // Without its default, which may be a secret.
  return variable === undefined ? undefined : `\${${variable}}`;
}

/** What stands for a part that is not shown. */
const HIDDEN = '…';

/** Keys and certificates as files hold them, to their end or that of the text. */
const PEM = /-----BEGIN [A-Z0-9 ]{1,60}-----[^]*?(?:-----END [A-Z0-9 ]{1,60}-----|$)/g;

/** Credentials that tell by their form what they are, by who issues them. */
const TOKENS: readonly string[] = [
  // GitHub, GitLab, npm, PyPI, Docker Hub, Hugging Face
  'gh[opsur]_[A-Za-z0-9]{16,}',
  'github_pat_\\w{16,}',
  'gl(?:agent|cbt|dt|ffct|ft|imt|oas|pat|ptt|rt|soat)-[\\w-]{16,}',
  'npm_[A-Za-z0-9]{30,}',
  'pypi-AgE[\\w-]{16,}',
  'dckr_[a-z]{3}_[\\w-]{16,}',
  'hf_[A-Za-z0-9]{30,}',
  // AWS, Google, Azure's signatures, DigitalOcean, Cloudflare's origin keys
  'A(?:KIA|SIA|BIA|CCA)[A-Z0-9]{16}',
  'AIza[\\w-]{30,}',
  'ya29\\.[\\w-]{16,}',
  'GOCSPX-[\\w-]{16,}',
  'do[opr]_v1_[a-f0-9]{32,}',
  'v1\\.0-[a-f0-9]{24}-[a-f0-9]{64,}',
  // Slack, Stripe, SendGrid, Telegram, OpenAI, Anthropic, Shopify, Databricks, Grafana, Sentry, New Relic
  'x(?:ox[a-z]|app)-[\\w-]{10,}',
  'hooks\\.slack\\.com/services/[\\w/]{10,}',
  '(?:[prs]k_(?:live|test)|whsec)_\\w{10,}',
  'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
  '\\d{8,10}:AA[\\w-]{30,}',
  'sk-(?:(?:admin|ant|proj|svcacct)-[\\w-]{16,}|[A-Za-z0-9]{32,})',
  'shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}',
  'dapi[a-f0-9]{32}',
  'gl(?:c|sa)_[\\w+/=]{20,}',
  'sntry[su]_[\\w+/=-]{20,}',
  'NRAK-[A-Z0-9]{20,}',
  // HashiCorp, age; JSON Web Tokens and other JSON in Base64
  'hv[brs]\\.[\\w-]{20,}',
  'AGE-SECRET-KEY-1[A-Z0-9]{20,}',
  'eyJ[\\w+/-]{12,}[\\w+/=.-]*',
];
const TOKEN = new RegExp(`(?<![A-Za-z0-9])(?:${TOKENS.join('|')})`, 'g');

/** As above, where the words before say so: the header of a request, a token of HashiCorp's cloud. */
const ANNOUNCED = /(?<=[Bb]earer )(?=\D{0,60}\d)[\w.~+/=-]{16,}|(?<=\.atlasv1\.)[\w-]{20,}/g;

/** A name in front of a value, as `PASSWORD=`, `--password=`, `key =`, or `${NAME:-` with its default. */
const NAME = /(?<![\w.-])-{0,2}[A-Za-z_][\w.-]{0,200} ?(?:[:+?]?=|:-)(?!\s*$) ?/g;

/** A value in quotes with its name ends with them, one that has quotes of its own with those, any other with its word. */
const QUOTED_VALUE = /[^]*?(?="(?:[\s,;:.?)}\]]|$)|$)/y;
const DEFAULT_VALUE = /[^]*?(?=\}|$)/y;
const OWN_QUOTES = /(["'])[^]*?(?:\1(?=[\s"'}),;:.?]|$)|$)/y;
const VALUE = /\S*?(?=[}"'),;:.?]{0,3}(?:\s|$))/y;

/** How far before a name the quote stands that both it and its value are in, in characters. */
const QUOTED = 300;

/** Whether a place stands in a name that a sentence has in quotes. */
function isQuoted(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - QUOTED), at);
  const quote = before.lastIndexOf('"');
  return quote >= 0 && (quote === 0 || /[\s(:[{,]/.test(before.charAt(quote - 1)));
}

/** How a value looks that stands behind a name. */
function valueAt(text: string, name: number, start: number): RegExp {
  if (text.startsWith('${', name - 2)) return DEFAULT_VALUE;
  if (isQuoted(text, name)) return QUOTED_VALUE;
  return /["']/.test(text.charAt(start)) ? OWN_QUOTES : VALUE;
}

/** Names of credentials, so that what they are given is one. */
const OF_CREDENTIAL =
  /pass|pwd|secret|token|credential|auth|(?:access|account|api|encryption|private|signing|ssh)[-_.]?key/i;

/** Names as environment variables have them, and flags. */
const OF_VARIABLE = /^(?:--?\w|[A-Z_][A-Z\d_]*\W)/;

/** A text that begins with a name and a value. */
const OPENS = /^\s*-{0,2}[A-Za-z_][\w.-]{0,200}=/;

/** What stands in front of a name: quotes, or a kind and a slash. */
const OPENING = /["'/]/;

const PASSWORD = '(?:pass(?:word|wd|phrase)|pwd|(?:secret|api|access)[-_]?key)';

/** `"password": "…"` and `password: …`, as JSON and YAML have it. */
const STATED = new RegExp(
  `(?<=["']${PASSWORD}["'] ?: ?["'])[^"']+|(?<=(?<!["'\\w])${PASSWORD}: ?)(?![\\s"'…])[^\\s"',}]+`,
  'gi',
);

/** A user and a password in front of a host, without a scheme. Addresses of people and a digest have an `@` too. */
const USER_OF_HOST =
  /(?<![\w.+%-])(?!(?:acct|group|mailto|serviceAccount|sip|xmpp):)([\w.+%-]{1,100}:)(?!\/\/)[^\s…]{1,120}@(?!(?:sha|md|blake)\w{1,10}:)(?=(?:\/\/)?[\w-]+[.:/])/g;

/** Whether the value of a name is hidden, by the name and the character in front of it. */
type IsHidden = (name: string, before: string) => boolean;

/** The part between a scheme and the last `@` of a word, if it is a user and not a part of the path. */
function withoutUserOfUrl(word: string): string {
  const end = word.lastIndexOf('@');
  for (let at = word.indexOf('://'); at >= 0 && at < end; at = word.indexOf('://', at + 3)) {
    const head = /[^/?#@]*/y;
    head.lastIndex = at + 3;
    const [name = ''] = head.exec(word) ?? [];
    const next = word.charAt(at + 3 + name.length);
    if (name.includes(':') || next === '@') return `${word.slice(0, at + 3)}${HIDDEN}${word.slice(end)}`;
  }
  return word;
}

function withoutUsersOfUrls(text: string): string {
  return text.includes('://') && text.includes('@') ? text.replaceAll(/\S+/g, withoutUserOfUrl) : text;
}

function withoutUsers(text: string): string {
  return text.includes('@') ? withoutUsersOfUrls(text).replaceAll(USER_OF_HOST, `$1${HIDDEN}@`) : text;
}

function withoutValues(text: string, isHidden: IsHidden): string {
  if (!/=|:-/.test(text)) return text;
  let [shown, from] = ['', 0];
  NAME.lastIndex = 0;
  for (let found = NAME.exec(text); found !== null; found = NAME.exec(text)) {
    const before = text.charAt(found.index - 1);
    if (!isHidden(found[0], before)) continue;
    const start = NAME.lastIndex;
    const value = valueAt(text, found.index, start);
    value.lastIndex = start;
    shown += `${text.slice(from, start)}${HIDDEN}`;
    from = start + (value.exec(text)?.[0].length ?? 0);
    NAME.lastIndex = from;
  }
  return shown + text.slice(from);
}

function withoutCredentials(text: string, isHidden: IsHidden): string {
  let plain = text.replaceAll(TOKEN, HIDDEN);
  // Asked for first, since nearly no text has any of them.
  if (plain.includes('-----BEGIN ')) plain = plain.replaceAll(PEM, HIDDEN);
  if (/earer |atlasv1/.test(plain)) plain = plain.replaceAll(ANNOUNCED, HIDDEN);
  if (/pass|pwd|key/i.test(plain)) plain = plain.replaceAll(STATED, HIDDEN);
  return withoutValues(withoutUsers(plain), isHidden);
}

/**
 * A text without what is a credential by its form: keys, tokens of known issuers, users of hosts, and what is given to
 * names of credentials.
 */
export function maskText(text: string): string {
  return withoutCredentials(text, (name) => OF_CREDENTIAL.test(name));
}

/** As `maskText`, for sentences of rules and tools, which name things: nothing is to be read there that a name is given. */
export function maskSentence(text: string): string {
  return withoutCredentials(
    text,
    (name, before) => OF_CREDENTIAL.test(name) || OF_VARIABLE.test(name) || OPENING.test(before),
  );
}

/** Names and pointers of the usual kind, which can be nothing worse than a token. */
const USUAL = /^[\w./-]*$/;

/** The name of a thing, which has no `=` in it unless somebody wrote a value behind it. */
export function maskName(name: string): string {
  if (USUAL.test(name)) return name.replaceAll(TOKEN, HIDDEN);
  const [opening] = /^[\w\s./-]*=/.exec(name) ?? [];
  if (opening === undefined) return maskSentence(name);
  return `${maskSentence(opening)}${name === opening ? '' : HIDDEN}`;
}

/** An object as people call it, `Kind/name`. */
export function maskObject(object: string): string {
  const slash = object.indexOf('/') + 1;
  return `${maskName(object.slice(0, slash))}${maskName(object.slice(slash))}`;
}

/** A step of a JSON Pointer, which is a name with its slashes escaped. */
function maskStep(step: string): string {
  const masked = maskName(step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return masked.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A JSON Pointer, whose steps are names. */
export function maskPointer(pointer: string): string {
  return USUAL.test(pointer) ? pointer.replaceAll(TOKEN, HIDDEN) : pointer.split('/').map(maskStep).join('/');
}

/** The path of a file, or an address that was taken for one; nothing else of it is hidden, so that it can be found. */
export function maskPath(path: string): string {
  return withoutUsersOfUrls(path.replaceAll(TOKEN, HIDDEN));
}

/** A text that is all of it a name with its value has no other words behind that. */
function maskWhole(text: string): string {
  const masked = maskText(text);
  return masked.includes(`=${HIDDEN}`) && OPENS.test(text) ? masked.slice(0, masked.indexOf('=') + 1) + HIDDEN : masked;
}

/** A value of JSON with every text in it masked. */
export function maskValue<Value>(value: Value): Value {
  if (typeof value === 'string') return maskWhole(value) as Value;
  if (Array.isArray(value)) return value.map(maskValue) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [maskName(key), maskValue(inner)])) as Value;
}

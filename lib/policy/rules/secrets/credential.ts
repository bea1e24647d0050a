/** Words in front of "key" or "secret" that make a credential of it. */
const OF_KEYS: ReadonlySet<string> = new Set([
  'api',
  'encryption',
  'hmac',
  'jwt',
  'license',
  'master',
  'private',
  'secret',
  'session',
  'shared',
  'signing',
  'storage',
]);
const OF_SECRETS: ReadonlySet<string> = new Set([
  'api',
  'app',
  'auth',
  'client',
  'consumer',
  'cookie',
  'csrf',
  'encryption',
  'hash',
  'jwt',
  'nextauth',
  'oauth',
  'oidc',
  'session',
  'shared',
  'signing',
  'webhook',
]);
/** Words that end the name of a credential whatever stands before them. */
const ALWAYS: ReadonlySet<string> = new Set(['apikey', 'pass', 'passphrase', 'passwd', 'password', 'pwd', 'secretkey']);
/** Words in front of "token" that belong to language models and parsers. */
const NOT_OF_TOKENS: ReadonlySet<string> = new Set(['bos', 'eos', 'max', 'min', 'pad', 'sep', 'stop', 'unk']);
/** Names with these are about a credential, and hold none. */
const ABOUT: ReadonlySet<string> = new Set([
  'allow',
  'disable',
  'enable',
  'existing',
  'forgot',
  'no',
  'public',
  'reset',
  'show',
]);

function wordsOf(name: string): string[] {
  const apart = name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2');
  return apart
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
}

/** Whether a variable, key or flag of that name is meant to hold a credential, rather than its file, name or lifetime. */
export function namesCredential(name: string): boolean {
  const words = wordsOf(name);
  const [last = '', before = ''] = [words.at(-1), words.at(-2)];
  if (words.some((word) => ABOUT.has(word))) return false;
  if (ALWAYS.has(last)) return true;
  if (last === 'token') return !NOT_OF_TOKENS.has(before);
  if (last === 'secret') return OF_SECRETS.has(before);
  return last === 'key' && (OF_KEYS.has(before) || words.includes('secret'));
}

/** Where a value comes from rather than what it is: other tools put the credential in its place. */
const ELSEWHERE =
  /^(vault:|ref\+|secretref[:+]|op:\/\/|sm:\/\/|gcpsm:|awssm:|ssm:|arn:|projects\/|secretsmanager:|env:|file:|[./~])|^ENC\[|\$[({]|^\$|\{\{|<[^<>]*>|%\(|%s/i;
const FILE = /\.(cer|conf|crt|json|key|p12|pem|txt|ya?ml)$/i;
/** Names of Secrets, which people give to variables that end like credentials. */
const SECRET_NAME = /^[a-z0-9.-]+-(auth|cert|creds|credentials|key|keys|password|secret|secrets|tls|token)$/;
const SETTING =
  /^(true|false|yes|no|on|off|none|null|nil|undefined|default|required|optional|prefer|enabled?|disabled?|always|never|auto|basic|bearer|plain|jwt|n\/a|-)?$/i;

/** Whether a text may be the credential itself. */
export function isLiteral(text: string): boolean {
  const value = text.trim();
  if (value.length < 3 || SETTING.test(value) || /\s\S*\s/.test(value)) return false;
  return (
    !ELSEWHERE.test(value) && !FILE.test(value) && !SECRET_NAME.test(value) && !/^[a-z][a-z0-9+.-]*:\/\//i.test(value)
  );
}

/** A URL with a password before its host. */
const WITH_PASSWORD = /\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/?#@"']*:([^\s/?#@"']+)@[^\s@]/i;

/** Whether a text is or holds a URL or DSN with a password in it that nothing fills in. */
export function hasPassword(text: string): boolean {
  const password = WITH_PASSWORD.exec(text)?.[1];
  return password !== undefined && !/[${<%]|^[*x]+$/i.test(password);
}

/** A key with its first line, not the words around it that documentation quotes. */
const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----(?:\s|\\n)+[A-Za-z0-9+/=]{40}/;

/** Tokens that their makers marked, so that they are recognised wherever they leak. */
const TOKENS: readonly (readonly [of: string, form: RegExp])[] = [
  ['AWS', /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/],
  ['DigitalOcean', /(?<![\w])do[opr]_v1_[a-f0-9]{64}/],
  ['Docker', /(?<![\w])dckr_pat_[\w-]{27}/],
  ['GitHub', /(?<![\w])(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{82})/],
  ['GitLab', /(?<![\w])gl(?:pat|dt|rt)-[\w-]{20}/],
  ['Google', /(?<![\w-])AIza[\w-]{35}(?![\w-])/],
  ['npm', /(?<![\w])npm_[A-Za-z0-9]{36}/],
  ['OpenAI', /(?<![\w-])sk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{20}T3BlbkFJ[A-Za-z0-9_-]{20}/],
  ['PyPI', /(?<![\w-])pypi-AgEI[\w-]{50}/],
  ['SendGrid', /(?<![\w.])SG\.[\w-]{22}\.[\w-]{43}/],
  ['Slack', /(?<![\w-])xox[abprs]-\d{8,}-[\w-]{10}|hooks\.slack\.com\/services\/T\w{8,}\/B\w{8,}\/\w{24}/],
  ['Stripe', /(?<![\w])[rs]k_live_[A-Za-z0-9]{24}/],
  ['Vault', /(?<![\w.])hvs\.[\w-]{24}/],
];

/** What all of them begin with, so that a text is mostly looked at once. */
const ANY =
  /PRIVATE KEY-|AKIA|ASIA|do[opr]_v1_|dckr_pat_|gh[pousr]_|github_pat_|gl(?:pat|dt|rt)-|AIza|npm_|T3BlbkFJ|pypi-AgEI|SG\.|xox[abprs]-|hooks\.slack\.com|k_live_|hvs\./;

/** Tokens of documentation repeat a letter, or say what they are. */
const INVENTED = /EXAMPLE|(.)\1{5}|abcdef|123456/i;

/** What kind of key or token a text holds, by its form; never the thing itself. */
export function keyMaterialIn(text: string): string | undefined {
  if (!ANY.test(text)) return undefined;
  if (PRIVATE_KEY.test(text)) return 'a private key';
  for (const [of, form] of TOKENS) {
    const token = form.exec(text)?.[0];
    if (token !== undefined && !INVENTED.test(token)) return `a token of ${of}`;
  }
  return undefined;
}

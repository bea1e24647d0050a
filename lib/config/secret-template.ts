import type { SecretEntry } from './secret';
import type { Tagged } from './tag';

declare const templated: unique symbol;

/**
 * The Secret value that the External Secrets Operator renders: text with entries inside, referred to as objects.
 * `Uses` is the union of the names inside, so that the compiler knows which entries no template needs.
 */
export interface SecretTemplate<Uses extends string> {
  readonly [templated]: true;
  readonly parts: readonly SecretPart<Uses>[];
}

/** Literal text, or an entry with the steps its value goes through. */
export type SecretPart<Uses extends string> = string | SecretInsert<Uses>;

/** An entry at its place in a template, with the Go-template filters that apply to it. */
export interface SecretInsert<Uses extends string> {
  readonly entry: SecretEntry<Uses>;
  readonly filters: readonly string[];
}

declare const urlSafe: unique symbol;

/** An insert that may stand in a URL: percent-encoded, so that a `/`, `+` or `=` cannot end the password early. */
export interface UrlSafeInsert<Uses extends string> extends SecretInsert<Uses> {
  readonly [urlSafe]: true;
}

/** The one place where a template comes into being: a literal that looks like one is refused. */
function templateOf<Uses extends string>(parts: readonly SecretPart<Uses>[]): SecretTemplate<Uses> {
  return { parts } as SecretTemplate<Uses>;
}

/** The value as it is. */
export function plain<N extends string>(entry: SecretEntry<N>): SecretTemplate<N> {
  return templateOf([{ entry, filters: [] }]);
}

/**
 * The value percent-encoded for the user-info part of a URL. Go's `urlquery` writes a space as `+`, which is a
 * literal plus there; a real plus has become `%2B` by then, so every remaining `+` was a space.
 */
export function urlEncoded<N extends string>(entry: SecretEntry<N>): UrlSafeInsert<N> {
  return { entry, filters: ['urlquery', 'replace "+" "%20"'] } as unknown as UrlSafeInsert<N>;
}

/** The value's SHA-256 in hex, where a consumer compares hashes and need not hold the value. */
export function sha256<N extends string>(entry: SecretEntry<N>): SecretInsert<N> {
  return { entry, filters: ['sha256sum'] };
}

/** The parts of a URL that carries a password. */
export interface CredentialUrl<Uses extends string> {
  readonly scheme: string;
  /** @default - none, as Redis has it */
  readonly user?: string;
  readonly password: UrlSafeInsert<Uses>;
  /** Host and port, from a connection. */
  readonly authority: Tagged<`${string}.authority`>;
  /** What follows the authority, with its leading slash. */
  readonly path: `/${string}`;
}

/** A URL with a password in it, which only an encoded insert can be. */
export function credentialUrl<Uses extends string>(url: CredentialUrl<Uses>): SecretTemplate<Uses> {
  return template`${url.scheme}://${url.user ?? ''}:${url.password}@${url.authority}${url.path}`;
}

/** Text with inserts, for formats other than URLs. */
export function template<Uses extends string>(
  strings: TemplateStringsArray,
  ...values: readonly SecretPart<Uses>[]
): SecretTemplate<Uses> {
  const parts = strings.flatMap((text, index) => [text, values[index] ?? '']);
  return templateOf(parts.filter((part) => part !== ''));
}

/** Values that mean nobody wrote the real one yet (the incident's eleven new secrets held such values). */
const PLACEHOLDER = '(?i)^\\s*$|^(placeholder|change[-_ ]?me|replace[-_ ]?me|todo|your[-_ ])';

/**
 * The Go template of one Secret key. The operator refuses to write the Secret while a value is empty or a
 * placeholder: `fail` keeps the old Secret as it is, and the event names the entry, never the value.
 */
export function renderSecretTemplate(value: SecretTemplate<string>, vaultNameOf: (name: string) => string): string {
  const entries = new Map(
    value.parts.filter((part) => typeof part !== 'string').map((part) => [part.entry.name, part.entry]),
  );
  const guards = [...entries.keys()].map(
    (name) =>
      `{{ if regexMatch ${JSON.stringify(PLACEHOLDER)} .${name} }}` +
      `{{ fail "${vaultNameOf(name)} is empty or a placeholder" }}{{ end }}`,
  );
  return guards.join('') + value.parts.map(renderPart).join('');
}

function renderPart(part: SecretPart<string>): string {
  if (typeof part === 'string') return part;
  return `{{ ${[`.${part.entry.name}`, ...part.filters].join(' | ')} }}`;
}

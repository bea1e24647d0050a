/** What is wrong with a name, as the end of a sentence that begins with the name; undefined where nothing is. */
export type NameCheck = (name: string) => string | undefined;

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const RFC_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const QUALIFIED = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

function within(length: number, name: string): string | undefined {
  return name.length > length ? `is longer than ${length} characters` : undefined;
}

/** The most of a name that a message repeats. */
const MOST_SHOWN = 80;

/** A name as a message repeats it. */
export function shortened(name: string): string {
  return name.length > MOST_SHOWN ? `${name.slice(0, MOST_SHOWN)}…` : name;
}

/** What the authors of bases write where an overlay has to say something. */
const LEFT_TO_OVERLAYS = /^_+$|^(FROM|SET_BY|SET_IN|REPLACED?|PATCHED|OVERRIDE)_[A-Z_]+$/;

/** Placeholders of tools that fill manifests in later, such as `${NAME}`, `{{ .Name }}`, `$(NAME)`, `<name>` and `_`. */
export function isTemplated(text: string): boolean {
  return /\$[{(]|\{\{|^<.*>$|\[object /.test(text) || LEFT_TO_OVERLAYS.test(text);
}

/** A DNS label of RFC 1123: what a Namespace, a container and a volume are called. */
export const dnsLabel: NameCheck = (name) =>
  LABEL.test(name)
    ? within(63, name)
    : 'may have only lower-case letters, digits and dashes, the latter not at its ends';

/** A DNS label of RFC 1035: what a Service is called. */
export const dnsLabel1035: NameCheck = (name) =>
  RFC_1035.test(name)
    ? within(63, name)
    : 'may have only lower-case letters, digits and dashes, must begin with a letter and not end with a dash';

/** A DNS subdomain of at most so many characters: what most objects are called. */
export function dnsSubdomain(length = 253): NameCheck {
  return (name) =>
    SUBDOMAIN.test(name)
      ? within(length, name)
      : 'may have only lower-case letters, digits, dashes and dots, each part with a letter or digit at its ends';
}

/** Part of a URL's path: what roles and their bindings are called. */
export const pathSegment: NameCheck = (name) =>
  name === '.' || name === '..' || /[/%]/.test(name) ? 'may have neither "/" nor "%"' : undefined;

/** What no object can be called, of whatever kind. */
export const anyName: NameCheck = (name) =>
  /[\s\p{Cc}]/u.test(name)
    ? 'may have neither blanks nor control characters'
    : (pathSegment(name) ?? within(253, name));

/** What a container calls a port. */
export const portName: NameCheck = (name) => {
  if (name.length > 15) return 'is longer than 15 characters';
  if (!/^[a-z0-9-]+$/.test(name)) return 'may have only lower-case letters, digits and dashes';
  if (!/[a-z]/.test(name)) return 'needs at least one letter';
  return /^-|-$|--/.test(name) ? 'may have single dashes only, and none at its ends' : undefined;
};

/** A key of a ConfigMap or Secret. */
export const dataKey: NameCheck = (name) => {
  if (!/^[-._a-zA-Z0-9]+$/.test(name)) return 'may have only letters, digits, dashes, underscores and dots';
  return name === '.' || name.startsWith('..') ? 'may not begin with two dots' : within(253, name);
};

/** How many texts a check remembers; large sets repeat few. */
const MOST_KNOWN = 20_000;

/** The same check, that looks at a text once: labels are few and stand everywhere. */
function remembered(check: NameCheck): NameCheck {
  const known = new Map<string, string | undefined>();
  return (name) => {
    const held = known.get(name);
    if (held !== undefined || known.has(name)) return held;
    const found = check(name);
    if (known.size < MOST_KNOWN) known.set(name, found);
    return found;
  };
}

/** A key of a label or an annotation. */
export const labelKey: NameCheck = remembered((key) => {
  const parts = key.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.length > 2) return 'may have only one "/"';
  if (!QUALIFIED.test(name))
    return 'may have only letters, digits, dashes, underscores and dots, with a letter or digit at its ends';
  if (name.length > 63) return 'has a name longer than 63 characters';
  const wrong = parts.length === 2 ? dnsSubdomain()(parts[0] ?? '') : undefined;
  return wrong === undefined ? undefined : `has a prefix that ${wrong}`;
});

/** The value of a label; it may be empty. */
export const labelValue: NameCheck = remembered((value) => {
  if (value === '') return undefined;
  return QUALIFIED.test(value)
    ? within(63, value)
    : 'may have only letters, digits, dashes, underscores and dots, with a letter or digit at its ends';
});

/** How often a secret's value must be replaced, or why it need not be. */
export type Rotation =
  { readonly everyDays: number; readonly never?: never } | { readonly never: string; readonly everyDays?: never };

/** What is known of a secret that lives in the vault. Its value never passes through this program. */
export interface SecretSpec {
  /** One sentence: what the value opens. */
  readonly doc: string;
  /** Who issues the value: a person, a console or a machine. */
  readonly issuer: string;
  readonly rotation: Rotation;
  /**
   * `value`: a machine may invent it, as nobody else has to agree. `stand-in`: in an environment without a vault a
   * random value lets the pod start, while the service behind it refuses calls.
   */
  readonly generated: 'value' | 'stand-in';
  /** The vault's name for it without the environment's prefix. @default - the entry's name with dashes */
  readonly vaultName?: string;
}

/** One entry of a secret table. */
export interface SecretEntry<Name extends string> extends SecretSpec {
  readonly name: Name;
  readonly vaultName: string;
}

/** The secrets of a component by name, in lower case with underscores. */
export type SecretTable = Readonly<Record<string, SecretEntry<string>>>;

/** Google Secret Manager allows 1 to 255 letters, digits, `-` and `_` (Secret Manager docs, "Secret naming"). */
const VAULT_NAME = /^[a-zA-Z0-9_-]{1,200}$/;

/** Templates refer to entries as `.name`, which Go reads as an identifier. */
const ENTRY_NAME = /^[a-z][a-z0-9_]*$/;

/**
 * Names each spec after its property.
 * @throws Error when an entry's name is none that a template can refer to, or its vault name has a character that
 * Secret Manager refuses.
 */
export function secretTable<const T extends Record<string, SecretSpec>>(
  specs: T,
): { readonly [N in keyof T & string]: SecretEntry<N> } {
  const entries = Object.entries(specs).map(([name, spec]) => {
    if (!ENTRY_NAME.test(name)) throw new Error(`secret "${name}": the name must match ${ENTRY_NAME.source}`);
    const vaultName = spec.vaultName ?? name.replaceAll('_', '-');
    if (!VAULT_NAME.test(vaultName))
      throw new Error(`secret ${name}: vault name "${vaultName}" must match ${VAULT_NAME.source}`);
    return [name, { ...spec, name, vaultName }];
  });
  return Object.fromEntries(entries) as { readonly [N in keyof T & string]: SecretEntry<N> };
}

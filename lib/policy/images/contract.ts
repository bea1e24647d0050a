/** A folder that an image writes to. */
export interface WrittenPath {
  readonly path: string;
  /** The part of it that it cannot do without, where a volume for that part is enough. */
  readonly needs?: string;
  /**
   * The image declares it as a volume of its own. Some container runtimes then make it writable even where the root is
   * not, until the container ends.
   */
  readonly declared?: true;
  /** It belongs to root in the image, and nobody else may write there. */
  readonly rootOnly?: true;
  /** It refuses to set up its data there while the folder holds anything, such as `lost+found` of a new disk. */
  readonly empty?: true;
  /** The first major version that writes there. */
  readonly since?: number;
  /** The first major version that does not any more. */
  readonly before?: number;
  /** Tags of variants that do without. */
  readonly exceptTags?: RegExp;
  /** Names of environment variables that send it elsewhere. */
  readonly movedByEnv?: RegExp;
  /** Arguments, and variables as `NAME=value`, that send it elsewhere. */
  readonly movedByOption?: RegExp;
  /** Files and folders whose content may send it elsewhere. */
  readonly configs?: readonly string[];
}

/** What is known of an image, wherever it was copied to. */
export interface KnownImage {
  /** Paths within a registry, of which the image's path has to end with one: `library/postgres`. */
  readonly repositories: readonly string[];
  /** First words of command or args with which it does what it always does. */
  readonly programs: readonly string[];
  readonly writes: readonly WrittenPath[];
  /** Folders whose content it needs, so that no volume may hide them. */
  readonly kept: readonly string[];
  /** The user of the image where Kubernetes cannot tell that it is not root: root itself, or a name without a number. */
  readonly user?: string;
  /** Tags of variants with another user. */
  readonly userExceptTags?: RegExp;
  /** Ports of its own that answer no HTTP request, and what is spoken there. */
  readonly speaks?: ReadonlyMap<number, string>;
  /** Paths by which it says over HTTP how it is; a probe of another gets an error, or says nothing. */
  readonly probes?: readonly string[];
  /** It works with Google Cloud by the rights of its pod's account, unless it is given credentials. */
  readonly asksGoogle?: true;
  /** An option or program with which it writes into the file of configuration that it is given. */
  readonly rewritesConfig?: RegExp;
  /** Variables that it reads as settings and that Kubernetes sets for a Service of the right name. */
  readonly settings?: readonly string[];
  /** Where all this is written. */
  readonly source: string;
}

import type { ConsumerEntry, ProducerEntry } from '../manifests';
import type { Scope } from './scope';
import type { Severity } from './severity';
import type { Waiver } from './waiver';

/** An object that somebody else makes, so that no manifest has to. */
export interface External {
  readonly kind: string;
  /** A name, or a pattern with `*` for any characters. */
  readonly name: string;
  /** Absent: any namespace. */
  readonly namespace?: string;
  /** Absent: any key. */
  readonly keys?: readonly string[];
  readonly reason: string;
}

/** What an image writes and keeps, by its repository. */
export interface ImageContract {
  /** A repository without tag, or a pattern with `*`, such as `*` + `/redis`. */
  readonly image: string;
  /** Folders that it writes to while it runs. */
  readonly writable: readonly string[];
  /** Folders whose content it needs, so that no volume may hide them. */
  readonly kept: readonly string[];
  /** Paths by which it says over HTTP how it is. Absent: any. */
  readonly probes?: readonly string[];
  /** Environment that was set when the image was built and is compared at start; for Keycloak's build options. */
  readonly buildEnv?: Readonly<Record<string, string>>;
  /** The version of the program in it, such as `26.7.3`. */
  readonly version?: string;
}

/** A label that objects have to have. */
export interface RequiredLabel {
  readonly label: string;
  /** Absent: objects of every kind. */
  readonly kinds?: readonly string[];
  /** What it may be, with `*` for any characters; absent: anything. */
  readonly value?: string;
  readonly reason: string;
}

/** A kind that no object may be of. */
export interface ForbiddenKind {
  /** The kind, with `*` for any characters. */
  readonly kind: string;
  readonly reason: string;
}

/** A level of the Pod Security Standards. */
export type PodSecurityLevel = 'privileged' | 'baseline' | 'restricted';

/** What the user says about a set of manifests in `keyfit.yaml`; the defaults suit manifests of unknown origin. */
export interface Settings {
  /** `closed`: what no manifest makes and `external` does not name is an error. Default `open`. */
  readonly world: 'open' | 'closed';
  /** The namespace of objects that state none; undefined: they match any. */
  readonly namespace?: string;
  /** The Kubernetes version, `1.33` by default, that version-dependent rules judge by. */
  readonly kubernetes: string;
  /** The level that violations are errors of; without it they are where a namespace's label enforces it. */
  readonly podSecurity?: PodSecurityLevel;
  /** Whether the pods run on GKE Autopilot. Default false. */
  readonly autopilot: boolean;
  readonly external: readonly External[];
  /** Rules with another severity, or switched off. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
  readonly images: readonly ImageContract[];
  readonly requiredLabels: readonly RequiredLabel[];
  /** Registries, or repositories of them, with `*` for any characters; none: any. */
  readonly allowedRegistries: readonly string[];
  readonly forbiddenKinds: readonly ForbiddenKind[];
  readonly waivers: readonly Waiver[];
  readonly catalogue: {
    readonly consumers: readonly ConsumerEntry[];
    readonly producers: readonly ProducerEntry[];
  };
}

/** What `keyfit.yaml` may say: any part of the settings, and how a run of the command line goes. */
export interface SettingsFile extends Partial<Omit<Settings, 'catalogue'>> {
  /** The manifests that the file is for. Default: all that are checked where it is read. */
  readonly for?: Scope;
  readonly catalogue?: Partial<Settings['catalogue']>;
  /** The file of known findings; a relative path starts at the folder of `keyfit.yaml`. */
  readonly baseline?: string;
  /** The least severity that makes the exit status 1. Default `error`. */
  readonly failOn?: Severity;
}

/** What holds where no `keyfit.yaml` says otherwise. */
export const defaultSettings: Settings = {
  world: 'open',
  kubernetes: '1.33',
  autopilot: false,
  external: [],
  rules: {},
  images: [],
  requiredLabels: [],
  allowedRegistries: [],
  forbiddenKinds: [],
  waivers: [],
  catalogue: { consumers: [], producers: [] },
};

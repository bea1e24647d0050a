import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { environments } from '../../overlays';
import type { Place } from './series';

const DIST = join(__dirname, '../../dist');

/** An alert as Prometheus reads it. */
export interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: { readonly summary: string; readonly runbook_url: string };
}

/** A group of alerts as Prometheus reads it. */
export interface RuleGroup {
  readonly name: string;
  readonly rules: readonly Rule[];
}

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly spec: { readonly groups: readonly RuleGroup[]; readonly selector: { matchLabels: { app: string } } };
}

/** The alerts of one environment in `dist/`, and where they are about. */
export interface RenderedRules {
  readonly name: string;
  readonly groups: readonly RuleGroup[];
  readonly place: Place;
  readonly manifests: readonly Manifest[];
}

function manifestsOf(environment: string): Manifest[] {
  const folder = join(DIST, environment);
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  return texts.flatMap((text) => parseAllDocuments(text).map((document) => document.toJS() as Manifest));
}

/** The alerts of every environment as they are in `dist/`. */
export function renderedRules(): RenderedRules[] {
  return environments.map(({ name, identity: { prefix }, cloud }) => {
    const manifests = manifestsOf(name);
    const ofKind = (...kinds: string[]) => manifests.filter(({ kind }) => kinds.includes(kind));
    const place = {
      namespace: ofKind('Namespace')[0]?.metadata.name ?? '',
      prefix,
      project: cloud?.project ?? '',
      databaseInstance: cloud?.databaseInstance ?? '',
      scraped: ofKind('PodMonitor', 'PodMonitoring').map(({ spec }) => spec.selector.matchLabels.app),
    };
    const groups = ofKind('PrometheusRule', 'Rules', 'GlobalRules').flatMap(({ spec }) => spec.groups);
    return { name, groups, place, manifests };
  });
}

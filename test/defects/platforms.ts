import { JsonPatch } from 'cdk8s';
import { Faults, type Fault } from '../../lib/config';
import type { Environment } from '../../lib/environment';
import { describe } from '../../lib/manifests';
import { buildPlatform, renderPlatform } from '../../lib/platform';
import { checkGraph, graphOf, type Finding } from '../../lib/policy';
import { applyWaivers } from '../../lib/policy/waivers';
import { environments } from '../../overlays';
import { gateForChanges } from '../support/gate';
import type { Gate } from '../../lib/synth';
import { callName, find, type Manifest } from '../support/manifest';

/** A real environment and everything that is rendered for it. */
export interface Platform {
  readonly name: string;
  readonly environment: Environment;
  readonly objects: readonly Manifest[];
}

/** Renders an environment, with what synth notes about it. */
export function build(environment: Environment): { objects: readonly Manifest[]; faults: readonly Fault[] } {
  const faults = new Faults();
  const files = renderPlatform(buildPlatform(environment, faults));
  return { objects: [...files.values()].flat() as Manifest[], faults: faults.list() };
}

/** The real environments, rendered. */
export const platforms: readonly Platform[] = environments.map((environment) => ({
  name: environment.name,
  environment,
  objects: build(environment).objects,
}));

/** The environments that stand on Google Cloud. */
export const cloudPlatforms = platforms.filter(({ environment }) => environment.cloud !== undefined);

/**
 * A real environment by name.
 * @throws Error when no overlay has the name.
 */
export function platform(name: 'dev' | 'staging-gke' | 'production-gke'): Platform {
  const found = platforms.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no environment ${name}`);
  return found;
}

/** What the policy rules find in a set of objects, waivers apart. */
export function findings(objects: readonly Manifest[], { settings, today }: Gate = gateForChanges): readonly Finding[] {
  const { findings: all } = applyWaivers(checkGraph(graphOf(objects, settings), settings), settings, today);
  return all.filter(({ waived }) => waived === undefined);
}

/** What the policy rules find, each as `rule: Kind/name: message`. */
export function found(objects: readonly Manifest[]): string[] {
  return findings(objects).map(({ rule, resource, message }) => `${rule}: ${describe(resource)}: ${message}`);
}

function escapeForPattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Fits what `found` says of a rule and an object, when the message has these parts in this order; a dash ends a part of a name. */
export function finding(rule: string, object: string, ...parts: readonly string[]): string {
  const pattern = [`${rule}: ${object}${object.endsWith('-') ? '' : ': '}`, ...parts].map(escapeForPattern).join('.*');
  return expect.stringMatching(new RegExp(`^${pattern}`)) as string;
}

/** The set with one object changed. */
export function changed(objects: readonly Manifest[], kind: string, name: string, ...patches: JsonPatch[]): Manifest[] {
  const original = find(objects, kind, name);
  const copy = JsonPatch.apply(structuredClone(original), ...patches) as Manifest;
  return objects.map((object) => (object === original ? copy : object));
}

/** The set without one object. */
export function without(objects: readonly Manifest[], kind: string, name: string): Manifest[] {
  const original = find(objects, kind, name);
  return objects.filter((object) => object !== original);
}

/** Every object of the set in turn, with a name for messages. */
export function named(objects: readonly Manifest[]): [string, Manifest][] {
  return objects.map((object) => [callName(object), object]);
}

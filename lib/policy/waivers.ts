import { describe, isObject, property, textOf, type Origin, type Resource } from '../manifests';
import { escapePointer } from '../manifests/pointer';
import { isDay } from './day';
import type { ReportedFinding, Waived } from './report';
import type { Fault, Finding, Rule } from './rule';
import { nearestRule, ruleNamed } from './rule-names';
import type { Settings } from './settings';
import { fits, type Waiver } from './waiver';
import { expiredWaiver, invalidWaiver, unusedWaiver } from './waiver-rules';

/** What an annotation's name begins with; the rule's id follows. */
const ANNOTATION = 'keyfit.io/waive.';

const UNTIL = '(until ';

/** A waiver and where it stands. */
interface Grant {
  readonly waiver: Waiver;
  readonly by: Exclude<Waived['by'], 'baseline'>;
  readonly resource: Resource;
  readonly path: string;
}

/** Whether a waiver is for a finding, its date aside. */
function covers(waiver: Waiver, finding: Finding): boolean {
  return (
    waiver.rule === finding.rule &&
    (waiver.resource === undefined || fits(waiver.resource, describe(finding.resource))) &&
    (waiver.about === undefined || `${finding.path} ${finding.message}`.includes(waiver.about))
  );
}

/** Findings with what waivers decided, and the waivers of the settings that decided nothing. */
export interface WaiverOutcome {
  readonly findings: readonly ReportedFinding[];
  readonly unused: readonly Waiver[];
}

/** What waivers are held against. */
export interface WaiverContext {
  readonly settings: Settings;
  /** The day, as `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** All objects that were checked. */
  readonly resources: readonly Resource[];
  /** Whether these are all objects that the settings are for, so that a waiver of none of them is of no use. */
  readonly complete: boolean;
  /** Where the settings were read from. */
  readonly origin?: Origin | undefined;
}

/** Reads `<reason> (until YYYY-MM-DD)`, the part in brackets being optional. */
function parseReason(text: string): Pick<Waiver, 'reason' | 'expires'> {
  const value = text.trim();
  const start = value.endsWith(')') ? value.lastIndexOf(UNTIL) : -1;
  if (start < 0) return { reason: value };
  return { reason: value.slice(0, start).trim(), expires: value.slice(start + UNTIL.length, -1).trim() };
}

/** The waivers that an object carries as annotations `keyfit.io/waive.<rule>`. */
function annotated(resource: Resource): Grant[] {
  const annotations = property(property(resource.body, 'metadata'), 'annotations');
  if (!isObject(annotations)) return [];
  return Object.entries(annotations)
    .filter(([name]) => name.startsWith(ANNOTATION))
    .map(([name, value]) => ({
      waiver: { rule: name.slice(ANNOTATION.length), ...parseReason(textOf(value)) },
      by: 'annotation',
      resource,
      path: `/metadata/annotations/${escapePointer(name)}`,
    }));
}

/** The settings file as the object of a finding, since waivers in it can be at fault like any manifest. */
function settingsResource(origin: Origin | undefined): Resource {
  const name = origin?.file ?? 'keyfit.yaml';
  const resource = {
    apiVersion: '',
    kind: 'Settings',
    type: 'Settings',
    name,
    namespace: undefined,
    body: {},
    flaws: [],
  };
  return origin === undefined ? resource : { ...resource, origin };
}

/** The faults of a waiver in an annotation; those of the settings file are told when it is read. */
function* faultsOf({ waiver, resource, path }: Grant): Generator<Fault> {
  if (ruleNamed(waiver.rule) === undefined) {
    const near = nearestRule(waiver.rule);
    yield {
      resource,
      path,
      message: `the annotation waives "${waiver.rule}", which is no rule`,
      fix: near === undefined ? 'name a rule that `keyfit rules` lists' : `write "${near}" if that is meant`,
    };
  }
  if (waiver.reason === '') {
    const message = `the waiver of "${waiver.rule}" gives no reason, so it does not hold`;
    yield { resource, path, message, fix: 'say why the finding is allowed, or remove the annotation' };
  }
  if (waiver.expires !== undefined && !isDay(waiver.expires)) {
    const message = `the waiver of "${waiver.rule}" ends on "${waiver.expires}", which is no day, so it does not hold`;
    yield { resource, path, message, fix: 'write the day as YYYY-MM-DD' };
  }
}

function holds({ waiver }: Grant, today: string): boolean {
  return waiver.reason !== '' && (waiver.expires === undefined || (isDay(waiver.expires) && today <= waiver.expires));
}

function isExpired({ waiver }: Grant, today: string): boolean {
  return waiver.expires !== undefined && isDay(waiver.expires) && today > waiver.expires;
}

function toWaived({ waiver, by }: Grant): Waived {
  const { reason, expires } = waiver;
  return expires === undefined ? { by, reason } : { by, reason, expires };
}

/** All waivers, found by the finding that they may be for. */
class Grants {
  private readonly byRule = new Map<string, Grant[]>();
  private readonly byResource = new Map<Resource, readonly Grant[]>();
  /** Those that are for some finding, expired or not. */
  readonly used = new Set<Grant>();
  readonly ofSettings: readonly Grant[];

  constructor(waivers: readonly Waiver[], origin: Origin | undefined) {
    const resource = settingsResource(origin);
    this.ofSettings = waivers.map((waiver, index) => {
      return { waiver, by: 'keyfit.yaml', resource, path: `/waivers/${index}` };
    });
    for (const grant of this.ofSettings) {
      const others = this.byRule.get(grant.waiver.rule);
      if (others === undefined) this.byRule.set(grant.waiver.rule, [grant]);
      else others.push(grant);
    }
  }

  of(resource: Resource): readonly Grant[] {
    const known = this.byResource.get(resource);
    if (known !== undefined) return known;
    const grants = annotated(resource);
    this.byResource.set(resource, grants);
    return grants;
  }

  decide(finding: Finding, today: string): Waived | undefined {
    const own = this.of(finding.resource).filter(({ waiver }) => waiver.rule === finding.rule);
    const ofSettings = (this.byRule.get(finding.rule) ?? []).filter(({ waiver }) => covers(waiver, finding));
    const grants = [...own, ...ofSettings];
    grants.forEach((grant) => this.used.add(grant));
    const valid = grants.find((grant) => holds(grant, today));
    return valid && toWaived(valid);
  }
}

function decideAll(findings: readonly Finding[], grants: Grants, today: string): ReportedFinding[] {
  return findings.map((finding) => ({ ...finding, waived: grants.decide(finding, today) }));
}

/** Lets through what waivers of objects and settings allow on a day, `YYYY-MM-DD` in UTC. */
export function applyWaivers(findings: readonly Finding[], settings: Settings, today: string): WaiverOutcome {
  const grants = new Grants(settings.waivers, undefined);
  const decided = decideAll(findings, grants, today);
  const unused = grants.ofSettings.filter((grant) => !grants.used.has(grant)).map(({ waiver }) => waiver);
  return { findings: decided, unused };
}

function isOff(rule: string, settings: Settings): boolean {
  return Object.hasOwn(settings.rules, rule) && settings.rules[rule] === 'off';
}

/** The fault as a finding, unless the settings switch its rule off. */
function* asFinding(rule: Rule, fault: Fault, settings: Settings): Generator<ReportedFinding> {
  if (isOff(rule.id, settings)) return;
  const set = Object.hasOwn(settings.rules, rule.id) ? settings.rules[rule.id] : undefined;
  yield {
    ...fault,
    rule: rule.id,
    severity: set === undefined || set === 'off' ? rule.severity : set,
    waived: undefined,
  };
}

/**
 * Whether an unused waiver of the settings is of no use at all, and not only to the objects of this run: another file may
 * hold what it is for.
 */
function isIdle({ waiver }: Grant, { settings, complete }: WaiverContext, names: ReadonlySet<string>): boolean {
  if (isOff(waiver.rule, settings)) return false;
  if (complete) return true;
  const { resource } = waiver;
  return resource !== undefined && (resource.includes('*') ? some(names, resource) : names.has(resource));
}

function some(names: ReadonlySet<string>, pattern: string): boolean {
  for (const name of names) if (fits(pattern, name)) return true;
  return false;
}

function unusedFault({ waiver, resource, path }: Grant): Fault {
  const message = `the waiver of "${waiver.rule}"${waiver.resource === undefined ? '' : ` for "${waiver.resource}"`} waives nothing`;
  return { resource, path, message, fix: 'remove it, or correct what it is for' };
}

function expiredFault({ waiver, resource, path }: Grant): Fault {
  const message = `the waiver of "${waiver.rule}" ended on ${waiver.expires ?? ''}, so what it was for counts again`;
  return {
    resource,
    path,
    message,
    fix: 'put right what it was for and remove it, or decide anew and give it another day',
  };
}

/** As `applyWaivers`, and adds a finding for every waiver that is invalid, has expired, or is of no use. */
export function judge(findings: readonly Finding[], context: WaiverContext): ReportedFinding[] {
  const { settings, today, resources, origin } = context;
  const grants = new Grants(settings.waivers, origin);
  const decided = decideAll(findings, grants, today);
  const names = new Set(resources.map(describe));
  const add = (rule: Rule, faults: Iterable<Fault>): void => {
    for (const fault of faults) decided.push(...asFinding(rule, fault, settings));
  };
  for (const grant of resources.flatMap((resource) => grants.of(resource))) {
    const faults = [...faultsOf(grant)];
    add(invalidWaiver, faults);
    if (faults.length === 0 && !grants.used.has(grant) && !isOff(grant.waiver.rule, settings)) {
      add(unusedWaiver, [unusedFault(grant)]);
    }
  }
  const idle = grants.ofSettings.filter((grant) => !grants.used.has(grant) && isIdle(grant, context, names));
  add(unusedWaiver, idle.map(unusedFault));
  add(expiredWaiver, [...grants.used].filter((grant) => isExpired(grant, today)).map(expiredFault));
  return decided;
}

import { describe, isObject, NamePatterns, property, textOf, type Origin, type Resource } from '../manifests';
import { escapePointer } from '../manifests/pointer';
import { isDay } from './day';
import type { ReportedFinding, Waived } from './report';
import type { Fault, Finding, Rule } from './rule';
import { nearestRule, ruleNamed } from './rule-names';
import type { Settings } from './settings';
import type { Waiver } from './waiver';
import { WaiverIndex } from './waiver-index';
import { expiredWaiver, invalidWaiver, unusedWaiver } from './waiver-rules';

/** What an annotation's name begins with; the rule's id follows. */
const ANNOTATION = 'keyfit.io/waive.';

const UNTIL = '(until ';

/** A waiver and where it stands. */
interface Grant {
  readonly waiver: Waiver;
  /** Among those of the settings; of several for one finding the first counts. */
  readonly place: number;
  readonly by: Exclude<Waived['by'], 'baseline'>;
  readonly resource: Resource;
  readonly path: string;
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
      place: 0,
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

const NONE: ReadonlyMap<string, Grant> = new Map();

/** The waiver that counts of several for one finding. */
function firstHolding(grants: Iterable<Grant>, today: string): Grant | undefined {
  for (const grant of grants) if (holds(grant, today)) return grant;
  return undefined;
}

/** All waivers, found by the finding that they may be for. */
class Grants {
  readonly ofSettings: readonly Grant[];
  private readonly index: WaiverIndex<Grant>;
  private readonly byResource = new Map<Resource, ReadonlyMap<string, Grant>>();
  /** Those that are for some finding, expired or not, in lists, with the one in each that counts. */
  private readonly met = new Map<readonly Grant[], Grant | undefined>();
  private readonly usedAnnotations = new Set<Grant>();

  constructor(
    waivers: readonly Waiver[],
    origin: Origin | undefined,
    private readonly today: string,
  ) {
    const resource = settingsResource(origin);
    this.ofSettings = waivers.map((waiver, index) => {
      return { waiver, place: index, by: 'keyfit.yaml', resource, path: `/waivers/${index}` };
    });
    this.index = new WaiverIndex(this.ofSettings);
  }

  /** Those that an object carries, by their rules. */
  of(resource: Resource): ReadonlyMap<string, Grant> {
    const known = this.byResource.get(resource);
    if (known !== undefined) return known;
    const found = annotated(resource);
    const grants = found.length === 0 ? NONE : new Map(found.map((grant) => [grant.waiver.rule, grant]));
    this.byResource.set(resource, grants);
    return grants;
  }

  decide(finding: Finding): Waived | undefined {
    const own = this.of(finding.resource).get(finding.rule);
    if (own !== undefined) this.usedAnnotations.add(own);
    const counting = this.index.covering(finding).flatMap((grants) => this.meet(grants) ?? []);
    if (own !== undefined && holds(own, this.today)) return toWaived(own);
    const [first] = counting.length > 1 ? counting.sort((one, other) => one.place - other.place) : counting;
    return first && toWaived(first);
  }

  private meet(grants: readonly Grant[]): Grant | undefined {
    if (!this.met.has(grants)) this.met.set(grants, firstHolding(grants, this.today));
    return this.met.get(grants);
  }

  /** Those that are for some finding, expired or not. */
  get used(): Set<Grant> {
    return new Set([...this.usedAnnotations, ...[...this.met.keys()].flat()]);
  }
}

function decideAll(findings: readonly Finding[], grants: Grants): ReportedFinding[] {
  return findings.map((finding) => ({ ...finding, waived: grants.decide(finding) }));
}

/** Lets through what waivers of objects and settings allow on a day, `YYYY-MM-DD` in UTC. */
export function applyWaivers(findings: readonly Finding[], settings: Settings, today: string): WaiverOutcome {
  const grants = new Grants(settings.waivers, undefined, today);
  const decided = decideAll(findings, grants);
  const { used } = grants;
  const unused = grants.ofSettings.filter((grant) => !used.has(grant)).map(({ waiver }) => waiver);
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
 * Of the unused waivers of the settings those that are of no use at all, and not only to the objects of this run: another
 * file may hold what they are for.
 */
function idleOf(unused: readonly Grant[], { settings, complete, resources }: WaiverContext): Grant[] {
  const asked = unused.filter(({ waiver }) => !isOff(waiver.rule, settings));
  if (complete) return asked;
  const patterns = new NamePatterns<string>();
  for (const pattern of new Set(asked.map(({ waiver }) => waiver.resource))) {
    if (pattern !== undefined) patterns.add(pattern, pattern);
  }
  const met = new Set([...new Set(resources.map(describe))].flatMap((name) => patterns.matching(name)));
  return asked.filter(({ waiver }) => waiver.resource !== undefined && met.has(waiver.resource));
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
  const grants = new Grants(settings.waivers, origin, today);
  const decided = decideAll(findings, grants);
  const { used } = grants;
  const add = (rule: Rule, faults: Iterable<Fault>): void => {
    for (const fault of faults) for (const found of asFinding(rule, fault, settings)) decided.push(found);
  };
  for (const resource of resources) {
    for (const grant of grants.of(resource).values()) {
      const faults = [...faultsOf(grant)];
      add(invalidWaiver, faults);
      if (faults.length === 0 && !used.has(grant) && !isOff(grant.waiver.rule, settings)) {
        add(unusedWaiver, [unusedFault(grant)]);
      }
    }
  }
  const unused = grants.ofSettings.filter((grant) => !used.has(grant));
  add(unusedWaiver, idleOf(unused, context).map(unusedFault));
  add(expiredWaiver, [...used].filter((grant) => isExpired(grant, today)).map(expiredFault));
  return decided;
}

import * as z from 'zod/mini';
import { isDay } from './day';
import { SEVERITIES } from './severity';
import type { SettingsFile } from './settings';

/** Text that says something. */
function text(about: string): z.ZodMiniString {
  return z.string().check(z.regex(/\S/, 'must say something'), z.describe(about));
}

function texts(about: string): z.ZodMiniArray<z.ZodMiniString> {
  return z.array(z.string().check(z.regex(/\S/, 'must say something'))).check(z.describe(about));
}

function namespace(about: string): z.ZodMiniString {
  const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
  return z
    .string()
    .check(
      z.regex(label, 'must be the name of a namespace, of lower-case letters, digits and dashes'),
      z.maxLength(63, 'must be the name of a namespace, of at most 63 characters'),
      z.describe(about),
    );
}

const day = z
  .string()
  .check(
    z.refine(isDay, 'must be a day of the calendar as YYYY-MM-DD'),
    z.describe('The last day it holds, as YYYY-MM-DD in UTC; from the day after, the finding counts again.'),
  );

const version = z
  .string()
  .check(
    z.regex(/^1\.\d+(\.\d+)?$/, 'must be a version such as "1.33"'),
    z.describe('The Kubernetes version that version-dependent rules judge by. Default "1.33".'),
  );

const external = z.strictObject({
  kind: text('The kind, such as Secret.'),
  name: text('The name, or a pattern with * for any characters.'),
  namespace: z.exactOptional(namespace('Default: any namespace.')),
  keys: z.exactOptional(texts('The keys it has. Default: any.')),
  reason: text('Who makes it, and how.'),
});

const image = z.strictObject({
  image: text('The repository without tag, or a pattern with * for any characters.'),
  writable: texts('Folders that the program writes to while it runs.'),
  kept: texts('Folders whose content it needs, so that no volume may hide them.'),
  probes: z.exactOptional(texts('Paths by which it says over HTTP how it is. Default: any.')),
  buildEnv: z.exactOptional(
    z
      .record(z.string(), z.string())
      .check(z.describe('Environment that was set when the image was built and is compared at start.')),
  ),
  version: z.exactOptional(text('The version of the program in it.')),
});

const requiredLabel = z.strictObject({
  label: text('The name of the label, such as app.kubernetes.io/part-of.'),
  kinds: z.exactOptional(texts('The kinds that have to have it. Default: all.')),
  value: z.exactOptional(text('What it may be, with * for any characters. Default: anything.')),
  reason: text('What it is for.'),
});

const forbiddenKind = z.strictObject({
  kind: text('The kind, with * for any characters.'),
  reason: text('Why it is forbidden, and what to do instead.'),
});

const waiver = z.strictObject({
  rule: text("The rule's id, as `keyfit rules` lists it."),
  resource: z.exactOptional(text('The object as Kind/name, with * for any characters. Default: any.')),
  about: z.exactOptional(text("Part of the finding's path or message that it is for. Default: any.")),
  reason: text('Why the finding is allowed, and what has to happen for the waiver to go.'),
  expires: z.exactOptional(day),
});

const edge = z.enum([
  'env',
  'envFrom',
  'volume',
  'item',
  'projected',
  'subPath',
  'variable',
  'csi',
  'mount',
  'claim',
  'port',
  'selector',
  'host',
  'name',
]);

const consumer = z.strictObject({
  kinds: z
    .union([z.literal('pod'), z.array(z.string())])
    .check(
      z.describe('The kinds it occurs in; `pod` for every kind with a pod template, `at` then starts at its spec.'),
    ),
  at: text('Steps from the object, with dots between them, * for each item, and [] around a step with dots in it.'),
  json: z.exactOptional(text('Steps in the JSON that the text at `at` is.')),
  name: z.exactOptional(text('The property that holds the name. Default: what stands at `at` is the name.')),
  form: z.exactOptional(
    z
      .enum(['name', 'qualified', 'list'])
      .check(z.describe('How text holds it: a name, namespace/name, or several with commas. Default `name`.')),
  ),
  key: z.exactOptional(text('The property that holds the key.')),
  keys: z.exactOptional(texts('Keys that it must have without their being named.')),
  items: z.exactOptional(text('The property that lists items with a `key` each.')),
  port: z.exactOptional(text("The property that holds a port's name or number.")),
  target: text('The kind of the named object.'),
  kindAt: z.exactOptional(text('The property that says the kind where it differs from `target`.')),
  namespaceAt: z.exactOptional(text('The property that holds the namespace. Default `namespace`.')),
  inNamespace: z.exactOptional(text('The namespace that is meant where none is said.')),
  optional: z.exactOptional(
    z
      .boolean()
      .check(z.describe('Whether the object works without the target. Default: what `optional` beside it says.')),
  ),
  lenient: z.exactOptional(
    z
      .union([z.boolean(), z.literal('near')])
      .check(
        z.describe(
          'Only closed sets report a target that is nowhere; with `near` others do where a name is almost it. Default false.',
        ),
      ),
  ),
  by: z.exactOptional(edge),
});

const textOrTexts = z.union([z.string(), z.array(z.string())]);

const producer = z.strictObject({
  kind: text('The kind it is made of, without its group; * for any.'),
  group: z.exactOptional(z.string().check(z.describe("The API group, empty for Kubernetes' core. Default: any."))),
  makes: text('The kind that is made.'),
  name: text('Its name: text with paths in braces, such as {metadata.name}-app.'),
  namespace: z.exactOptional(text("As `name`; * for every namespace. Default: the object's own.")),
  each: z.exactOptional(text('One is made for each item at this path.')),
  keys: z.exactOptional(texts('Its data keys. Without this and `keysAt` they are unknown.')),
  keysAt: z.exactOptional(textOrTexts.check(z.describe('Where its keys stand.'))),
  when: z.exactOptional(textOrTexts.check(z.describe('What must be there: a path, path=value, or ! before either.'))),
  adds: z.exactOptional(
    z.boolean().check(z.describe('Keys are added to an object that something else makes. Default false.')),
  ),
});

const severity = z.enum(SEVERITIES);

const scope = z.strictObject({
  paths: z.exactOptional(texts('Files and folders; a relative path starts at the folder of this file.')),
  labels: z.exactOptional(
    z
      .record(z.string(), z.string())
      .check(z.describe('Labels that objects of such manifests carry, wherever they stand.')),
  ),
});

/** What `keyfit.yaml` may say, in the form that checks it and that editors are helped by. */
export const settingsSchema = z
  .strictObject({
    for: z.exactOptional(
      scope.check(
        z.describe(
          'The manifests that this file is for, by paths or by labels; others are judged by the defaults, unless --config names the file. Default: all.',
        ),
      ),
    ),
    world: z.exactOptional(
      z
        .enum(['open', 'closed'])
        .check(
          z.describe('`closed`: what no manifest makes and `external` does not name is an error. Default `open`.'),
        ),
    ),
    namespace: z.exactOptional(namespace('The namespace of objects that state none. Default: they match any.')),
    kubernetes: z.exactOptional(version),
    podSecurity: z.exactOptional(
      z
        .enum(['privileged', 'baseline', 'restricted'])
        .check(z.describe('The level of the Pod Security Standards that violations are errors of.')),
    ),
    autopilot: z.exactOptional(z.boolean().check(z.describe('Whether the pods run on GKE Autopilot. Default false.'))),
    external: z.exactOptional(
      z.array(external).check(z.describe('Objects that somebody else makes, so that no manifest has to.')),
    ),
    rules: z.exactOptional(
      z
        .record(z.string(), z.enum([...SEVERITIES, 'off']))
        .check(
          z.describe(
            'Rules with another severity, or switched off, by their ids or by patterns with * for any characters, of which the last counts.',
          ),
        ),
    ),
    images: z.exactOptional(z.array(image).check(z.describe('What images write and keep, by their repository.'))),
    requiredLabels: z.exactOptional(
      z.array(requiredLabel).check(z.describe('Labels that objects have to have. Default: none.')),
    ),
    allowedRegistries: z.exactOptional(
      texts(
        'Where images may come from: a registry such as registry.example, a part of it such as registry.example/shop, or a pattern with * for any characters. Default: anywhere.',
      ),
    ),
    forbiddenKinds: z.exactOptional(
      z.array(forbiddenKind).check(z.describe('Kinds that no object may be of. Default: none.')),
    ),
    waivers: z.exactOptional(z.array(waiver).check(z.describe('Findings that are let through, each with its reason.'))),
    catalogue: z.exactOptional(
      z
        .strictObject({
          consumers: z.exactOptional(
            z.array(consumer).check(z.describe('Places in objects of your own kinds that name other objects.')),
          ),
          producers: z.exactOptional(
            z.array(producer).check(z.describe('What controllers make of objects of your own kinds.')),
          ),
        })
        .check(z.describe('References and products of your own kinds.')),
    ),
    baseline: z.exactOptional(text('The file of known findings; a relative path starts at the folder of this file.')),
    failOn: z.exactOptional(
      severity.check(z.describe('The least severity that makes the exit status 1. Default `error`.')),
    ),
  })
  .check(z.describe('Settings of `keyfit validate`.')) satisfies z.ZodMiniType<SettingsFile>;

/** The JSON Schema of `keyfit.yaml`, for editors. */
export function settingsJsonSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(settingsSchema, { io: 'input' });
  return { $schema, title: 'keyfit.yaml', ...rest };
}

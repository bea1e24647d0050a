import assert from 'node:assert/strict';
import { Pod } from './pod.mjs';
import { findingsOf, newFindings } from './policy.mjs';
import { browserFor, load, realmOf, STARTED } from './positive.mjs';
import { probeOnce } from './probe.mjs';

/** A refusal takes seconds; a build that ends at its last step takes a minute on two cores. */
const PATIENCE = 240;

function mountEmptyDir({ pod, container }, mountPath) {
  pod.volumes.push({ name: 'hiding', emptyDir: { sizeLimit: '256Mi' } });
  container.volumeMounts.push({ name: 'hiding', mountPath });
}

function unmount({ container }, path) {
  container.volumeMounts = container.volumeMounts.filter(({ mountPath }) => mountPath !== path);
}

/** What a client without a style sheet sees: the page comes, its styles and scripts do not. */
async function loseStyles(pod, subject) {
  const browser = browserFor(subject, pod);
  const path = await browser.themeResource(realmOf(subject));
  const { status } = await browser.ask(path, { headers: { 'accept-encoding': 'gzip' } });
  assert.ok(status >= 400, `${path} comes with status ${status}`);
  const { text } = await pod.says(/Failed to create gzip cache directory/, PATIENCE);
  return `${path} has status ${status}; ${text}`;
}

/** The manifest's probe gets 404, for as long as anybody asks, and another path would pass. */
async function missProbe(pod, { keycloak }, { buildEnv }) {
  const { container } = keycloak;
  const probe = container.startupProbe;
  const old = await probeOnce(probe, container, pod.address);
  const path = `${buildEnv.KC_HTTP_RELATIVE_PATH}${probe.httpGet.path}`;
  const now = await probeOnce({ ...probe, httpGet: { ...probe.httpGet, path } }, container, pod.address);
  assert.equal(old.said, 'status 404', 'the probe of the manifest');
  assert.ok(now.passed, `${path}: ${now.said}`);
  return `${probe.httpGet.path} has ${old.said}, ${path} has ${now.said}`;
}

/**
 * Every known way to break it: what is changed in the manifest, which image it runs, how the server ends (`refusal`, a
 * line of its log) or what it lacks while it runs (`lacks`), and the rule that stops it.
 */
export const DEFECTS = [
  {
    name: 'start without --optimized',
    change: ({ container }) => (container.args = container.args.filter((word) => word !== '--optimized')),
    refusal: /ReadOnlyFileSystemException|Read-only file system/,
    rule: 'keycloak-optimized',
  },
  {
    name: 'another build option in the pod',
    change: ({ container }) => container.env.push({ name: 'KC_METRICS_ENABLED', value: 'false' }),
    refusal: /build time options have values that differ/,
    rule: 'keycloak-build-options',
  },
  {
    name: 'no volume at /tmp',
    change: (keycloak) => unmount(keycloak, '/tmp'),
    refusal: /Unable to create folder at path/,
    rule: 'keycloak-writable-data',
  },
  {
    name: 'no volume at data',
    change: (keycloak) => unmount(keycloak, '/opt/keycloak/data'),
    lacks: loseStyles,
    rule: 'keycloak-writable-data',
  },
  {
    name: 'an emptyDir over lib',
    change: (keycloak) => mountEmptyDir(keycloak, '/opt/keycloak/lib'),
    refusal: /Could not find or load main class/,
    rule: 'keycloak-hidden-folder',
  },
  {
    name: 'an emptyDir over providers',
    image: 'provider',
    change: (keycloak) => mountEmptyDir(keycloak, '/opt/keycloak/providers'),
    refusal: /provider JAR/i,
    // By the contract's `kept`; keycloak-providers warns, because not every image has providers built in.
    rule: 'hidden-path',
  },
  {
    name: 'a build under another path, and the old probes',
    image: 'moved',
    change: () => undefined,
    lacks: missProbe,
    rule: 'keycloak-probe-path',
  },
];

/** The rule's own words for a change, which must be an error and must not be there without the change. */
function findingOf(subject, changed, image, { name, rule }) {
  const before = findingsOf(subject.objects, subject.keycloak.container, subject.image);
  const after = findingsOf(changed.objects, changed.keycloak.container, image);
  const found = newFindings(before, after).filter((finding) => finding.rule === rule);
  assert.ok(found.length > 0, `${name}: no finding of ${rule}`);
  assert.ok(
    found.some(({ severity }) => severity === 'error'),
    `${name}: ${rule} only warns: ${found[0].message}`,
  );
  return found[0].message;
}

/** Waits for the end that a defect brings, or for what it takes away; the server's own words. */
async function symptomOf(pod, changed, image, { name, refusal, lacks }) {
  if (lacks !== undefined) {
    const { seconds } = await pod.says(STARTED, PATIENCE);
    await pod.says(/Bootstrap completed/, PATIENCE);
    return { status: 'it runs', seconds, line: await lacks(pod, changed, image) };
  }
  const status = await pod.end(PATIENCE);
  const line = pod.line(refusal);
  assert.notEqual(status, 0, `${name}: the server ends as if all were well`);
  assert.ok(line !== undefined, `${name}: another end than expected:\n${pod.tail()}`);
  return { status: `it ends with status ${status}`, seconds: line.seconds, line: line.text };
}

/** Tries one change on the real server and on the rules; both must stop it. */
export async function refuse(machine, subject, images, defect) {
  const changed = load(subject.name, subject.image, structuredClone(subject.objects));
  defect.change(changed.keycloak);
  const { tree, image } = images[defect.image ?? 'built'];
  const finding = findingOf(subject, changed, image, defect);
  const pod = await Pod.start(machine, { ...changed, image, tree, name: defect.name.replaceAll(/\W+/g, '-') });
  try {
    return { name: defect.name, rule: defect.rule, finding, ...(await symptomOf(pod, changed, image, defect)) };
  } finally {
    await pod.stop();
  }
}

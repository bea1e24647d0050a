import assert from 'node:assert/strict';
import { Pod } from './pod.mjs';
import { findingsOf, newFindings } from './policy.mjs';
import { load } from './positive.mjs';
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

/**
 * Every known way to break it: what is changed in the manifest, which `image` it runs, what the server answers, and the
 * rule that stops it.
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
    name: 'no volume at data',
    change: (keycloak) => unmount(keycloak, '/opt/keycloak/data'),
    refusal: /ARJUNA012225|ARJUNA012391/,
    rule: 'keycloak-writable-data',
  },
  {
    name: 'an emptyDir over lib',
    change: (keycloak) => mountEmptyDir(keycloak, '/opt/keycloak/lib'),
    refusal: /ClassNotFoundException|Could not find or load main class/,
    rule: 'keycloak-hidden-folder',
  },
  {
    name: 'an emptyDir over providers',
    image: 'provider',
    change: (keycloak) => mountEmptyDir(keycloak, '/opt/keycloak/providers'),
    refusal: /provider JAR/i,
    rule: 'keycloak-providers',
  },
];

/** A build under another path, whose probes nobody has changed. */
export const MOVED = { name: 'probes under the old path', image: 'moved', rule: 'keycloak-probe-path' };

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

/** Runs one change on the real server and on the rules; both must stop it. */
export async function refuse(machine, subject, images, defect) {
  const changed = load(subject.name, subject.image, structuredClone(subject.objects));
  defect.change(changed.keycloak);
  const { tree, image } = images[defect.image ?? 'built'];
  const finding = findingOf(subject, changed, image, defect);
  const pod = await Pod.start(machine, { ...changed, image, tree, name: defect.name.replaceAll(/\W+/g, '-') });
  try {
    const status = await pod.end(PATIENCE);
    const line = pod.line(defect.refusal);
    assert.notEqual(status, 0, `${defect.name}: the server ends as if all were well`);
    assert.ok(line !== undefined, `${defect.name}: another end than expected:\n${pod.tail()}`);
    return {
      name: defect.name,
      status: `status ${status}`,
      seconds: line.seconds,
      line: line.text,
      rule: defect.rule,
      finding,
    };
  } finally {
    await pod.stop();
  }
}

/** A server under another path answers the manifest's probes with 404, for as long as anybody asks. */
export async function missProbes(machine, subject, images) {
  const { tree, image } = images[MOVED.image];
  const finding = findingOf(subject, subject, image, MOVED);
  const pod = await Pod.start(machine, { ...subject, image, tree, name: 'moved' });
  try {
    const { seconds } = await pod.says(/started in/, PATIENCE);
    const { container } = subject.keycloak;
    const probe = container.startupProbe;
    const old = await probeOnce(probe, container, pod.address);
    const path = `${image.buildEnv.KC_HTTP_RELATIVE_PATH}${probe.httpGet.path}`;
    const now = await probeOnce({ ...probe, httpGet: { ...probe.httpGet, path } }, container, pod.address);
    assert.equal(old.said, 'status 404', 'the probe of the manifest');
    assert.ok(now.passed, `${path}: ${now.said}`);
    const line = `${probe.httpGet.path}: ${old.said}; ${path}: ${now.said}`;
    return { name: MOVED.name, status: 'runs, never ready', seconds, line, rule: MOVED.rule, finding };
  } finally {
    await pod.stop();
  }
}

import assert from 'node:assert/strict';
import { keycloakOf } from './environment.mjs';
import { Pod } from './pod.mjs';
import { findingsOf, newFindings } from './policy.mjs';
import { createDatabase, load, STARTED } from './subject.mjs';

/** A refusal takes seconds; a build that ends at its last step takes a minute on two cores. */
const PATIENCE = 240;

/** The rule's finding for a change: an error unless it says why not, and not there without the change. */
function findingOf(subject, changed, image, { name, rule, warns }) {
  const before = findingsOf(subject.objects, subject.keycloak.container, subject.image);
  const after = findingsOf(changed.objects, changed.keycloak.container, image);
  const found = newFindings(before, after).filter((finding) => finding.rule === rule);
  assert.ok(found.length > 0, `${name}: no finding of ${rule}`);
  const [finding] = found.filter(({ severity }) => severity === (warns === undefined ? 'error' : 'warning'));
  assert.ok(finding !== undefined, `${name}: ${rule} says ${found[0].severity}: ${found[0].message}`);
  return finding;
}

/** Waits for the end that a defect brings, or for what it takes away; the server's own words. */
async function symptomOf(pod, changed, { name, refusal, lacks }) {
  if (lacks !== undefined) {
    const { seconds } = await pod.says(STARTED, PATIENCE);
    await pod.says(/Bootstrap completed/, PATIENCE);
    return { status: 'it runs', seconds, line: await lacks(pod, changed, PATIENCE) };
  }
  const status = await pod.end(PATIENCE);
  const line = pod.line(refusal);
  assert.notEqual(status, 0, `${name}: the server ends as if all were well`);
  assert.ok(line !== undefined, `${name}: another end than expected:\n${pod.tail()}`);
  return { status: `it ends with status ${status}`, seconds: line.seconds, line: line.text };
}

/** Tries one change on the real server and on the rules; both must stop it. */
export async function refuse(machine, subject, images, defect) {
  const { tree, image } = images[defect.image ?? 'built'];
  const objects = structuredClone(subject.objects);
  defect.change({ ...keycloakOf(objects), objects }, image);
  const changed = load(subject.name, subject.image, objects);
  if (defect.empty) createDatabase(machine, subject);
  const finding = findingOf(subject, changed, image, defect);
  const pod = await Pod.start(machine, { ...changed, image, tree, name: defect.name.replaceAll(/\W+/g, '-') });
  try {
    return { name: defect.name, rule: defect.rule, finding, ...(await symptomOf(pod, changed, defect)) };
  } finally {
    await pod.stop();
  }
}

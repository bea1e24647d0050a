import { join } from 'node:path';
import { load } from '../project.mjs';
import { root } from './root.mjs';

/** The project's settings, with what the image was built with where they do not say it. */
function settingsFor(container, { version, buildEnv }) {
  const { readConfig } = load('lib/policy/config');
  const { settings } = readConfig(join(root, 'keyfit.yaml'));
  const repository = container.image.replace(/(:[^/]*)?(@.*)?$/, '');
  const contract = { image: repository, version, buildEnv, writable: [], kept: [] };
  const stated = settings.images.find(
    (one) => one.buildEnv !== undefined && repository.endsWith(one.image.replace(/^\*/, '')),
  );
  const images = settings.images.filter((one) => one !== stated);
  return { ...settings, images: [{ ...contract, ...stated, version, buildEnv }, ...images] };
}

/** What all rules say of an environment, with the contract of an image. */
export function findingsOf(objects, container, image) {
  const { checkGraph, graphOf } = load('lib/policy');
  const settings = settingsFor(container, image);
  return checkGraph(graphOf(objects, settings), settings);
}

function keyOf({ rule, path, message }) {
  return [rule, path, message].join('\n');
}

/** The findings that a change brings. */
export function newFindings(before, after) {
  const known = new Set(before.map(keyOf));
  return after.filter((finding) => !known.has(keyOf(finding)));
}

import { itemsOf, property, scalarText, select, type FoundContainer } from '../../../manifests';
import type { Contract, WrittenPath } from '../../images';
import { isWithin, shortPath, type Mount } from './mounts';

function wordsOf({ body }: FoundContainer, field: 'command' | 'args'): string[] {
  return itemsOf(property(body, field)).map(scalarText);
}

/** The words that a container is started with, and where they stand. */
export function wordsAt({ body, path }: FoundContainer): { readonly text: string; readonly path: string }[] {
  return ['command', 'args'].flatMap((field) =>
    itemsOf(property(body, field)).map((word, index) => ({
      text: scalarText(word),
      path: `${path}/${field}/${index}`,
    })),
  );
}

/** Whether the container does what its image is made for: nothing else was given to run in its place. */
export function runsItsProgram(container: FoundContainer, { programs }: Contract): boolean {
  const [command] = wordsOf(container, 'command');
  // The user vouches for the image; only a preparing step with another command is something else.
  if (programs === undefined) return command === undefined || !container.init;
  if (command !== undefined) return programs.includes(command);
  const [first] = wordsOf(container, 'args');
  return first === undefined || first.startsWith('-') || programs.includes(first);
}

/** The environment as `NAME=value`, without a value where another object has it. */
function environmentOf({ body }: FoundContainer): [name: string, text: string][] {
  return select(body, 'env.*').map(({ value }) => {
    const name = scalarText(property(value, 'name'));
    return [name, `${name}=${scalarText(property(value, 'value'))}`];
  });
}

/** All that the container is told: command, arguments and environment. */
export function toldTo(container: FoundContainer): string[] {
  const environment = environmentOf(container).map(([, text]) => text);
  return [...wordsOf(container, 'command'), ...wordsOf(container, 'args'), ...environment];
}

/** Whether anything that manifests show, or hide, may have sent a path elsewhere. */
export function mayBeMoved(container: FoundContainer, mounts: readonly Mount[], written: WrittenPath): boolean {
  const { movedByEnv, movedByOption, configs = [] } = written;
  if (movedByEnv !== undefined) {
    if (itemsOf(property(container.body, 'envFrom')).length > 0) return true;
    if (environmentOf(container).some(([name]) => movedByEnv.test(name))) return true;
  }
  if (movedByOption !== undefined && toldTo(container).some((option) => movedByOption.test(option))) return true;
  return configs
    .map(shortPath)
    .some((config) => mounts.some(({ path }) => isWithin(path, config) || isWithin(config, path)));
}

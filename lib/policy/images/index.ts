import { NamePatterns, perObject } from '../../manifests';
import type { ImageContract, Settings } from '../settings';
import type { KnownImage, WrittenPath } from './contract';
import { parseImage, type ImageName } from './image-name';
import { knownImages } from './known-images';

export { parseImage, withoutUser, type ImageName } from './image-name';
export type { KnownImage, WrittenPath } from './contract';

/** What is known of the image of one container. */
export interface Contract extends Pick<
  KnownImage,
  'kept' | 'user' | 'speaks' | 'probes' | 'asksGoogle' | 'settings' | 'rewritesConfig'
> {
  readonly image: ImageName;
  readonly writes: readonly WrittenPath[];
  /** Absent where the user vouches for the image whatever it is told to run. */
  readonly programs?: readonly string[];
}

const byRepository: ReadonlyMap<string, KnownImage> = new Map(
  knownImages.flatMap((known) => known.repositories.map((repository): [string, KnownImage] => [repository, known])),
);

/** Copies in other registries keep the last two parts of the path. */
function knownOf({ path }: ImageName): KnownImage | undefined {
  return byRepository.get(path.split('/').slice(-2).join('/'));
}

/** The number that a tag starts with. */
function majorOf(tag: string | undefined): number | undefined {
  const major = /^v?(\d{1,4})(?![\da-f])/.exec(tag ?? '')?.[1];
  return major === undefined ? undefined : Number(major);
}

/** A tag without a number is taken for a recent version. */
function writesIn(version: number, tag: string, { since = 0, before = Infinity, exceptTags }: WrittenPath): boolean {
  return version >= since && version < before && exceptTags?.test(tag) !== true;
}

function fromUser(image: ImageName, { writable, kept, probes }: ImageContract): Contract {
  const writes = writable.map((path) => ({ path }));
  return { image, kept, writes, ...(probes === undefined ? {} : { probes }) };
}

function fromKnown(image: ImageName, known: KnownImage): Contract {
  const tag = image.tag ?? '';
  const version = majorOf(tag) ?? Number.MAX_SAFE_INTEGER;
  const { programs, kept, user, userExceptTags, speaks, probes, asksGoogle, settings, rewritesConfig } = known;
  return {
    image,
    programs,
    kept,
    writes: known.writes.filter((written) => writesIn(version, tag, written)),
    ...(user === undefined || userExceptTags?.test(tag) === true ? {} : { user }),
    ...(speaks === undefined ? {} : { speaks }),
    ...(probes === undefined ? {} : { probes }),
    ...(asksGoogle === undefined ? {} : { asksGoogle }),
    ...(settings === undefined ? {} : { settings }),
    ...(rewritesConfig === undefined ? {} : { rewritesConfig }),
  };
}

const patternsOf = perObject((images: readonly ImageContract[]) => {
  const patterns = new NamePatterns<ImageContract>();
  for (const contract of images) patterns.add(contract.image, contract);
  return patterns;
});

/** What the user says of an image, the first first. */
export function ownContracts(
  { repository }: Pick<ImageName, 'repository'>,
  { images }: Pick<Settings, 'images'>,
): readonly ImageContract[] {
  return images.length === 0 ? images : patternsOf(images).matching(repository);
}

function contractOf(text: string, settings: Pick<Settings, 'images'>): Contract | undefined {
  const image = parseImage(text);
  if (image === undefined) return undefined;
  const [own] = ownContracts(image, settings);
  if (own !== undefined) return fromUser(image, own);
  const known = knownOf(image);
  return known === undefined ? undefined : fromKnown(image, known);
}

/** What is known of the image that a container names. */
export type ContractFor = (text: string) => Contract | undefined;

/** Says what is known of an image: what the user says of it, else what is known of it anyway. */
export function contractsOf(settings: Pick<Settings, 'images'>): ContractFor {
  const known = new Map<string, { readonly contract: Contract | undefined }>();
  return (text) => {
    const found = known.get(text) ?? { contract: contractOf(text, settings) };
    known.set(text, found);
    return found.contract;
  };
}

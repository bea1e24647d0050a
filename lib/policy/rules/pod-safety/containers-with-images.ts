import { property, scalarText, type Graph, type Resource } from '../../../manifests';
import { parseImage, type ImageName } from '../../images';
import type { Fault, Place } from '../../rule';
import type { Settings } from '../../settings';

/** An image that a workload names, and all the places where it does. */
export interface UsedImage {
  readonly resource: Resource;
  readonly text: string;
  /** Undefined for what no container runtime can read. */
  readonly name: ImageName | undefined;
  readonly places: readonly [Place, ...Place[]];
}

/** The images of all containers, each once a workload. */
export function usedImages({ pods }: Graph): UsedImage[] {
  return pods.flatMap(({ owner, containers }) => {
    const places = new Map<string, [Place, ...Place[]]>();
    for (const { body, path } of containers) {
      const text = scalarText(property(body, 'image'));
      const place: Place = { resource: owner, path: `${path}/image` };
      const known = places.get(text);
      if (known === undefined) places.set(text, [place]);
      else known.push(place);
    }
    return [...places].map(([text, found]) => ({ resource: owner, text, name: parseImage(text), places: found }));
  });
}

/** A fault of an image, at the first of its places. */
export function imageFault({ places }: UsedImage, fault: Pick<Fault, 'message' | 'fix' | 'severity'>): Fault {
  const [first, ...related] = places;
  return { ...first, ...fault, ...(related.length === 0 ? {} : { related }) };
}

/** What templating tools and people put where a name has to be filled in: `$IMAGE`, `<image>`, `PROJECT_ID`, `ko://`. */
const PLACEHOLDER = /[${}<>%]|ko:\/\/|[A-Z][A-Z\d_-]{2,}/;

/** Whether the text of an image waits for somebody to fill it in. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}

/**
 * Whether a rule on images holds to the letter: for a set that is declared complete, and where `keyfit.yaml` gives the rule
 * a severity. Manifests of unknown origin are held to what is a fault anywhere.
 */
export function isStrict({ world, rules }: Settings, rule: string): boolean {
  return world === 'closed' || Object.hasOwn(rules, rule);
}

import { property, scalarText, type PodTemplate } from '../../../manifests';

/** Whether a template has no images, and so only patches another: what it leaves out says nothing. */
export function isPatch({ containers }: PodTemplate): boolean {
  return containers.length === 0 || containers.some(({ body }) => scalarText(property(body, 'image')) === '');
}

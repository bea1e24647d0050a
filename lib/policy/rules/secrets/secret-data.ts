import { isObject, property, type Graph, type Json, type Resource } from '../../../manifests';

/** The Secrets of Kubernetes in a set. */
export function secretsOf(graph: Graph): readonly Resource[] {
  return graph.ofKind('Secret');
}

/** Whether SOPS keeps the values encrypted, so that only their keys can be read. */
export function isEncrypted({ body }: Resource): boolean {
  return isObject(property(body, 'sops'));
}

/** What another tool puts values in place of, before the API server sees them. */
const TO_FILL_IN = /\$[({]|\$[A-Z]|\{\{|<[^<>]+>|\bENC\[|%\{/;

/** Whether a text waits for another tool to fill it in. */
export function isToFillIn(text: string): boolean {
  return TO_FILL_IN.test(text);
}

/** Whether the API server can decode a text; it lets line ends pass, and demands the padding. */
export function isBase64(text: string): boolean {
  const packed = text.replaceAll(/[\r\n]/g, '');
  return packed.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(packed);
}

/** The text of a key, decoded where it stands under `data`; undefined where it has none that can be read. */
export function decodedAt({ body }: Resource, key: string): string | undefined {
  const plain = property(property(body, 'stringData'), key);
  if (typeof plain === 'string') return plain;
  const packed = property(property(body, 'data'), key);
  if (typeof packed !== 'string' || !isBase64(packed)) return undefined;
  return Buffer.from(packed, 'base64').toString('utf8');
}

/** The keys that a Secret has itself; what other tools write into it aside. */
export function ownKeysOf({ body }: Resource): Set<string> {
  const keys = (value: Json | undefined) => (isObject(value) ? Object.keys(value) : []);
  return new Set([...keys(property(body, 'data')), ...keys(property(body, 'stringData'))]);
}

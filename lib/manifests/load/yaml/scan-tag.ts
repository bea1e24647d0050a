import type { Cursor } from './cursor';
import { invalid } from './fault';

const URI = String.raw`(?:[-\w;/?:@&=+$,.!~*'()[\]]|%[0-9A-Fa-f]{2})`;

/** A whole name in angles, a name of YAML's own behind `!!`, or a local one; no other prefix can be declared. */
const TAG = new RegExp(String.raw`!(?:<${URI}+>|!${URI}+|(?![-\w]*!)${URI}*)(?=[\0\t\n\r \u0085\u2028\u2029])`, 'y');

function isDecodable(uri: string): boolean {
  try {
    decodeURIComponent(uri);
    return true;
  } catch {
    return false;
  }
}

/** Steps over a tag. */
export function scanTag(cursor: Cursor): void {
  TAG.lastIndex = cursor.position;
  const tag = TAG.exec(cursor.text)?.[0];
  if (tag === undefined || (tag.includes('%') && !isDecodable(tag))) {
    throw invalid(
      cursor.position,
      'a tag that is not declared or not well-formed',
      'put the text in quotes if no tag is meant',
    );
  }
  cursor.position += tag.length;
}

import type { Side } from '../../model/place.ts';
import { code } from './escape.ts';

/** A line as it is named in a sentence; one that is no more is said to be of before the change. */
export function lineInWords({
  path,
  line,
  side,
}: {
  readonly path: string;
  readonly line: number;
  readonly side: Side;
}): string {
  return `${code(`${path}:${line}`)}${side === 'before' ? ' before the change' : ''}`;
}

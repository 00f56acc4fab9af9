import type { Side } from '../../model/place.ts';
import { cutLines } from '../text/cut.ts';
import type { Fence } from '../text/fence.ts';
import { linesOf, shown } from '../text/lines.ts';
import type { Surroundings } from './surroundings.ts';

/** A line that somebody has to see the surroundings of. */
export interface Spot {
  readonly path: string;
  readonly side: Side;
  readonly line: number;
}

/** How many lines stand before and after each. */
const margin = 25;
/** The most of it all, in bytes. */
const most = 16_000;

/** The code around some lines, each file between marks of its own, so that nobody has to look it up first. */
export async function aroundText(spots: readonly Spot[], surroundings: Surroundings, fence: Fence): Promise<string> {
  const files = [...Map.groupBy(spots, ({ side, path }) => `${side} ${path}`).values()];
  const parts: string[] = [];
  for (const group of files) {
    const [first] = group;
    if (first === undefined) continue;
    const { side, path } = first;
    const looked = (await surroundings.look(side, [path])).get(path) ?? null;
    if (looked === null || 'refused' in looked) continue;
    const wanted = (number: number) => group.some(({ line }) => Math.abs(line - number) <= margin);
    const lines = linesOf(looked.text).flatMap((line, index) =>
      wanted(index + 1) ? [`${side === 'after' ? 'a' : 'b'}${index + 1} | ${shown(line)}`] : [],
    );
    if (lines.length === 0) continue;
    parts.push(fence.around(`${path} ${side} the change`, cutLines(lines, Math.ceil(most / files.length))));
  }
  return parts.join('\n');
}

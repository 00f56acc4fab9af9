import type { Side } from '../../model/place.ts';
import { bytesOf, cutLines } from '../text/cut.ts';
import type { Fence } from '../text/fence.ts';
import { linesOf, shown } from '../text/lines.ts';
import type { Surroundings } from './surroundings.ts';

/** A line whose surrounding code is shown. */
export interface Spot {
  readonly path: string;
  readonly side: Side;
  readonly line: number;
}

/** Lines shown before and after each spot, if the file is too long to be shown whole or is in the diff as a whole. */
const margin = 25;
/** The most that is shown in all, in bytes. */
const most = 16_000;

/** The code around the spots, file by file, each file between marks of its own; short files are shown whole. */
export async function aroundText(spots: readonly Spot[], surroundings: Surroundings, fence: Fence): Promise<string> {
  const files = [...Map.groupBy(spots, ({ side, path }) => `${side} ${path}`).values()];
  const parts: string[] = [];
  for (const group of files) {
    const [first] = group;
    if (first === undefined) continue;
    const { side, path } = first;
    const looked = (await surroundings.look(side, [path])).get(path) ?? null;
    if (looked === null || 'refused' in looked) continue;
    const room = Math.ceil(most / files.length);
    const isShort = bytesOf(looked.text) + 10 * linesOf(looked.text).length <= room;
    const isNew = surroundings.files.some(({ status, after }) => status === 'added' && after === path);
    const wanted = (number: number) =>
      (isShort && !isNew) || group.some(({ line }) => Math.abs(line - number) <= margin);
    const lines = linesOf(looked.text).flatMap((line, index) =>
      wanted(index + 1) ? [`${side === 'after' ? 'a' : 'b'}${index + 1} | ${shown(line)}`] : [],
    );
    if (lines.length === 0) continue;
    parts.push(fence.around(`${path} ${side} the change`, cutLines(lines, room)));
  }
  return parts.join('\n');
}

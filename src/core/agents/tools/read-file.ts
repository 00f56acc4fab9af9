import { z } from 'zod';
import { pathOf } from '../material/path-of.ts';
import { linesOf, shown } from '../text/lines.ts';
import { side } from './side.ts';
import { toolOf } from './tool.ts';

/** The most lines of one answer. */
const most = 400;
/** The most characters of one answer; one line is always shown. */
const mostShown = 15_000;

export default toolOf({
  description:
    'Reads lines of one file, on either side of the change. Each line starts with its number: a12 after the change, b12 before it.',
  input: z.strictObject({
    path: z.string().min(1).describe('The path from the root of the repository.'),
    side,
    start: z.int().min(1).describe('The first line, counted from 1.'),
    end: z.int().min(1).describe(`The last line. At most ${most} lines are shown at once.`),
  }),
  run: async ({ path, side, start, end }, { look }) => {
    const file = pathOf(path);
    const looked = (await look(side, [file])).get(file) ?? null;
    const of = `${file} ${side} the change`;
    if (looked === null) return { of, lines: [], note: `There is no such file ${side} the change.` };
    if ('refused' in looked) return { of, lines: [], note: `The file is not readable: ${looked.refused}.` };
    const all = linesOf(looked.text);
    const wanted = all
      .slice(start - 1, Math.min(Math.max(start, end), start + most - 1))
      .map((line, index) => `${side === 'after' ? 'a' : 'b'}${start + index} | ${shown(line)}`);
    let room = mostShown;
    const lines = wanted.filter((line, index) => (room -= line.length) > 0 || index === 0);
    return { of, lines, note: `Lines ${start} to ${start + lines.length - 1} of ${all.length}.` };
  },
});

import { RE2JS } from 're2js';
import { z } from 'zod';
import type { Side } from '../../model/place.ts';
import { globTest } from '../text/glob.ts';
import { nearestFirst } from '../material/nearest-first.ts';
import type { Surroundings } from '../material/surroundings.ts';
import { linesOf, shown } from '../text/lines.ts';
import { side } from './side.ts';
import { type Found, toolOf } from './tool.ts';

const mostMatches = 100;
/** Of the files that were not searched, how many are named: an agent can read one of them. */
const mostNamed = 10;
/** How many files one search may bring that nobody has read yet. */
const mostBrought = 10;
/** How many files one search reads where that asks nobody: the nearest first. */
const mostRead = 5_000;
/** The most text of one search, in characters: the engine is linear, and linear in a lot is long. */
const mostText = 4_000_000;
/** What is linear in the text is linear in the pattern too, and a short one can mean a large program: a second or two. */
const mostSteps = 100_000_000;
/** No text that is longer is searched: it is generated. */
const longestFile = 1_000_000;

export default toolOf({
  description:
    'Searches files line by line, on either side of the change. Says which files it could not search. Patterns are RE2: no look-around, no back references.',
  input: z.strictObject({
    pattern: z.string().min(1).max(500).describe('What to look for.'),
    literal: z.boolean().describe('True to look for the pattern as it is written.'),
    glob: z.string().max(500).describe('Which files: `services/orders/**/*.ts`. Empty for all.'),
    side,
  }),
  run: async ({ pattern, literal, glob, side }, surroundings): Promise<Found> => {
    const of = `lines that match, ${side} the change`;
    const search = literal ? literally(pattern) : compiled(pattern);
    if (search === null) return { of, lines: [], note: 'The pattern is not one RE2 understands. Try it as a literal.' };
    const fits = globTest(glob);
    const paths = nearestFirst(surroundings.trees[side].paths().filter(fits), surroundings.files);
    if (paths.length === 0) return { of, lines: [], note: `No file ${side} the change is called like this.` };
    const { texts, unsearched } = await textsOf(paths, side, search.most, surroundings);
    const lines: string[] = [];
    let matches = 0;
    for (const [path, text] of texts) {
      linesOf(text).forEach((line, index) => {
        const seen = shown(line);
        if (!search.test(seen)) return;
        matches++;
        if (lines.length < mostMatches) lines.push(`${path}:${side === 'after' ? 'a' : 'b'}${index + 1} | ${seen}`);
      });
    }
    const found = matches > lines.length ? `The first ${lines.length} of ${matches} matches` : `${matches} matches`;
    const left =
      unsearched.length > 0
        ? ` ${unsearched.length} files were not searched: they were not fetched, or are too large. The nearest are named first.`
        : '';
    const named = unsearched.slice(0, mostNamed).map((path) => `not searched: ${path}`);
    return { of, lines: [...named, ...lines], note: `${found} in ${texts.length} of ${paths.length} files.${left}` };
  },
});

/** What a line is tested with, and the most text that is. */
interface Search {
  readonly test: (line: string) => boolean;
  readonly most: number;
}

function literally(pattern: string): Search {
  return { test: (line) => line.includes(pattern), most: mostText };
}

function compiled(pattern: string): Search | null {
  try {
    const expression = RE2JS.compile(pattern);
    const most = Math.min(mostText, mostSteps / expression.programSize());
    return { test: (line) => expression.matcher(line).find(), most };
  } catch {
    return null;
  }
}

/** What is here already is searched first; a few files more are brought, those nearest to the change. */
async function textsOf(paths: readonly string[], side: Side, most: number, { isHere, look }: Surroundings) {
  const read = paths.filter((path) => isHere(side, path)).slice(0, mostRead);
  const others = paths.filter((path) => !isHere(side, path)).slice(0, mostBrought);
  const texts: (readonly [string, string])[] = [];
  let room = most;
  for (const [path, looked] of await look(side, [...read, ...others])) {
    if (looked === null || 'refused' in looked || looked.text.length > Math.min(room, longestFile)) continue;
    room -= looked.text.length;
    texts.push([path, looked.text]);
  }
  const searched = new Set(texts.map(([path]) => path));
  return { texts, unsearched: paths.filter((path) => !searched.has(path)) };
}

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
/** How many lines around each match may be shown, on either side. */
const mostContext = 10;
/** How much of one answer is shown, in characters: the rest is asked for. */
const mostShown = 12_000;
/** Of the files that were not searched, how many are named: an agent can read one of them. */
const mostNamed = 10;
/** A glob that names no more unread files than these is narrow: all of them are brought. */
const narrow = 60;
/** How many files a wide search may bring that nobody has read yet, those nearest to the change. */
const mostBrought = 20;
/** How many files are read at once where that asks nobody. */
const atOnce = 500;
/**
 * The most text of one search, in characters, and the most steps: the engine is linear in the text and in the pattern, and
 * linear in a lot is long. For a service that is a second or two; who reviews on a machine of their own waits ten times as long.
 */
const usual = { text: 40_000_000, steps: 100_000_000 } as const;
const patient = { text: 200_000_000, steps: 1_000_000_000 } as const;
/** No text that is longer is searched: it is generated. */
const longestFile = 1_000_000;

export default toolOf({
  description:
    'Searches files line by line, on either side of the change: all that are here already, all that a narrow glob names, else the nearest. Says which files it could not search; where there are none, no match means that it is nowhere. A match is written `path:a12 | text`, a line around it `path-a11 | text`. Patterns are RE2: no look-around, no back references.',
  input: z.strictObject({
    pattern: z.string().min(1).max(500).describe('What to look for.'),
    literal: z.boolean().describe('True to look for the pattern as it is written.'),
    glob: z.string().max(500).describe('Which files: `services/orders/**/*.ts`. Empty for all.'),
    side,
    context: z
      .int()
      .min(0)
      .default(0)
      .describe(`How many lines to show before and after each match: ${mostContext} where more are asked for.`),
    start: z.int().min(1).default(1).describe('The first match to show: 1, or where an answer said to go on.'),
  }),
  run: async ({ pattern, literal, glob, side, context, start }, surroundings): Promise<Found> => {
    const of = `lines that match, ${side} the change`;
    const search = literal ? literally(pattern) : compiled(pattern);
    if (search === null) return { of, lines: [], note: 'The pattern is not one RE2 understands. Try it as a literal.' };
    const fits = globTest(glob);
    const paths = nearestFirst(surroundings.trees[side].paths().filter(fits), surroundings.files);
    if (paths.length === 0) return { of, lines: [], note: `No file ${side} the change is called like this.` };
    const lines: string[] = [];
    const wide = Math.min(context, mostContext);
    let matches = 0;
    let told = 0;
    let room = mostShown;
    if (start === 1) await surroundings.gather(side, paths);
    const wanted = wantedOf(paths, side, surroundings, start === 1);
    const { searched, refused } = await eachText(wanted, side, search.size, surroundings, (path, text) => {
      const all = linesOf(text).map(shown);
      const found = all.flatMap((line, index) => (search.test(line) ? [index] : []));
      const here: number[] = [];
      for (const match of found.slice(Math.max(0, start - 1 - matches))) {
        if (told + here.length >= mostMatches || room <= 0) break;
        here.push(match);
        const around = all.slice(Math.max(0, match - wide), match + wide + 1);
        room -= around.reduce((length, line) => length + path.length + line.length + 10, 0);
      }
      told += here.length;
      matches += found.length;
      lines.push(...written(path, side, all, here, wide));
    });
    const unsearched = paths.filter((path) => !searched.has(path) && !refused.has(path));
    const next = start + told;
    const goOn = next <= matches ? ` (go on with start ${next})` : '';
    const counted = told === matches ? `${matches} matches` : `Matches ${start} to ${next - 1} of ${matches}${goOn}`;
    const note = `${counted} in ${searched.size} of ${paths.length} files.${unreadable(refused)}${left(unsearched, surroundings)}`;
    const named = unsearched.slice(0, mostNamed).map((path) => `not searched: ${path}`);
    return { of, lines: [...named, ...lines], note };
  },
});

/** What nobody can search, with the reasons: pictures are no gap in a search for a word. */
function unreadable(refused: ReadonlyMap<string, string>): string {
  if (refused.size === 0) return '';
  const reasons = Map.groupBy(refused.values(), (because) => because.split(':')[0] ?? '');
  const counted = [...reasons].map(([because, { length }]) => `${length}: ${because}`);
  return ` ${refused.size} files cannot be searched (${counted.slice(0, 6).join('; ')}).`;
}

/** What was not searched and could be, and what can be done about it. */
function left({ length }: readonly string[], surroundings: Surroundings): string {
  if (length === 0) return '';
  const left = surroundings.left();
  const why =
    left === Infinity
      ? 'one search goes through so much text and no more: a narrower glob reaches them, but those that are too large'
      : 'they were not fetched, or are too large';
  const more =
    left === Infinity
      ? ''
      : left > 0
        ? ` A narrower glob brings what it names; ${left} more files can be brought in this review.`
        : ' No more files can be brought in this review.';
  return ` ${length} files were not searched: ${why}. The nearest are named first.${more}`;
}

/** The matches of a file with the lines around them; a gap between two that do not touch. */
function written(path: string, side: Side, all: readonly string[], matches: readonly number[], context: number) {
  const isMatch = new Set(matches);
  const lines: string[] = [];
  let next = 0;
  for (const match of matches) {
    const start = Math.max(next, match - context);
    if (context > 0 && next > 0 && start > next) lines.push('--');
    for (next = start; next < Math.min(all.length, match + context + 1); next++) {
      const sign = isMatch.has(next) ? ':' : '-';
      lines.push(`${path}${sign}${side === 'after' ? 'a' : 'b'}${next + 1} | ${all[next]}`);
    }
  }
  return lines;
}

/** What a line is tested with, and how large a program that is. */
interface Search {
  readonly test: (line: string) => boolean;
  readonly size: number;
}

function literally(pattern: string): Search {
  return { test: (line) => line.includes(pattern), size: 1 };
}

function compiled(pattern: string): Search | null {
  try {
    const expression = RE2JS.compile(pattern);
    return { test: (line) => expression.matcher(line).find(), size: expression.programSize() };
  } catch {
    return null;
  }
}

/**
 * The files to search, the nearest first: what is here already, and a few that nobody has read yet. Where an answer is gone
 * on with, none is brought, so that its matches stand in the order they had.
 */
function wantedOf(
  paths: readonly string[],
  side: Side,
  { isHere }: Surroundings,
  mayBring: boolean,
): readonly string[] {
  const others = paths.filter((path) => !isHere(side, path));
  const brought = new Set(others.slice(0, !mayBring ? 0 : others.length <= narrow ? narrow : mostBrought));
  return paths.filter((path) => brought.has(path) || isHere(side, path));
}

/** Tells every text that can be searched. Says which those were, and which can never be. */
async function eachText(
  wanted: readonly string[],
  side: Side,
  size: number,
  { isHere, isNear, look }: Surroundings,
  tell: (path: string, text: string) => void,
): Promise<{ readonly searched: ReadonlySet<string>; readonly refused: ReadonlyMap<string, string> }> {
  const { text: mostText, steps } = isNear ? patient : usual;
  const searched = new Set<string>();
  const refused = new Map<string, string>();
  let room = Math.min(mostText, steps / size);
  for (let start = 0; start < wanted.length && room > 0; start += atOnce) {
    for (const [path, looked] of await look(side, wanted.slice(start, start + atOnce))) {
      if (looked !== null && 'refused' in looked && isHere(side, path)) refused.set(path, looked.refused);
      if (looked === null || 'refused' in looked || looked.text.length > Math.min(room, longestFile)) continue;
      room -= looked.text.length;
      searched.add(path);
      tell(path, looked.text);
    }
  }
  return { searched, refused };
}

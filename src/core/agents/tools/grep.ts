import { RE2JS } from 're2js';
import { z } from 'zod';
import type { Side } from '../../model/place.ts';
import { globTest } from '../text/glob.ts';
import { nearestFirst } from '../material/nearest-first.ts';
import type { Surroundings } from '../material/surroundings.ts';
import { linesOf, shown } from '../text/lines.ts';
import { side } from './side.ts';
import { type LookupResult, toolOf } from './tool.ts';

/** The most matches of one answer. */
const mostMatches = 100;
/** The most lines shown before and after each match. */
const mostContext = 10;
/** The most characters of one answer: the next matches are on the next page. */
const mostShown = 12_000;
/** The most files that are named as not searched: an agent can read one of them. */
const mostNamed = 10;
/** If no more unread files than these fit the glob, all of them are loaded. */
const narrow = 60;
/** The most unread files that any other search loads: those nearest to the change. */
const mostBrought = 20;
/** How many files are read at a time. */
const atOnce = 500;
/**
 * The most text of one search, in characters, and the most steps, which are characters times the size of the pattern's
 * program. In a service a search takes a second or two at most; people on their own machine wait ten times as long.
 */
const budget = {
  remote: { text: 40_000_000, steps: 100_000_000 },
  local: { text: 200_000_000, steps: 1_000_000_000 },
} as const;
/** The longest text that is searched, in characters: longer ones are generated. */
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
  run: async ({ pattern, literal, glob, side, context, start }, surroundings): Promise<LookupResult> => {
    const of = `lines that match, ${side} the change`;
    const search = literal ? literalSearch(pattern) : regexSearch(pattern);
    if (search === null) return { of, lines: [], note: 'The pattern is not one RE2 understands. Try it as a literal.' };
    const paths = nearestFirst(surroundings.trees[side].paths().filter(globTest(glob)), surroundings.files);
    if (paths.length === 0) return { of, lines: [], note: `No file ${side} the change is called like this.` };
    if (start === 1) await surroundings.gather(side, paths);
    const matches = new Matches({ side, start, context: Math.min(context, mostContext), test: search.test });
    const files = filesToSearch(paths, side, surroundings, start === 1);
    const { searched, refused } = await searchTexts(files, side, search.size, surroundings, (path, text) =>
      matches.add(path, text),
    );
    const unsearched = paths.filter((path) => !searched.has(path) && !refused.has(path));
    const note = `${matches.count()} in ${searched.size} of ${paths.length} files.${sayUnreadable(refused)}${sayUnsearched(unsearched.length, surroundings)}`;
    const named = unsearched.slice(0, mostNamed).map((path) => `not searched: ${path}`);
    return { of, lines: [...named, ...matches.lines], note };
  },
});

/** Counts the matches of a search, and collects the lines of those that are shown. */
class Matches {
  readonly lines: string[] = [];
  readonly #side: Side;
  readonly #start: number;
  readonly #context: number;
  readonly #test: (line: string) => boolean;
  #total = 0;
  #shown = 0;
  #room = mostShown;

  constructor(options: {
    readonly side: Side;
    readonly start: number;
    readonly context: number;
    readonly test: (line: string) => boolean;
  }) {
    this.#side = options.side;
    this.#start = options.start;
    this.#context = options.context;
    this.#test = options.test;
  }

  add(path: string, text: string): void {
    const all = linesOf(text).map(shown);
    const found = all.flatMap((line, index) => (this.#test(line) ? [index] : []));
    const here: number[] = [];
    for (const match of found.slice(Math.max(0, this.#start - 1 - this.#total))) {
      if (this.#shown + here.length >= mostMatches || this.#room <= 0) break;
      here.push(match);
      const around = all.slice(Math.max(0, match - this.#context), match + this.#context + 1);
      this.#room -= around.reduce((length, line) => length + path.length + line.length + 10, 0);
    }
    this.#shown += here.length;
    this.#total += found.length;
    this.lines.push(...matchLines(path, this.#side, all, here, this.#context));
  }

  /** How many matches there are, and which of them are shown. */
  count(): string {
    const next = this.#start + this.#shown;
    if (this.#shown === this.#total) return `${this.#total} matches`;
    const goOn = next <= this.#total ? ` (go on with start ${next})` : '';
    return `Matches ${this.#start} to ${next - 1} of ${this.#total}${goOn}`;
  }
}

/** The files that can never be searched, with the reasons: pictures are no gap in a search for a word. */
function sayUnreadable(refused: ReadonlyMap<string, string>): string {
  if (refused.size === 0) return '';
  const reasons = Map.groupBy(refused.values(), (because) => because.split(':')[0] ?? '');
  const counted = [...reasons].map(([because, { length }]) => `${length}: ${because}`);
  return ` ${refused.size} files cannot be searched (${counted.slice(0, 6).join('; ')}).`;
}

/** How many files were not searched and could be, and what can be done about it. */
function sayUnsearched(count: number, surroundings: Surroundings): string {
  if (count === 0) return '';
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
  return ` ${count} files were not searched: ${why}. The nearest are named first.${more}`;
}

/** The matches of a file with the lines around them; a gap between two that do not touch. */
function matchLines(path: string, side: Side, all: readonly string[], matches: readonly number[], context: number) {
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

/** A test for lines, and the size of its program. */
interface Search {
  readonly test: (line: string) => boolean;
  readonly size: number;
}

function literalSearch(pattern: string): Search {
  return { test: (line) => line.includes(pattern), size: 1 };
}

function regexSearch(pattern: string): Search | null {
  try {
    const expression = RE2JS.compile(pattern);
    return { test: (line) => expression.matcher(line).find(), size: expression.programSize() };
  } catch {
    return null;
  }
}

/**
 * The files to search, the nearest first: those that are here, and a few that are not read yet. `mayBring` is false for the
 * next page of an answer: its matches keep their order only if no files are added.
 */
function filesToSearch(
  paths: readonly string[],
  side: Side,
  { isHere }: Surroundings,
  mayBring: boolean,
): readonly string[] {
  const others = paths.filter((path) => !isHere(side, path));
  const brought = new Set(others.slice(0, !mayBring ? 0 : others.length <= narrow ? narrow : mostBrought));
  return paths.filter((path) => brought.has(path) || isHere(side, path));
}

/** Passes every text that can be searched to `visit`, within the budget of a search; returns which were, and which never can be. */
async function searchTexts(
  files: readonly string[],
  side: Side,
  size: number,
  { isHere, isLocal, look }: Surroundings,
  visit: (path: string, text: string) => void,
): Promise<{ readonly searched: ReadonlySet<string>; readonly refused: ReadonlyMap<string, string> }> {
  const { text: mostText, steps } = isLocal ? budget.local : budget.remote;
  const searched = new Set<string>();
  const refused = new Map<string, string>();
  let room = Math.min(mostText, steps / size);
  for (let start = 0; start < files.length && room > 0; start += atOnce) {
    for (const [path, looked] of await look(side, files.slice(start, start + atOnce))) {
      if (looked !== null && 'refused' in looked && isHere(side, path)) refused.set(path, looked.refused);
      if (looked === null || 'refused' in looked || looked.text.length > Math.min(room, longestFile)) continue;
      room -= looked.text.length;
      searched.add(path);
      visit(path, looked.text);
    }
  }
  return { searched, refused };
}

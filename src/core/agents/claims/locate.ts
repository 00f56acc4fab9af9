import type { ChangedFile } from '../../model/change-set.ts';
import type { Side } from '../../model/place.ts';
import { changedLines } from '../material/changed-lines.ts';
import type { Quoted } from './quoted.ts';
import type { Surroundings } from '../material/surroundings.ts';
import { linesOf, shown } from '../text/lines.ts';
import { redacted } from '../text/secrets.ts';
import { visible } from '../text/visible.ts';

/** A quoted line that was found in its file. */
export interface Located extends Quoted {
  /** The change adds, edits or removes it. */
  readonly touched: boolean;
}

/** Finds the quoted line, or the only line that can be meant; null if there is none. */
export type Locate = (quoted: Quoted) => Promise<Located | null>;

/** The lines of a file and their normal forms, computed once per file. */
interface Lines {
  readonly texts: readonly string[];
  readonly plain: readonly string[];
  /** The lines as the agent saw them, with secrets replaced. */
  readonly safe: () => readonly string[];
}

/** A part of a line identifies it from this length on, in characters. */
const enough = 12;

/** Finds lines in the files themselves instead of trusting the quote; a file that cannot be read has no lines. */
export function locator(surroundings: Pick<Surroundings, 'files' | 'trees' | 'look'>): Locate {
  const { files, trees, look } = surroundings;
  const changed = changedLines(files);
  const known = new Map<string, Lines>();
  const linesAt = async (side: Side, path: string): Promise<Lines> => {
    const key = `${side} ${path}`;
    let lines = known.get(key);
    if (lines === undefined) {
      const looked = (await look(side, [path])).get(path) ?? null;
      lines = comparable(looked !== null && 'text' in looked ? linesOf(looked.text).map(shown) : []);
      known.set(key, lines);
    }
    return lines;
  };
  const on = async (side: Side, given: Quoted, quote: string, onlyTouched: boolean): Promise<Located | null> => {
    const path = trees[side].has(given.path) ? given.path : otherName(files, side, given.path);
    if (path === null) return null;
    const { texts, plain, safe } = await linesAt(side, path);
    const compared = quote.includes('[redacted]') ? safe() : plain;
    const found = (line: number): Located => ({
      path,
      side,
      line,
      quote: (texts[line - 1] ?? '').trim(),
      touched: changed.touched(side, path).has(line),
    });
    const isIt = (line: number) => saysSo(compared[line - 1] ?? '', quote);
    if (!onlyTouched && isIt(given.line)) return found(given.line);
    for (const where of [changed.touched(side, path), changed.shown(side, path)]) {
      const [one, another] = [...where].filter(isIt);
      if (one !== undefined) return another === undefined ? found(one) : null;
      if (onlyTouched) return null;
    }
    const [one, another] = compared.flatMap((_, index) => (isIt(index + 1) ? [index + 1] : []));
    return one === undefined || another !== undefined ? null : found(one);
  };
  return async (given) => {
    const quote = quoteOf(given.quote);
    if (!/[\p{L}\p{N}]/u.test(quote)) return null;
    const other = given.side === 'after' ? 'before' : 'after';
    return (await on(given.side, given, quote, false)) ?? (await on(other, given, quote, true));
  };
}

function otherName(files: readonly ChangedFile[], side: Side, path: string): string | null {
  return files.find(({ before, after }) => before === path || after === path)?.[side] ?? null;
}

/** The first line with content, without its line number. */
function quoteOf(quote: string): string {
  const first = linesOf(quote).find((line) => line.trim() !== '') ?? '';
  return normal(first.replace(/^\s*[-+]?\s*(?:b\d+\s+|b\d+(?=a))?(?:a\d+\s*)?\|/, ''));
}

function comparable(texts: readonly string[]): Lines {
  let redactedOnce: readonly string[] | undefined;
  return {
    texts,
    plain: texts.map(normal),
    safe: () => (redactedOnce ??= texts.map((text) => normal(redacted(text)))),
  };
}

function saysSo(line: string, quote: string): boolean {
  return line === quote || (quote.length >= enough && line.includes(quote));
}

function normal(line: string): string {
  return visible(line).text.replace(/\s+/g, ' ').trim();
}

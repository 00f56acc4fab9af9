import type { Hunk } from '../../model/change-set.ts';

/** Lines of a text, counted from 1. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** The most lines of a function or class that is shown as a whole; of a longer one the head is shown. */
const mostOfBlock = 60;
const mostOfSibling = 30;
/** The lines of a head. */
const head = 8;
/** The most lines that are shown around the changes of a file. */
const mostOfFile = 200;
/** The changes of a file, from its start, whose surroundings are shown. */
const mostPlaces = 60;

const keyword =
  /^\s*(?:[\w@()\]<>.]+\s+){0,5}(?:function\*?|def|func|fn|fun|class|interface|trait|impl|struct|module)\b/;
/** The start of a statement that opens a block inside a function. */
const control =
  /^\s*(?:if|else|elif|for|foreach|while|until|unless|switch|case|catch|except|try|do|with|when|match|select|return|throw|raise|await|using|lock|rescue|ensure|begin|finally)\b/;
const opens = /(?:\)|=>)[^()=]{0,120}\{\s*$|=>\s*\(?\s*$|\bdo(?:\s*\|[^|]*\|)?\s*$/;
/** The end of a head that is written over several lines, or its brace on a line of its own. */
const headEnd = /^\s*\).*(?:\{|:|=>|\bwhere)\s*$|^\s*\{\s*$/;
const closer = /^\s*(?:[)\]}]|end\b)/;
const decorator = /^\s*(?:@|#\[|\[[A-Z])/;

/**
 * The hunks of a file, widened by the function around each change, and by the nearest siblings of each function that was
 * added: three lines of context are seldom enough to judge a change. Functions are recognised by indentation and their
 * first words, which works in most languages; elsewhere the hunks stay as they are. The result is only for display:
 * comments are placed in the hunks of the host.
 */
export function withCodeAround(hunks: readonly Hunk[], after: readonly string[], hasSiblings = true): readonly Hunk[] {
  if (hunks.some(({ beforeLines, afterLines }) => beforeLines === 0 || afterLines === 0)) return hunks;
  const code = codeOf(after);
  const added = new Set(hunks.flatMap((hunk) => hunk.added));
  const places = hunks.flatMap((hunk) => placesOf(hunk, added)).slice(0, mostPlaces);
  const wanted = [
    ...places.flatMap((place) => code.enclosing(place)),
    ...places.filter((place) => hasSiblings && added.has(place)).flatMap((place) => code.siblings(place, added)),
  ];
  let room = mostOfFile;
  const fitting = wanted.filter(({ start, end }) => (room -= end - start + 1) >= 0);
  return fitting.length === 0 ? hunks : widened(hunks, fitting);
}

/** The first line of each run of added lines, or the middle of a hunk that only removes. */
function placesOf({ added, afterStart, afterLines }: Hunk, all: ReadonlySet<number>): readonly number[] {
  if (added.length === 0) return [afterStart + Math.min(3, Math.floor(afterLines / 2))];
  return added.filter((line) => !all.has(line - 1));
}

/** The blocks of a text, by how its lines are indented and begin. Lines are counted from 1. */
function codeOf(lines: readonly string[]) {
  const starts = lines.map((line) => line.slice(0, 300));
  const depths = starts.map((text) => (text.trim() === '' ? Infinity : text.search(/\S/)));
  const at = (line: number): string => starts[line - 1] ?? '';
  /** The indentation of a line in characters; infinite if it is empty. */
  const depth = (line: number): number => depths[line - 1] ?? Infinity;
  /** The first line below that is at most so deep, or one more than there are lines. */
  const next = (line: number, deepest: number): number => {
    let one = line + 1;
    while (one <= lines.length && depth(one) > deepest) one++;
    return one;
  };
  /** Whether a function or class begins on a line. */
  const isHead = (line: number): boolean => {
    const text = at(line);
    if (control.test(text) || closer.test(text)) return false;
    if (keyword.test(text) || opens.test(text)) return true;
    return /[\w>]\s*\([^;=]*$/.test(text) && headEnd.test(at(next(line, depth(line))));
  };
  /** The lines of the function or class that begins on a line, with its decorators. */
  const blockOf = (line: number): Range => {
    let end = next(line, depth(line));
    while (headEnd.test(at(end)) && depth(end) === depth(line)) end = next(end, depth(line));
    if (!closer.test(at(end)) || depth(end) < depth(line)) {
      end--;
      while (end > line && depth(end) === Infinity) end--;
    }
    let start = line;
    while (start > 1 && line - start < head && decorator.test(at(start - 1))) start--;
    return { start, end: Math.min(end, lines.length) };
  };
  /** The block, or its head if it has more lines than `most`. */
  const upTo = ({ start, end }: Range, most: number): Range =>
    end - start < most ? { start, end } : { start, end: Math.min(end, start + head - 1) };
  /** The outermost function or class around a line that is short enough, else the head of the innermost; none or one. */
  const enclosing = (place: number): readonly Range[] => {
    let block: Range | null = isHead(place) ? blockOf(place) : null;
    let deepest = depth(place);
    if (deepest === Infinity) deepest = 1000;
    for (let line = place - 1; line > 0 && deepest > 0; line--) {
      if (depth(line) >= deepest) continue;
      // What ends the head of a block is as deep as where that begins.
      deepest = closer.test(at(line)) || headEnd.test(at(line)) ? depth(line) + 1 : depth(line);
      if (!isHead(line)) continue;
      const outer = blockOf(line);
      if (outer.end < place) continue;
      if (block !== null && outer.end - outer.start >= mostOfBlock) break;
      block = outer;
    }
    return block === null ? [] : [upTo(block, mostOfBlock)];
  };
  /** If a function was added at a line: the nearest older functions above and below that are as deep. */
  const siblings = (place: number, added: ReadonlySet<number>): readonly Range[] => {
    let own = place;
    while (added.has(own) && !isHead(own)) own++;
    if (!added.has(own)) return [];
    return [-1, 1].flatMap((step) => {
      for (let line = own + step; line > 0 && line <= lines.length && depth(line) >= depth(own); line += step) {
        if (depth(line) === depth(own) && !added.has(line) && isHead(line)) return [upTo(blockOf(line), mostOfSibling)];
      }
      return [];
    });
  };
  return { enclosing, siblings };
}

/** The hunks, widened by these lines of the after side; those that then touch are merged. */
function widened(hunks: readonly Hunk[], ranges: readonly Range[]): readonly Hunk[] {
  const own = hunks.map(({ afterStart, afterLines }) => ({ start: afterStart, end: afterStart + afterLines - 1 }));
  const merged: Range[] = [];
  for (const range of [...own, ...ranges].toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end + 2)
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, range.end) };
    else merged.push(range);
  }
  const inOrder = hunks.toSorted((a, b) => a.afterStart - b.afterStart);
  let next = 0;
  /** How many lines more the before side has up to here. */
  let shift = 0;
  return merged.map(({ start, end }) => {
    const first = next;
    while ((inOrder[next]?.afterStart ?? Infinity) <= end) next++;
    const within = inOrder.slice(first, next);
    const beforeStart = start + shift;
    for (const { beforeLines, afterLines } of within) shift += beforeLines - afterLines;
    return {
      beforeStart,
      beforeLines: end + 1 + shift - beforeStart,
      afterStart: start,
      afterLines: end - start + 1,
      removed: within.flatMap(({ removed }) => removed),
      added: within.flatMap(({ added }) => added),
    };
  });
}

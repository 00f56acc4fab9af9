import type { Hunk } from '../../model/change-set.ts';

/** Lines of a text, counted from 1. */
interface Range {
  readonly start: number;
  readonly end: number;
}

/** A function or class that is longer is shown by its head. */
const mostOfBlock = 60;
const mostOfSibling = 30;
const head = 8;
/** How many lines a file may gain by what is around its changes. */
const mostOfFile = 200;
/** How many changes of a file are looked around. */
const mostPlaces = 60;

const keyword =
  /^\s*(?:[\w@()\]<>.]+\s+){0,5}(?:function\*?|def|func|fn|fun|class|interface|trait|impl|struct|module)\b/;
/** What opens a block and is a part of one. */
const control =
  /^\s*(?:if|else|elif|for|foreach|while|until|unless|switch|case|catch|except|try|do|with|when|match|select|return|throw|raise|await|using|lock|rescue|ensure|begin|finally)\b/;
const opens = /(?:\)|=>)[^()=]{0,120}\{\s*$|=>\s*\(?\s*$|\bdo(?:\s*\|[^|]*\|)?\s*$/;
/** The end of a head that is written over several lines, or its brace on a line of its own. */
const headEnd = /^\s*\).*(?:\{|:|=>|\bwhere)\s*$|^\s*\{\s*$/;
const closer = /^\s*(?:[)\]}]|end\b)/;
const decorator = /^\s*(?:@|#\[|\[[A-Z])/;

/**
 * The hunks of a file with the function around each change, and beside each function that was added its nearest siblings:
 * whether the change fits can seldom be told from three lines. Functions are told by how they are indented and begin,
 * which holds in most languages; where it does not, the hunks stay as they are. Only for showing: comments stand on the
 * hunks of the host.
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

/** Where each run of added lines starts, or the middle of a hunk that only removes. */
function placesOf({ added, afterStart, afterLines }: Hunk, all: ReadonlySet<number>): readonly number[] {
  if (added.length === 0) return [afterStart + Math.min(3, Math.floor(afterLines / 2))];
  return added.filter((line) => !all.has(line - 1));
}

function codeOf(lines: readonly string[]) {
  const starts = lines.map((line) => line.slice(0, 300));
  const at = (line: number): string => starts[line - 1] ?? '';
  const depth = (line: number): number => (at(line).trim() === '' ? Infinity : at(line).search(/\S/));
  const next = (line: number, deepest: number): number => {
    let one = line + 1;
    while (one <= lines.length && depth(one) > deepest) one++;
    return one;
  };
  const isHead = (line: number): boolean => {
    const text = at(line);
    if (control.test(text) || closer.test(text)) return false;
    if (keyword.test(text) || opens.test(text)) return true;
    return /[\w>]\s*\([^;=]*$/.test(text) && headEnd.test(at(next(line, depth(line))));
  };
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
  const upTo = ({ start, end }: Range, most: number): Range =>
    end - start < most ? { start, end } : { start, end: Math.min(end, start + head - 1) };
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
  /** The nearest function above that was there before, and the nearest below, as deep as one that was added. */
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

/** The same hunks, grown by these lines of the after side; those that then touch are one. */
function widened(hunks: readonly Hunk[], ranges: readonly Range[]): readonly Hunk[] {
  const own = hunks.map(({ afterStart, afterLines }) => ({ start: afterStart, end: afterStart + afterLines - 1 }));
  const merged: Range[] = [];
  for (const range of [...own, ...ranges].toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end + 2)
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, range.end) };
    else merged.push(range);
  }
  const grown = (some: readonly Hunk[]) => some.reduce((sum, one) => sum + one.beforeLines - one.afterLines, 0);
  return merged.map(({ start, end }) => {
    const within = hunks.filter(({ afterStart }) => afterStart >= start && afterStart <= end);
    return {
      beforeStart: start + grown(hunks.filter(({ afterStart }) => afterStart < start)),
      beforeLines: end - start + 1 + grown(within),
      afterStart: start,
      afterLines: end - start + 1,
      removed: within.flatMap(({ removed }) => removed),
      added: within.flatMap(({ added }) => added),
    };
  });
}

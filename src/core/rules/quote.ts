import type { Place, Side } from '../model/place.ts';
import type { Tree } from '../model/tree.ts';

/** The line at a place, as written, trimmed; an empty string where there is none. */
export type Quote = (side: Side, place: Place) => string;

/** More of a line than this is not quoted: a minified document is one line. */
const longest = 200;

/** Quotes lines of two trees. Each file is cut into lines once, and only if somebody quotes it. */
export function quotes(trees: { readonly before: Tree; readonly after: Tree }): Quote {
  const cut = { before: new Map<string, readonly string[]>(), after: new Map<string, readonly string[]>() };
  return (side, { file, line }) => {
    let lines = cut[side].get(file);
    if (lines === undefined) cut[side].set(file, (lines = (trees[side].read(file) ?? '').split('\n')));
    return (lines[line - 1] ?? '')
      .slice(0, 10 * longest)
      .trim()
      .slice(0, longest)
      .toWellFormed();
  };
}

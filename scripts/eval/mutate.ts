import type { Files, Lines } from './case.ts';
import type { Edit, Spot } from './mutator.ts';

/**
 * The files after the edits, one after the other.
 * @throws Error where an edit does not fit: a changed seed shall not make a mutator one that changes nothing.
 */
export function mutate(files: Files, edits: readonly Edit[]): Files {
  const after: Record<string, string> = { ...files };
  for (const edit of edits) {
    const text = after[edit.path];
    if ('add' in edit) {
      if (text !== undefined) throw new Error(`${edit.path} is there already`);
      after[edit.path] = edit.add;
      continue;
    }
    if (text === undefined) throw new Error(`there is no ${edit.path}`);
    if ('remove' in edit) delete after[edit.path];
    else after[edit.path] = replaced(edit.path, text, edit.replace, edit.by);
  }
  return after;
}

/** The line of a spot. @throws Error unless exactly one line of its file has the quote. */
export function lineOf(trees: Readonly<Record<Spot['side'], Files>>, { path, quote, side }: Spot): Lines {
  const lines = trees[side][path]?.split('\n') ?? [];
  const found = lines.flatMap((line, index) => (line.includes(quote) ? [index + 1] : []));
  const [line] = found;
  if (line === undefined || found.length > 1)
    throw new Error(`${found.length} lines of ${path} (${side}) have ${quote}`);
  return { path, side, from: line, to: line };
}

function replaced(path: string, text: string, was: string, now: string): string {
  const count = text.split(was).length - 1;
  if (count !== 1) throw new Error(`${path} has this ${count} times, not once:\n${was}`);
  return text.replace(was, () => now);
}

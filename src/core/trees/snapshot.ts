import type { Refusal, Snapshot } from '../model/tree.ts';

/** A tree as plain data, with the texts and refusals that are loaded. */
export function snapshotOf(paths: readonly string[], brought: ReadonlyMap<string, string | Refusal>): Snapshot {
  const texts: [string, string][] = [];
  const refused: [string, Refusal][] = [];
  for (const [path, text] of brought) {
    if (typeof text === 'string') texts.push([path, text]);
    else refused.push([path, text]);
  }
  return { paths, texts: Object.fromEntries(texts), refused: Object.fromEntries(refused) };
}

import { isStructured } from '../model/contract.ts';
import type { Tree } from '../model/tree.ts';
import type { Candidate } from './detect.ts';
import { contractFiles } from './files.ts';
import { formats } from './generated.ts';

/** The files that are contracts only where no other refers to them, and are parts of one. */
export function partsOfOthers(tree: Tree, candidates: readonly Candidate[]): readonly string[] {
  const yielding = new Set(candidates.filter((one) => yields(tree, one)).map(({ path }) => path));
  if (yielding.size === 0) return [];
  const reached = new Set(
    candidates.map(({ path }) => path).filter((path) => isStructured(path) && !yielding.has(path)),
  );
  for (const file of reached) {
    const text = tree.read(file);
    if (text !== undefined) for (const needed of contractFiles.needs(file, text)) reached.add(needed);
  }
  return [...yielding].filter((path) => reached.has(path));
}

function yields(tree: Tree, { path, format }: Candidate): boolean {
  const built = formats.find(({ files }) => files.format === format);
  return built?.files.unlessReferredTo?.(tree.read(path) ?? '', path) === true;
}

import { type Format, formatNames, isStructured, type Unread } from '../model/contract.ts';
import type { Tree } from '../model/tree.ts';
import { contractFiles, formatOf } from './files.ts';

/**
 * Why a file that is a contract in the other tree, of the format `other` where that is known, is none of it in this one,
 * where it is there at all: it could not be brought, it is of another format, or nothing in it says what it is. Such a
 * contract was neither removed nor added.
 */
export function unrecognised(tree: Tree, path: string, other: Format | null): Unread | null {
  const refusal = tree.refusal(path);
  if (refusal) return { file: path, because: refusal.because, fix: refusal.fix };
  const text = tree.read(path);
  if (text === undefined) return null;
  const format = formatOf(path, text);
  if (format !== undefined && other !== null && format !== other) {
    return {
      file: path,
      because: `it is ${formatNames[format]}, and its other version is ${formatNames[other]}`,
      fix: 'compare versions of one contract, which have the same format',
    };
  }
  return text.trim() === ''
    ? { file: path, because: 'it is empty', fix: 'delete the file if its contract is meant to go' }
    : {
        file: path,
        because: 'it does not look like a contract, and its other version is one',
        fix:
          other === null || isStructured(path)
            ? 'say at its start which format and version it has, as in `openapi: 3.1.0`'
            : `write it as ${formatNames[other]}, or delete the file if its contract is meant to go`,
      };
}

/**
 * Files that say by their name or by their first lines that they are contracts, and are empty or could not be brought:
 * nothing of them was seen.
 */
export function unseen(tree: Tree, changed: ReadonlySet<string> | null): Unread[] {
  return tree.paths().flatMap((path) => {
    if (changed?.has(path) === false) return [];
    const { start = '' } = tree.refusal(path) ?? {};
    if (!contractFiles.tells(path) && !contractFiles.isRoot(path, start)) return [];
    const problem = tree.read(path)?.trim() ? null : unrecognised(tree, path, null);
    return problem ? [problem] : [];
  });
}

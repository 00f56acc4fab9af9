import { contractFiles } from '../../core/contracts/files.ts';
import { compareContracts } from '../../core/contract.ts';
import { type ContractSide, contractSide } from '../../adapters/local/contract-side.ts';
import type { ContractResult } from '../../core/model/contract-result.ts';
import type { Place } from '../../core/model/place.ts';
import type { ContractTask } from './task.ts';

/** Compares two versions of a contract; files are called as the caller calls them. */
export async function runContract(task: ContractTask): Promise<ContractResult> {
  const before = await contractSide(task.before, contractFiles.needs);
  const after = await contractSide(task.after, contractFiles.needs);
  const missing = [...before.missing, ...after.missing];
  if (missing.length > 0) return { verdict: 'unread', changes: [], unread: missing };
  const { format, mode, asOf } = task;
  const pairs = pairsOf(before, after);
  const result = compareContracts({ before: before.snapshot, after: after.snapshot, pairs, format, mode, asOf });
  const placed = (side: ContractSide, place: Place): Place => ({
    ...place,
    file: side.named(place.file) ?? place.file,
  });
  return {
    ...result,
    changes: result.changes.map((change) => ({
      ...change,
      ...(change.before && { before: placed(before, change.before) }),
      ...(change.after && { after: placed(after, change.after) }),
    })),
    unread: result.unread.map((one) => ({ ...one, file: after.named(one.file) ?? before.named(one.file) ?? one.file })),
  };
}

/** Two single files are versions of each other whatever they are called, and so are the files they refer to. */
function pairsOf(before: ContractSide, after: ContractSide): readonly (readonly [string, string])[] {
  if (before.single === null || after.single === null) return [];
  const [from, to] = [folderOf(before.single), folderOf(after.single)];
  const referred = before.snapshot.paths.flatMap((path): readonly (readonly [string, string])[] => {
    const other = `${to}${path.slice(from.length)}`;
    return path !== before.single && after.snapshot.paths.includes(other) ? [[path, other]] : [];
  });
  return [[before.single, after.single] as const, ...referred].filter(([was, now]) => was !== now);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

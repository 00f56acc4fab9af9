import { contractFiles } from '../../core/contracts/files.ts';
import type { ContractVerdict } from '../../core/model/contract-result.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { contractFormats } from '../../core/report/contract/contract-formats.ts';
import { excerpts } from '../../core/report/contract/excerpt.ts';
import { modeRefusal } from './check-mode.ts';
import { loadComparison, type LoadedComparison, compareSides } from './contract.ts';
import type { PrintedContractTask } from './task.ts';

/** A rendered comparison of contracts. */
export interface PrintedContract {
  readonly output: string;
  readonly verdict: ContractVerdict;
  /** Whether some of it could not be read. */
  readonly isPartial: boolean;
}

/** Compares two versions of a contract and renders the result. */
export async function printContract(task: PrintedContractTask): Promise<PrintedContract> {
  return (await preparePrint(task)).print();
}

/** Loads what a comparison needs; the rest of the work, `print`, is synchronous. */
export async function preparePrint({ print, color, ...task }: PrintedContractTask): Promise<PreparedPrint> {
  const [loaded, format] = await Promise.all([loadComparison(task), contractFormats[print]()]);
  for (const one of [loaded, ...loaded.older]) {
    checkKinds(one);
    checkMode(one);
  }
  return {
    loaded,
    print: () => {
      const { report, read } = compareSides(loaded);
      const sides = { before: excerpts(read.before), after: excerpts(read.after) };
      const { verdict, unread, contracts } = report.result;
      if (contracts.length + unread.length === 0) checkFiles(loaded);
      return { output: format(report, { color, sides }), verdict, isPartial: unread.length > 0 };
    },
  };
}

/**
 * Rejects a file compared with a folder: they have no names in common, and everything would seem to be added or removed.
 * @throws UserProblem
 */
function checkKinds({ before, after }: Omit<LoadedComparison, 'older'>): void {
  const isMixed = (one: typeof before, other: typeof before) => one.isFolder && other.single !== null;
  if (!isMixed(before, after) && !isMixed(after, before)) return;
  throw new UserProblem('usage', 'One is a file and the other a folder.', 'Name two files, or two folders.');
}

/**
 * Rejects a mode that a format of the files does not have, whether or not they differ.
 * @throws UserProblem
 */
function checkMode(loaded: LoadedComparison): void {
  const refusal = modeRefusal(loaded);
  if (refusal === null) return;
  const { because, fix } = refusal;
  throw new UserProblem('usage', `${because}.`, `${fix.charAt(0).toUpperCase()}${fix.slice(1)}.`);
}

/**
 * Rejects files that are no contracts, and folders without any, so that nobody takes them for compatible.
 * @throws UserProblem
 */
function checkFiles({ before, after, request: { format } }: LoadedComparison): void {
  if (format !== null) return;
  const texts = [before, after].flatMap(({ snapshot }) => Object.entries(snapshot.texts));
  if (texts.some(([path, text]) => contractFiles.isRoot(path, text))) return;
  const what = before.isFolder ? 'Neither folder has a file that looks' : 'Neither file looks';
  throw new UserProblem(
    'no-contract',
    `${what} like a contract.`,
    'Name a contract, or say with --as which format the files have.',
  );
}

/** A loaded comparison, and the function that makes and renders it. */
export interface PreparedPrint {
  readonly loaded: LoadedComparison;
  readonly print: () => PrintedContract;
}

import { contractFiles } from '../../core/contracts/files.ts';
import type { ContractVerdict } from '../../core/model/contract-result.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { contractFormats } from '../../core/report/contract/contract-formats.ts';
import { excerpts } from '../../core/report/contract/excerpt.ts';
import { checkMode } from './check-mode.ts';
import { loadComparison, type LoadedComparison, compareSides } from './contract.ts';
import type { PrintedContractTask } from './task.ts';

/** A comparison of contracts, ready to be printed. */
export interface PrintedContract {
  readonly output: string;
  readonly verdict: ContractVerdict;
  /** Whether some of it could not be read. */
  readonly isPartial: boolean;
}

/** Compares two versions of a contract and renders what came out. */
export async function printContract(task: PrintedContractTask): Promise<PrintedContract> {
  return (await printing(task)).print();
}

/** What is brought for a comparison, and the rest of the work, which waits for nothing. */
export async function printing({ print, color, ...task }: PrintedContractTask): Promise<Printing> {
  const [brought, format] = await Promise.all([loadComparison(task), contractFormats[print]()]);
  for (const one of [brought, ...brought.older]) checkKinds(one);
  return {
    brought,
    print: () => {
      const { report, read } = compareSides(brought);
      const sides = { before: excerpts(read.before), after: excerpts(read.after) };
      const { verdict, unread, contracts } = report.result;
      if (contracts.length + unread.length === 0) checkFiles(brought);
      for (const { format: of } of contracts) checkMode(of, task.mode);
      return { output: format(report, { color, sides }), verdict, isPartial: unread.length > 0 };
    },
  };
}

/**
 * A file and a folder have no names in common: all that is in the folder would seem to be new, or gone.
 * @throws UserProblem where one is a file and the other a folder.
 */
function checkKinds({ before, after }: Omit<LoadedComparison, 'older'>): void {
  const isMixed = (one: typeof before, other: typeof before) => one.isFolder && other.single !== null;
  if (!isMixed(before, after) && !isMixed(after, before)) return;
  throw new UserProblem('usage', 'One is a file and the other a folder.', 'Name two files, or two folders.');
}

/**
 * Two files that are no contracts, or two folders without any, were not compared, and nobody takes that for compatible.
 * @throws UserProblem where neither looks like one.
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

/** A comparison that is ready to be made. */
export interface Printing {
  readonly brought: LoadedComparison;
  readonly print: () => PrintedContract;
}

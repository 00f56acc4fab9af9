import type { ContractVerdict } from '../../core/model/contract-result.ts';
import { contractFormats } from '../../core/report/contract/contract-formats.ts';
import { excerpts } from '../../core/report/contract/excerpt.ts';
import { compareSides } from './contract.ts';
import type { PrintedContractTask } from './task.ts';

/** A comparison of contracts, ready to be printed. */
export interface PrintedContract {
  readonly output: string;
  readonly verdict: ContractVerdict;
  /** Whether some of it could not be read. */
  readonly isPartial: boolean;
}

/** Compares two versions of a contract and renders what came out. */
export async function printContract({ print, color, ...task }: PrintedContractTask): Promise<PrintedContract> {
  const { report, read } = await compareSides(task);
  const sides = { before: excerpts(read.before), after: excerpts(read.after) };
  const { verdict, unread } = report.result;
  return { output: contractFormats[print](report, { color, sides }), verdict, isPartial: unread.length > 0 };
}

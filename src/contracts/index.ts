import type { ContractFacts, Format, Unread } from '../model/contract.ts';
import type { Tree } from '../model/tree.ts';

/** What the caller knows beyond the two trees. */
export interface ReadOptions {
  /** The day of the review, YYYY-MM-DD. */
  readonly asOf: string;
  /** Paths that changed, as either side names them; null means look at every file. */
  readonly changed: ReadonlySet<string> | null;
  /** Renames the host reported: path before -> path after. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Overrides detection for every file that is named or looks like a contract. */
  readonly format: Format | null;
  /** A format's own compatibility mode: `WIRE_JSON`, `FORWARD`. */
  readonly mode: string | null;
}

/** What the contracts of the two trees say, and what could not be read of them. */
export interface ContractReading {
  readonly contracts: readonly ContractFacts[];
  readonly unread: readonly Unread[];
  /** `$ref` targets that exist and were not fetched yet. */
  readonly wanted: readonly string[];
}

/** Finds the contracts among the files of two trees, pairs them, and states every difference. */
export function readContracts(before: Tree, after: Tree, options: ReadOptions): ContractReading {
  void [before, after, options];
  return { contracts: [], unread: [], wanted: [] };
}

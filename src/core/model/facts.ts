import type { ContractFacts, Unread } from './contract.ts';
import type { Statement } from './fact.ts';
import type { Service } from './service.ts';
import type { Source } from './source.ts';

/** Everything the readers learned from the two trees. Plain data. */
export interface Facts {
  readonly asOf: string;
  readonly contracts: readonly ContractFacts[];
  readonly sources: { readonly before: readonly Source[]; readonly after: readonly Source[] };
  readonly services: readonly Service[];
  /** Statements of all readers, for agents. */
  readonly statements: readonly Statement[];
  /** The files that were read, by kind: `contract`, `code file`. */
  readonly read: readonly ReadFile[];
  readonly unread: readonly Unread[];
  readonly seen: readonly SeenFile[];
  /** Files that readers need and do not have yet: the next round of fetching loads them. */
  readonly wanted: readonly string[];
}

/** A file that a reader read in full. */
export interface ReadFile {
  /** Its kind, in the singular. */
  readonly as: string;
  readonly path: string;
}

/** A changed file of a kind that no reader reads: its language, format or tool (`Go`, `Protobuf`). */
export interface SeenFile {
  readonly path: string;
  readonly kind: string;
}

/** The facts of an empty change. */
export function noFacts(asOf: string): Facts {
  const sources = { before: [], after: [] };
  return { asOf, contracts: [], sources, services: [], statements: [], read: [], unread: [], seen: [], wanted: [] };
}

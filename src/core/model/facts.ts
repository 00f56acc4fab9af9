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
  /** What readers of any kind have to say to an agent. */
  readonly statements: readonly Statement[];
  /** The files that were read, by what each of them is: `contract`, `code file`. */
  readonly read: readonly ReadFile[];
  readonly unread: readonly Unread[];
  readonly seen: readonly SeenFile[];
  /** Files a reader needs and does not have yet: the next round of fetching brings them. */
  readonly wanted: readonly string[];
}

/** A file that a reader read in full. */
export interface ReadFile {
  /** What it is, as one of them is counted. */
  readonly as: string;
  readonly path: string;
}

/** A changed file of a kind that nothing here reads: its language, format or tool, as people write it (`Go`, `Protobuf`). */
export interface SeenFile {
  readonly path: string;
  readonly kind: string;
}

/** What is known where nothing was read. */
export function noFacts(asOf: string): Facts {
  const sources = { before: [], after: [] };
  return { asOf, contracts: [], sources, services: [], statements: [], read: [], unread: [], seen: [], wanted: [] };
}

import type { ContractFacts, Unread } from './contract.ts';
import type { Service } from './service.ts';
import type { Source } from './source.ts';

/** Everything the readers learned from the two trees. Plain data. */
export interface Facts {
  readonly asOf: string;
  readonly contracts: readonly ContractFacts[];
  readonly sources: { readonly before: readonly Source[]; readonly after: readonly Source[] };
  readonly services: readonly Service[];
  readonly unread: readonly Unread[];
  /** Changed code in a language without a reader: seen, not read. */
  readonly seen: readonly { readonly path: string; readonly language: string }[];
  /** Files a reader needs and does not have yet: the next round of fetching brings them. */
  readonly wanted: readonly string[];
}

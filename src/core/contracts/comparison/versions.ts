import type { Publishing } from '../../model/config.ts';
import type { DocumentStore, Node } from '../document-store.ts';
import type { Version } from '../format.ts';
import type { Contract, ContractSide } from '../side.ts';
import { Sameness } from './sameness.ts';

/** Both trees. */
export interface Sides {
  readonly before: ContractSide;
  readonly after: ContractSide;
}

/** How the versions of a contract are read. */
export interface Read {
  readonly asOf: string;
  /** What AsyncAPI 2 means by `publish`; where it is left out, what its specification says. */
  readonly publish?: (path: string) => Publishing;
  /** Files that are one file under two names: path before -> path after. A file that moved is not. */
  readonly paired?: ReadonlyMap<string, string>;
}

/** The two versions of a contract as elements, and what tells whether nodes of them say the same. */
interface Versions {
  readonly before: Version | null;
  readonly after: Version | null;
  readonly sameness: Sameness;
}

/** Reads the two versions of a contract; one may be absent. */
export function versionsOf(
  before: Contract | null,
  after: Contract | null,
  sides: Sides,
  { asOf, publish: publishing, paired }: Read,
): Versions {
  const contract = after ?? before;
  if (contract === null) throw new Error('a contract is compared with nothing');
  const { format, path } = contract;
  const stores = { before: sides.before.store(format), after: sides.after.store(format) };
  const dialects = before !== null && after !== null && format.dialect?.(before.unit) !== format.dialect?.(after.unit);
  const implying = (side: Contract | null, store: DocumentStore) =>
    side === null ? undefined : format.implied?.(side.unit, store);
  const [earlier, later] = [implying(before, stores.before), implying(after, stores.after)];
  const sameness = new Sameness(stores.before, stores.after, dialects, earlier && later && [earlier, later]);
  const same = (was: Node, now: Node) => sameness.same(was, now);
  const publish = publishing?.(path) ?? 'receive';
  const version = (
    side: Contract | null,
    [store, others]: readonly [DocumentStore, DocumentStore],
    called: (file: string) => string,
  ): Version | null => {
    const shared = { asOf, publish, same, called };
    return side && { unit: side.unit, root: format.root(side.unit, { documents: store, others, ...shared }), store };
  };
  return {
    before: version(before, [stores.before, stores.after], (file) => paired?.get(file) ?? file),
    after: version(after, [stores.after, stores.before], (file) => file),
    sameness,
  };
}

import type { Material } from '../../../model/material.ts';
import type { OperationExample } from '../../../model/operation-example.ts';
import { changesOf } from '../changes-of.ts';

/** An operation that changes, as it was called and as it is. */
export interface ChangedOperation {
  readonly operation: string;
  readonly contract: string;
  readonly before: OperationExample | null;
  readonly after: OperationExample | null;
}

const most = 20;

/** The operations of contracts that a change meets, the gravest change first, as far as their contract says how they are called. */
export function changedOperations({ verified, facts, exampleOf }: Material): readonly ChangedOperation[] {
  const met = changesOf(verified).flatMap(({ path, change }) =>
    change.usedBy.map((operation) => ({ path, operation })),
  );
  const unique = [...new Map(met.map((one) => [`${one.path} ${one.operation}`, one])).values()].slice(0, most);
  const roots = facts.contracts.map(({ path }) => path);
  const told = unique.flatMap(({ path, operation }): readonly ChangedOperation[] => {
    // What changes may stand in a file that the contract refers to.
    for (const contract of [path, ...roots]) {
      const [before, after] = [exampleOf('before', contract, operation), exampleOf('after', contract, operation)];
      if (before !== null || after !== null) return [{ operation, contract, before, after }];
    }
    return [];
  });
  // Two files can lead to one operation.
  return [...new Map(told.map((one) => [`${one.contract} ${one.operation}`, one])).values()];
}

import type { ContractFacts, Difference } from '../model/contract.ts';
import type { Heard } from './heard.ts';

/** The operations of one path that are at another one now. */
export interface MovedOperations {
  readonly to: string;
  readonly operations: readonly [Heard, ...Heard[]];
}

/**
 * The operations that are gone and are there under another path: one that differs in case, or in a slash at its end, or one
 * whose operation has the same method and the same `operationId`. What may have gone to two of them has gone to none.
 */
export function movedOperations(contract: ContractFacts, heard: readonly Heard[]): readonly MovedOperations[] {
  const gone = heard.filter(({ difference }) => isCall(difference) && difference.now === null);
  if (gone.length === 0) return [];
  const pathsByKey = new Map<string, Set<string>>();
  for (const added of contract.differences.filter((one) => isCall(one) && one.was === null)) {
    for (const key of keysOf(added)) {
      pathsByKey.set(key, (pathsByKey.get(key) ?? new Set()).add(pathOf(added)));
    }
  }
  const moves = gone.flatMap((one) => {
    const [to, ...others] = new Set(keysOf(one.difference).flatMap((key) => [...(pathsByKey.get(key) ?? [])]));
    return to === undefined || others.length > 0 ? [] : [{ to, one }];
  });
  const byPaths = Map.groupBy(moves, ({ to, one }) => JSON.stringify([pathOf(one.difference), to]));
  return [...byPaths.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ to: first.to, operations: [first.one, ...others.map(({ one }) => one)] as const }],
  );
}

/** Whether it is that clients can or can no longer call an operation. */
function isCall({ kind, aspect, direction }: Difference): boolean {
  return kind === 'operation' && aspect === 'presence' && direction === 'input';
}

function pathOf({ name }: Difference): string {
  return name.slice(name.indexOf(' ') + 1);
}

/** What an operation is known by at another path: its method with its id, and with its path in any case. */
function keysOf(operation: Difference): readonly string[] {
  const path = pathOf(operation);
  if (!path.startsWith('/')) return [];
  const method = operation.name.slice(0, -path.length);
  const plain = path
    .toLowerCase()
    .replaceAll(/\{[^}]*\}/g, '{}')
    .replace(/\/$/, '');
  const id = operation.given['operationId'];
  return [`${method}${plain}`, ...(id === undefined ? [] : [`${method}#${String(id)}`])];
}

import type { ContractFacts, Difference } from '../model/contract.ts';
import { shapeOf } from '../model/same-api.ts';
import type { Heard } from './heard.ts';
import { rewritten } from './rewritten.ts';

/** Operations that are at other paths now, all of which differ from the former ones in the same, whatever variables are called. */
export interface MovedOperations {
  /** In what they differ; nothing where the same words are joined in another way. */
  readonly edit: readonly string[];
  readonly to: readonly string[];
  readonly operations: readonly [Heard, ...Heard[]];
}

/**
 * The operations that are gone and are there under another path: one that differs in case, or in a slash at its end, or one
 * whose operation has the same method and the same `operationId`; and with them those of the same method whose paths differ
 * in the same. What may have gone to two of them has gone to none, and an id that several have tells none of them.
 */
export function movedOperations(contract: ContractFacts, heard: readonly Heard[]): readonly MovedOperations[] {
  const gone = heard.filter(({ difference }) => isCall(difference) && difference.now === null);
  if (gone.length === 0) return [];
  const came = contract.differences.filter((one) => isCall(one) && one.was === null);
  const pathsByKey = new Map<string, Set<string>>();
  for (const added of came) {
    for (const key of keysOf(added)) {
      pathsByKey.set(key, (pathsByKey.get(key) ?? new Set()).add(pathOf(added)));
    }
  }
  const goneByKey = Map.groupBy(
    gone.flatMap(({ difference }) => keysOf(difference)),
    (key) => key,
  );
  const moves = gone.flatMap((one) => {
    const keys = keysOf(one.difference).filter((key) => goneByKey.get(key)?.length === 1);
    const [to, ...others] = new Set(keys.flatMap((key) => [...(pathsByKey.get(key) ?? [])]));
    return to === undefined || others.length > 0 ? [] : [{ to, one }];
  });
  return alike(
    [...moves, ...movedLikewise(moves, gone, came)].map(({ to, one }) => ({
      edit: editOf(pathOf(one.difference), to),
      to: [to],
      operations: [one] as const,
    })),
  );
}

/** More characters than this are not put together to try edits, over all operations that are gone. */
const mostCharacters = 100_000_000;

interface Move {
  readonly to: string;
  readonly one: Heard;
}

/** The other operations that are gone, and came at a path that differs from theirs as those of these moves do. */
function movedLikewise(moves: readonly Move[], gone: readonly Heard[], came: readonly Difference[]): readonly Move[] {
  const moved = new Set(moves.map(({ one }) => one));
  const taken = new Set(moves.map(({ one, to }) => `${methodOf(one.difference)}${to}`));
  const edits = new Map(
    moves.flatMap(({ one, to }) => {
      const edit = editOf(pathOf(one.difference), to);
      return edit.length === 0 ? [] : [[JSON.stringify(edit), edit] as const];
    }),
  );
  const left = gone.filter((one) => !moved.has(one));
  // An edit may fit at each place of a name.
  const characters = left.reduce((sum, { difference: { name } }) => sum + name.length ** 2, 0);
  if (characters * edits.size > mostCharacters) return [];
  const free = Map.groupBy(
    came.filter(({ name }) => !taken.has(name)),
    ({ name }) => shapeOf(name),
  );
  const likewise = left.flatMap((one) => {
    const calls = new Set([...edits.values()].flatMap((edit) => edited(shapeOf(one.difference.name), edit)));
    const [to, ...others] = [...calls].flatMap((call) => free.get(call) ?? []);
    return to === undefined || others.length > 0 ? [] : [{ to, one }];
  });
  return [...Map.groupBy(likewise, ({ to }) => to)].flatMap(([to, [first, ...others]]) =>
    first === undefined || others.length > 0 ? [] : [{ to: pathOf(to), one: first.one }],
  );
}

/** What a text is if something in it is replaced, at each of the places where that can be. */
function edited(text: string, [from, to]: readonly [string, string]): readonly string[] {
  const found: string[] = [];
  for (let at = text.indexOf(from); at >= 0 && at < text.length; at = text.indexOf(from, at + 1))
    found.push(`${text.slice(0, at)}${to}${text.slice(at + from.length)}`);
  return found;
}

/** Moves that differ in the same are one, of however many paths or contracts they are. */
export function alike(moves: readonly MovedOperations[]): readonly MovedOperations[] {
  return [...Map.groupBy(moves, ({ edit }) => JSON.stringify(edit)).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const to = new Set([first, ...others].flatMap((move) => move.to));
    const operations = [...first.operations, ...others.flatMap((move) => move.operations)] as const;
    return [{ edit: first.edit, to: [...to], operations }];
  });
}

/** What another path has in place of what; where it is the same words that are joined in another way, no more than that. */
function editOf(was: string, now: string): readonly [] | readonly [string, string] {
  const wordsOf = (path: string) => path.toLowerCase().replaceAll(/[^a-z0-9/{}]/g, '');
  return wordsOf(was) === wordsOf(now) ? [] : rewritten(shapeOf(was), shapeOf(now));
}

/** Whether it is that clients can or can no longer call an operation. */
export function isCall({ kind, aspect, direction }: Difference): boolean {
  return kind === 'operation' && aspect === 'presence' && direction === 'input';
}

function pathOf({ name }: Difference): string {
  return name.slice(name.indexOf(' ') + 1);
}

function methodOf({ name }: Difference): string {
  return name.slice(0, name.indexOf(' ') + 1);
}

/** What an operation is known by at another path: its method with its id, and with its path in any case. */
function keysOf(operation: Difference): readonly string[] {
  const path = pathOf(operation);
  if (!path.startsWith('/')) return [];
  const method = methodOf(operation);
  const plain = shapeOf(path.toLowerCase()).replace(/\/$/, '');
  const id = operation.given['operationId'];
  return [`${method}${plain}`, ...(id === undefined ? [] : [`${method}#${String(id)}`])];
}

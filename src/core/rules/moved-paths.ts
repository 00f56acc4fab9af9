import type { ContractFacts } from '../model/contract.ts';
import type { Heard } from './heard.ts';

/** Operations whose paths begin otherwise now, or end with a slash or without one, and else are what they were. */
export interface MovedPaths {
  readonly from: string;
  readonly to: string;
  readonly operations: readonly [Heard, ...Heard[]];
}

/** An operation, what it is now, the beginnings of its former and its new path, and what they have in common. */
interface Move {
  readonly one: Heard;
  readonly now: string;
  readonly from: string;
  readonly to: string;
  readonly rest: string;
  /** Whether it is known to be the same operation, as it is called by its name. */
  readonly named: boolean;
}

/** From how many operations on the beginning of their paths has moved, and not some of them gone and others come. */
const fewest = 3;
/** More pairs of a removed and an added operation than this are not looked at. */
export const mostPairs = 250_000;

/** The beginnings of paths that a change has moved, the most common first; an operation moves once, and one comes from one. */
export function movedPaths(contract: ContractFacts, heard: readonly Heard[]): readonly MovedPaths[] {
  const added = new Set(
    contract.differences.flatMap(({ kind, aspect, was, name }) =>
      kind === 'operation' && aspect === 'presence' && was === null ? [name] : [],
    ),
  );
  const removed = heard.filter(
    ({ difference: { kind, aspect, now } }) => kind === 'operation' && aspect === 'presence' && now === null,
  );
  if (removed.length * added.size > mostPairs) return [];
  const moves = Map.groupBy(
    [
      ...removed.flatMap((one) => [...added].flatMap((name) => moveOf(one, one.difference.name, name) ?? [])),
      // An operation that is called by its name is the same one at another address.
      ...heard.flatMap((one) => (isBinding(one) ? (bindingMoved(one) ?? []) : [])),
    ],
    ({ from, to }) => JSON.stringify([from, to]),
  );
  const taken = new Set<Heard | string>();
  return [...moves.values()]
    .toSorted((a, b) => b.length - a.length)
    .flatMap((group) => {
      const left = group.filter(({ one, now }) => !taken.has(one) && !taken.has(now));
      const [first, ...others] = [...new Set(left.map(({ one }) => one))];
      if (first === undefined || others.length + 1 < fewest) return [];
      if (new Set(left.map(({ rest }) => rest)).size < 2 && !left.every(({ named }) => named)) return [];
      for (const { one, now } of left) taken.add(one).add(now);
      return [{ from: left[0]?.from ?? '', to: left[0]?.to ?? '', operations: [first, ...others] as const }];
    });
}

/** Paths that are the same but for a slash at the end. */
function atTheEnd(was: string, now: string): Pick<Move, 'from' | 'to' | 'rest'> | null {
  if (`${was}/` !== now && was !== `${now}/`) return null;
  const [from, to] = was.endsWith('/') ? ['{path}/', '{path}'] : ['{path}', '{path}/'];
  return { from, to, rest: was };
}

/** Whether an operation that is called by its name is answered over HTTP at another address: a method of protobuf, an operation of Smithy. */
function isBinding({ difference: { kind, aspect } }: Heard): boolean {
  return aspect === 'http' || (kind === 'operation' && aspect === 'binding');
}

/** Where the only HTTP request has gone; null where there were several, or are now. */
function bindingMoved(one: Heard): Move | null {
  const [was, now] = [one.difference.was, one.difference.now].map((side) =>
    Array.isArray(side) && side.length === 1 ? (side as unknown[])[0] : side,
  );
  return typeof was === 'string' && typeof now === 'string' ? moveOf(one, was, now, true) : null;
}

function moveOf(one: Heard, before: string, after: string, named = false): Move | null {
  const [was, now] = [before, after].map((operation) => {
    const at = operation.indexOf('/');
    return { method: operation.slice(0, at), segments: operation.slice(at).split('/') };
  });
  if (!was || !now || was.method !== now.method) return null;
  const slash = atTheEnd(was.segments.join('/'), now.segments.join('/'));
  if (slash) return { one, now: after, named, ...slash };
  let kept = 0;
  const at = (segments: readonly string[], index: number) => segments.at(-1 - index)?.replace(/^\{[^}]*\}$/, '{}');
  while (
    kept < was.segments.length - 1 &&
    kept < now.segments.length - 1 &&
    at(was.segments, kept) === at(now.segments, kept)
  )
    kept++;
  const rest = was.segments.slice(was.segments.length - kept);
  // What only has a variable in common need not be the same thing.
  if (!named && !rest.some((segment) => segment !== '' && !segment.startsWith('{'))) return null;
  const [from, to] = [was, now].map(({ segments }) => segments.slice(0, segments.length - kept).join('/'));
  return { one, now: after, named, from: from ?? '', to: to ?? '', rest: `/${rest.join('/')}` };
}

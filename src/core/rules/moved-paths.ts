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
const mostPairs = 250_000;

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
  // Where their paths end otherwise they have nothing in common.
  const byEnd = Map.groupBy([...added].map(callOf), endOf);
  const moves = Map.groupBy(
    [
      ...removed.flatMap((one) => {
        const was = callOf(one.difference.name);
        return byEnd.get(endOf(was))?.flatMap((now) => moveOf(one, was, now) ?? []) ?? [];
      }),
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
  return typeof was === 'string' && typeof now === 'string' ? moveOf(one, callOf(was), callOf(now), true) : null;
}

/** An operation by the parts of its path, as they are written and without the names of variables. */
interface Call {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly segments: readonly string[];
  readonly shapes: readonly string[];
}

function callOf(name: string): Call {
  const at = name.indexOf('/');
  const path = name.slice(at);
  const segments = path.split('/');
  const shapes = segments.map((segment) => segment.replace(/^\{[^}]*\}$/, '{}'));
  return { name, method: name.slice(0, at), path, segments, shapes };
}

/** The method, and what the path ends with before a slash. */
function endOf({ method, shapes }: Call): string {
  return `${method}${shapes.findLast((shape) => shape !== '') ?? ''}`;
}

function moveOf(one: Heard, was: Call, now: Call, named = false): Move | null {
  if (was.method !== now.method) return null;
  const slash = atTheEnd(was.path, now.path);
  if (slash) return { one, now: now.name, named, ...slash };
  const most = Math.min(was.shapes.length, now.shapes.length) - 1;
  let kept = 0;
  while (kept < most && was.shapes.at(-1 - kept) === now.shapes.at(-1 - kept)) kept++;
  const rest = was.segments.slice(was.segments.length - kept);
  // What only has a variable in common need not be the same thing.
  if (!named && !rest.some((segment) => segment !== '' && !segment.startsWith('{'))) return null;
  const [from, to] = [was, now].map(({ segments }) => segments.slice(0, segments.length - kept).join('/'));
  return { one, now: now.name, named, from: from ?? '', to: to ?? '', rest: `/${rest.join('/')}` };
}

import type { CallOutline, Outline } from './outline.ts';

/** The most enclosing calls that are considered: farther out they have nothing to do with a call. */
const mostAround = 50;

/** The calls between two offsets, by binary search: calls are ordered by their start. */
export function callsWithin({ calls }: Outline, start: number, end: number): readonly CallOutline[] {
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((calls[middle]?.start ?? Infinity) < start) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while ((calls[last]?.start ?? Infinity) < end) last++;
  return calls.slice(low, last);
}

/** A call and the calls in whose arguments it is, callbacks included, innermost first: 50 at most. */
export function callsAround(outline: Outline, call: CallOutline): readonly CallOutline[] {
  const outer = outerOf(outline);
  const around = [call];
  for (let at = outer.get(call); at !== undefined && around.length < mostAround; at = outer.get(at)) around.push(at);
  return around;
}

const known = new WeakMap<Outline, ReadonlyMap<CallOutline, CallOutline>>();

/** The innermost call around each call, computed once. */
function outerOf(outline: Outline): ReadonlyMap<CallOutline, CallOutline> {
  let outer = known.get(outline);
  if (outer === undefined) known.set(outline, (outer = gathered(outline.calls)));
  return outer;
}

function gathered(calls: readonly CallOutline[]): ReadonlyMap<CallOutline, CallOutline> {
  const outer = new Map<CallOutline, CallOutline>();
  const open: CallOutline[] = [];
  for (const call of calls) {
    while ((open.at(-1)?.end ?? Infinity) <= call.start) open.pop();
    const around = open.at(-1);
    if (around !== undefined) outer.set(call, around);
    open.push(call);
  }
  return outer;
}

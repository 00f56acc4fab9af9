import type { CallOutline, Outline } from './outline.ts';

/** Farther out a call has nothing to do with what it stands in. */
const mostAround = 50;

/** The calls between two offsets. Calls stand in the order in which they start. */
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

/** A call and those in whose arguments it stands, callbacks included, innermost first: a few dozen at most. */
export function callsAround(outline: Outline, call: CallOutline): readonly CallOutline[] {
  const outer = outerOf(outline);
  const around = [call];
  for (let at = outer.get(call); at !== undefined && around.length < mostAround; at = outer.get(at)) around.push(at);
  return around;
}

const known = new WeakMap<Outline, ReadonlyMap<CallOutline, CallOutline>>();

/** The innermost call around each call, gathered once. */
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

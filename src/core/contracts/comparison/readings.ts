import type { Effect, Reading } from '../../model/contract.ts';
import { lawOf } from '../../model/rule.ts';
import type { AspectValue, Element, Flow } from './element.ts';

/** A reading of a difference, and what else it is read as. */
export interface Readings extends Reading {
  readonly also?: readonly Reading[];
}

/** The two elements that have a value, and whether it is sent. */
interface Sides {
  readonly before: Element;
  readonly after: Element;
  readonly sent: boolean;
}

/** What the change from one value to another is, to each audience; null where it is nothing to any. */
export function readingsOf(was: AspectValue, now: AspectValue, { before, after, sent }: Sides): Readings | null {
  const found: Reading[] = [];
  const read = ({ audience, law }: Pick<AspectValue, 'audience' | 'law'>) => {
    for (const flow of flowsOf(after.flow)) {
      const effect = law(was.value, now.value, before, after, flow);
      if (effect !== null) found.push(reading(sent ? flow : 'neither', effect, audience));
    }
  };
  read(now);
  now.others?.forEach(read);
  return together(found);
}

/** What it is that a part comes or goes. */
export function presenceOf(
  part: Element,
  sent: boolean,
  effectIn: (flow: 'input' | 'output') => Effect,
  given: Element['given'],
): Readings | null {
  const audiences = part.heardBy?.(given) ?? [undefined];
  return together(
    flowsOf(part.flow).flatMap((flow) =>
      audiences.map((audience) => reading(sent ? flow : 'neither', effectIn(flow), audience)),
    ),
  );
}

/** The one way that stands for an element's, where a change is the same both ways. */
export function flowsOf(flow: Flow): readonly ['input' | 'output', ...'output'[]] {
  return flow === 'both' ? ['input', 'output'] : [flow];
}

function reading(direction: Reading['direction'], effect: Effect, audience: Reading['audience']): Reading {
  return { direction, effect, ...(audience === undefined ? {} : { audience }) };
}

/** The first that breaks stands for the others. */
function together(readings: readonly Reading[]): Readings | null {
  const first = readings.find((one) => lawOf(one) === 'breaking') ?? readings[0];
  if (first === undefined) return null;
  const also = readings.filter((one) => one !== first);
  return also.length === 0 ? first : { ...first, also };
}

import type { Difference, Mode, Reading } from '../model/contract.ts';
import { audiences, type ChangeSeverity } from '../model/finding.ts';
import { lawOf } from '../model/rule.ts';

const strength: readonly ChangeSeverity[] = ['safe', 'dangerous', 'breaking'];

/**
 * A difference as those see it whom it hits hardest, of those the mode listens to; null where none of them is there. One
 * change can be nothing on the wire and a break of generated code, and is still one change.
 */
export function strongestReading(difference: Difference, mode: Mode | undefined): Difference | null {
  const { direction, effect, audience, also = [] } = difference;
  if (mode === undefined && also.length === 0) return difference;
  const first: Reading = { direction, effect, ...(audience === undefined ? {} : { audience }) };
  const [strongest] = [first, ...also]
    .filter((one) => mode === undefined || listensTo(mode, one))
    .toSorted((a, b) => strength.indexOf(lawOf(b)) - strength.indexOf(lawOf(a)) || reach(a) - reach(b));
  if (strongest === undefined) return null;
  const { also: _, audience: __, ...rest } = difference;
  return { ...rest, ...strongest };
}

/** Who runs is hit harder than who generates code: the audiences are listed in that order. */
function reach({ audience }: Reading): number {
  return audience === undefined ? -1 : audiences.indexOf(audience);
}

/** Whether data flows in a way that the mode is about, and somebody it is about takes notice. */
function listensTo({ flows, audiences }: Mode, { direction, audience }: Reading): boolean {
  const flowing = direction === 'neither' ? flows.length > 0 : flows.includes(direction);
  return flowing && (audience === undefined || audiences.includes(audience));
}

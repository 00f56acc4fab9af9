import type { Statement } from '../model/fact.ts';
import type { Side } from '../model/place.ts';
import type { Source } from '../model/source.ts';

/** The kinds of what is said of calls. */
export const callKinds = ['call.added', 'call.removed'] as const;

/** The calls of service code that the change adds, edits or removes, and what bounds the wait for their answers. */
export function callStatements({ path, role, calls }: Source, side: Side): readonly Statement[] {
  if (role !== 'service') return [];
  return calls
    .filter(({ touched }) => touched)
    .map(({ expression, inside, line, text, timeout, because }) => ({
      kind: side === 'after' ? 'call.added' : 'call.removed',
      certainty: 'likely',
      subject: `${path} ${inside} ${expression}`,
      said: `${expression}${inside === '' ? '' : ` in ${inside}`} leaves the process; its timeout is ${timeout}${because === '' ? '' : ` (${because})`}.`,
      path,
      line,
      side,
      known: [`${inside} ${expression}`, text],
    }));
}

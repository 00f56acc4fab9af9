import type { Statement } from '../model/fact.ts';
import type { Side } from '../model/place.ts';
import type { Source } from '../model/source.ts';

/** The kinds of statements about calls. */
export const callKinds = ['call.added', 'call.removed'] as const;

/** Statements about the calls in service code that the change adds, edits or removes, with their timeouts. */
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

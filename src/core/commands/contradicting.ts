import type { Decision, Intent } from '../model/intent.ts';

/**
 * Which of the intents of one comment speak against each other, by their place: two words about one finding, or about whether
 * to go on. Nobody can say which of them was meant, so none of them is done.
 */
export function contradicting(intents: readonly Intent[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [index, one] of intents.entries()) {
    for (const [other, two] of intents.entries()) {
      if (other <= index || !contradict(one, two)) continue;
      found.add(index);
      found.add(other);
    }
  }
  return found;
}

function contradict(one: Intent, two: Intent): boolean {
  if (one.do === 'steer' && two.do === 'steer') return one.how !== two.how;
  return one.do === 'decide' && two.do === 'decide' && mayMeet(one, two);
}

/** Whether two decisions may be about one finding. */
function mayMeet({ of }: Decision, { of: other }: Decision): boolean {
  if (of === null || other === null || of === 'all' || other === 'all') return true;
  return of.startsWith(other) || other.startsWith(of);
}

import type { Difference } from '../model/contract.ts';
import type { ChangeSeverity } from '../model/finding.ts';

/** A difference of one contract, and how bad its rule calls it. */
interface Weighed {
  readonly difference: Difference;
  readonly stated: ChangeSeverity;
}

/**
 * The differences of one contract that are inside of a value of which nobody knows which way it goes, and break somebody
 * one way alone: it is not known then whether they break anybody. What breaks an object whichever way it goes may
 * be two changes, as a field that is renamed is gone for those who read it and missing for those who take it.
 */
export function breakingOneWay(weighed: readonly Weighed[]): ReadonlySet<Difference> {
  const broken = weighed.flatMap(({ difference, stated }) =>
    difference.given['undirected'] === true && stated === 'breaking' ? [difference] : [],
  );
  const groups = [...Map.groupBy(broken, ({ where }) => where).values()];
  return new Set(groups.filter((group) => new Set(group.map(({ direction }) => direction)).size === 1).flat());
}

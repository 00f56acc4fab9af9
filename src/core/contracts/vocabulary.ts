import type { Aspect } from '../model/aspect.ts';
import type { Difference, ElementKind } from '../model/contract.ts';

/** Everything that a format can state: the kinds of its elements, and of each what can change and what is given. */
export type Vocabulary = Partial<Readonly<Record<ElementKind, Spoken>>>;

/** What can be stated of one kind of element, besides that it comes or goes. */
export interface Spoken {
  readonly aspects: readonly Aspect[];
  /** What a rule may ask of it: every combination that rules can tell apart. */
  readonly given: readonly Difference['given'][];
}

/** Every combination of one of each list. */
export function combined(...lists: readonly (readonly Difference['given'][])[]): readonly Difference['given'][] {
  return lists.reduce((all, list) => all.flatMap((one) => list.map((other) => ({ ...one, ...other }))), [{}]);
}

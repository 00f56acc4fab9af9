import type { Aspect, Direction, Effect, ElementKind } from '../model/contract.ts';
import type { Spot } from './document.ts';

/**
 * A node of a contract, in the words every format shares. Readers make them lazily: `aspects` and `parts` are computed
 * when the walk asks, because most of a contract is the same on both sides and never looked at.
 */
export interface Element {
  readonly kind: ElementKind;
  /** Matches the element with its other version among its siblings of the same kind. */
  readonly key: string;
  /** Its short name, for people. */
  readonly name: string;
  readonly direction: Direction;
  readonly at: Spot;
  /**
   * A `choice` is one of several a client picks from (an operation, an enum value): one more widens. A `part` belongs
   * to the whole (a property, a header): one more in an output narrows, and in an input narrows only if required.
   * A `constraint` restricts whenever it is there.
   */
  readonly role: 'choice' | 'part' | 'constraint';
  readonly given: Readonly<Record<string, string | number | boolean>>;
  /** A named component: subjects inside it start from its name, whoever uses it. */
  readonly component?: string;
  /** The same pair of identities in the same direction is walked once. */
  readonly identity: string;
  aspects(): readonly AspectValue[];
  parts(): readonly Element[];
}

/** One aspect of an element: its value, where it is written, and how two values of it compare. */
export interface AspectValue {
  readonly aspect: Aspect;
  readonly value: unknown;
  readonly at: Spot;
  readonly law: AspectLaw;
  /** Parts of this kind are compared only if both sides have the aspect: the whole list came or went. */
  readonly lists?: ElementKind;
}

/** What the change from one value to another does to the set of allowed values; null where nothing changed. */
export type AspectLaw = (was: unknown, now: unknown) => Effect | null;

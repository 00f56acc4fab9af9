import type { Spot } from '../../texts/document.ts';
import type { Element } from '../comparison/element.ts';
import type { Model, Target } from './model.ts';

/** What takes something from shapes that no text of its model defines: nobody here can tell what they say. */
export interface Dependent {
  readonly missing: readonly Target[];
  /** Notes that it is not compared. */
  readonly note: () => void;
}

/** What an element takes from shapes that are not here. */
export function dependent(targets: readonly Target[], model: Model): Dependent {
  const missing = targets.filter(({ id }) => model.typeOf(id) === null);
  return { missing, note: () => missing.forEach((target) => model.note(target)) };
}

/** Whether two versions take something else from shapes that are not here. Both are noted then. */
export function dependsOtherwise(before: Element, after: Dependent): boolean {
  if (!isDependent(before)) return false;
  const [was, now] = [before, after].map(({ missing }) => missing.map(({ id }) => id).toSorted());
  if (String(was) === String(now)) return false;
  before.note();
  after.note();
  return true;
}

function isDependent(element: Element): element is Element & Dependent {
  return 'missing' in element;
}

/** A part of which nothing is known but its name. Where only one version has it, it may be any part of its kind of the other one. */
export function unsure(kind: Element['kind'], key: string, at: Spot): Element {
  return {
    kind,
    role: 'part',
    key,
    name: '',
    flow: 'both',
    at,
    given: {},
    broken: 'unread',
    aspects: () => [],
    parts: () => [],
  };
}

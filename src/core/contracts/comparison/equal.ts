import type { Content, Notation } from '../../texts/parsed.ts';
import { equalJson } from './laws.ts';

/** What a comparison meets on its way. */
export interface Visitor {
  /** Decides on a reference on each side. */
  follow(before: string, after: string): boolean;
  /** Set where a key changes what a reference below it means for the value that it is in. */
  contextual?: boolean;
  /** Whether the two sides are of versions of the format that give some keys another meaning. */
  readonly dialects?: boolean;
  /** Whether what two maps mean beyond their texts and their references is the same too. */
  implied?(before: Fields, after: Fields): boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** Whether two values say the same to a machine, down to their references, which are left to the visitor. */
export function equal(
  before: unknown,
  after: unknown,
  content: Content,
  notation: Notation,
  visitor: Visitor,
): boolean {
  const { contextual, dialectal, implying } = notation;

  function equalIn(a: unknown, b: unknown, around: Content): boolean {
    if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
    if (around === 'literal') return equalJson(a, b);
    if (Array.isArray(a)) {
      if (!Array.isArray(b) || a.length !== b.length) return false;
      const items = around === 'lists-of-names' ? 'names' : 'fields';
      for (let index = 0; index < a.length; index++) if (!equalIn(a[index], b[index], items)) return false;
      return true;
    }
    return !Array.isArray(b) && equalMaps(a as Record<string, unknown>, b as Record<string, unknown>, around);
  }

  function equalMaps(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>, around: Content) {
    const [was, now] = [notation.referenceOf(a), notation.referenceOf(b)];
    const bothRefer = was !== null && now !== null;
    if (bothRefer && !visitor.follow(was, now)) return false;
    const counts = visitor.dialects === true && bothRefer;
    const fields = around === 'fields';
    const states = (key: string) => notation.contentOf(key, around) !== 'prose';
    // Whether what stands beside a reference counts is up to the version of the format.
    if (counts && Object.keys(b).filter(states).length > 1) return false;
    for (const key in a) {
      const content = notation.contentOf(key, around);
      if (content === 'prose') continue;
      if (fields && contextual.has(key)) visitor.contextual = true;
      if (!Object.hasOwn(b, key)) return false;
      if (fields && implying?.has(key) === true && visitor.implied?.(a, b) === false) return false;
      if (fields && visitor.dialects === true && dialectal.has(key)) return false;
      const value = a[key];
      const other = b[key];
      if (value === other && typeof value !== 'object') continue;
      // What both refer to has been compared, wherever it is written.
      if (bothRefer && value === was && other === now) continue;
      if (!equalIn(value, other, content)) return false;
    }
    for (const key in b) if (!Object.hasOwn(a, key) && states(key)) return false;
    return true;
  }

  return equalIn(before, after, content);
}

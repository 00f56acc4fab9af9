import type { Content, Notation } from '../../texts/parsed.ts';
import { contentAt, type Node } from '../document-store.ts';
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

  function equalMaps(a: Fields, b: Fields, around: Content): boolean {
    const was = notation.referenceOf(a);
    const now = was === null ? null : notation.referenceOf(b);
    const bothRefer = was !== null && now !== null;
    if (bothRefer && !visitor.follow(was, now)) return false;
    // Whether what stands beside a reference counts is up to the version of the format.
    if (bothRefer && visitor.dialects === true && Object.keys(b).filter((key) => states(key, around)).length > 1) {
      return false;
    }
    let shared = 0;
    for (const key in a) {
      const value = a[key];
      const other = b[key];
      const mark = around === 'fields' ? notation.marks.get(key) : undefined;
      // Most of what two versions say is the same scalar, which is asked nothing more.
      if (mark === undefined && value === other && typeof value !== 'object' && value !== undefined) {
        shared++;
        continue;
      }
      const content = notation.contentOf(key, around);
      if (Object.hasOwn(b, key)) shared++;
      else if (content !== 'prose') return false;
      if (content === 'prose') continue;
      if (mark === 'contextual') visitor.contextual = true;
      if (mark === 'implying' && visitor.implied?.(a, b) === false) return false;
      if (mark === 'dialectal' && visitor.dialects === true) return false;
      // What both refer to has been compared, wherever it is written.
      if (bothRefer && value === was && other === now) continue;
      if (!equalIn(value, other, content)) return false;
    }
    if (Object.keys(b).length === shared) return true;
    for (const key in b) if (!Object.hasOwn(a, key) && states(key, around)) return false;
    return true;
  }

  function states(key: string, around: Content): boolean {
    return notation.contentOf(key, around) !== 'prose';
  }

  return equalIn(before, after, content);
}

/**
 * A text that two nodes share which say the same to a machine, and seldom any others: all but prose and what references
 * lead to. Of thousands of nodes it tells those that are worth comparing.
 */
export function outlineOf({ raw, spot }: Node): string {
  const { notation } = spot.document;

  function outlineIn(value: unknown, content: Content): string {
    if (typeof value !== 'object' || value === null) return `${typeof value} ${String(value)}`;
    if (Array.isArray(value)) {
      const items = content === 'literal' ? content : content === 'lists-of-names' ? 'names' : 'fields';
      return `[${value.map((item) => outlineIn(item, items)).join()}]`;
    }
    const reference = content === 'literal' ? null : notation.referenceOf(value);
    const entries = Object.entries(value).flatMap(([key, item]) => {
      const own = content === 'literal' ? content : notation.contentOf(key, content);
      if (own === 'prose') return [];
      return `${JSON.stringify(key)}:${item === reference ? '' : outlineIn(item, own)}`;
    });
    return `{${entries.toSorted().join()}}`;
  }

  return outlineIn(raw, contentAt(spot));
}

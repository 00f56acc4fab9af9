import type { Unread } from '../../model/contract.ts';
import { type Document, documentOf, parseDocument } from '../../texts/document.ts';
import { type Notation, plainNotation } from '../../texts/parsed.ts';
import { isIdl } from './files.ts';
import { parseIdl } from './idl.ts';
import { keywords } from './names.ts';

/** What holds schemas. Everything else is data, or means something to others. */
const holding = new Set(['type', 'items', 'values', 'fields', 'types', 'schema', 'request', 'response', 'errors']);

/** A map whose type, items or values is a name refers to what is called so; so does a union, for the first name in it. */
const notation: Notation = {
  ...plainNotation,
  contentOf: (key, around) => {
    if (around === 'literal') return 'literal';
    if (around === 'names') return 'fields';
    return key === 'messages' ? 'names' : holding.has(key) ? 'fields' : 'literal';
  },
  referenceOf: (raw) => {
    if (typeof raw !== 'object' || raw === null) return null;
    const { type, items, values } = raw as Record<string, unknown>;
    const isName = (one: unknown) => typeof one === 'string' && !keywords.has(one);
    const written = Array.isArray(raw)
      ? (raw as unknown[])
      : type === 'array'
        ? [items]
        : type === 'map'
          ? [values]
          : [type];
    return (written.find(isName) as string | undefined) ?? null;
  },
};

/** Reads a schema or a protocol, from JSON or from the interface language. */
export function parse(file: string, text: string): Document | Unread {
  return isIdl(file, text) ? documentOf(file, text, notation, parseIdl) : parseDocument(file, text, notation);
}

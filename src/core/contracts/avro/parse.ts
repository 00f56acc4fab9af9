import type { Unread } from '../../model/contract.ts';
import { type Document, parseDocument } from '../../texts/document.ts';
import { type Notation, plainNotation } from '../../texts/parsed.ts';
import { keywords } from './names.ts';

/** What holds schemas. Everything else is data, or means something to others. */
const holding = new Set(['type', 'items', 'values', 'fields', 'types', 'request', 'response', 'errors']);

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

/** Reads the JSON of a schema or a protocol. Avro's interface language is told and not read. */
export function parse(file: string, text: string): Document | Unread {
  if (!/\.avdl$/i.test(file)) return parseDocument(file, text, notation);
  const because = 'the interface language of Avro is recognised, and not read yet';
  return {
    file,
    because,
    fix: 'compare the schemas that are made of it, or review it by hand',
    kind: 'format',
    format: 'avro',
  };
}

import type { Unread } from '../../model/contract.ts';
import { type Document, documentOf, parseDocument } from '../../texts/document.ts';
import { type Notation, plainNotation } from '../../texts/parsed.ts';
import { readIdl } from './idl.ts';

/** In either notation of Smithy a map with a `target` refers to a shape. */
const notation: Notation = {
  ...plainNotation,
  referenceOf: (raw) => {
    const target = typeof raw === 'object' && raw !== null && 'target' in raw ? raw.target : null;
    return typeof target === 'string' ? target : null;
  },
};

/** Reads the interface definition language, or the JSON of a model. */
export function parse(file: string, text: string): Document | Unread {
  if (/\.json$/i.test(file)) return parseDocument(file, text, notation);
  return documentOf(file, text, notation, (body) => {
    const { value, lines } = readIdl(body);
    return { value, locate: (wanted) => lines.locate(value, wanted) };
  });
}

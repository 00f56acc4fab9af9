import type { Unread } from '../../model/contract.ts';
import { type Document, isDocument, linesOf, type Spot } from '../../texts/document.ts';
import type { Wanted } from '../../texts/syntax.ts';
import { type DocumentStore, type Node, rootNode } from '../document-store.ts';

const known = new WeakMap<Document, Map<string, Node | Unread>>();

/**
 * What stands in another language in a text of a document: parsed once, with the lines of the document. Null where it
 * cannot be parsed, which is noted in the documents.
 */
export function embedded(
  { raw, spot }: Node,
  parse: (file: string, text: string) => Document | Unread,
  documents: DocumentStore,
): Node | null {
  const cache = known.get(spot.document) ?? new Map<string, Node | Unread>();
  known.set(spot.document, cache);
  const text = String(raw);
  const found = cache.get(text) ?? nodeOrProblem(parse(spot.document.file, text), spot);
  cache.set(text, found);
  if (!('because' in found)) return found;
  const where = found.line === undefined ? '' : ` in its line ${found.line}`;
  documents.miss(spot, { because: `of the schema that is a text here: ${found.because}${where}`, fix: found.fix });
  return null;
}

function nodeOrProblem(parsed: Document | Unread, spot: Spot): Node | Unread {
  return isDocument(parsed) ? nodeIn(parsed, spot) : parsed;
}

function nodeIn(inner: Document, spot: Spot): Node {
  const document: Document = {
    ...inner,
    locate: (wanted) => {
      inner.locate(wanted);
      const line = linesOf(spot.document, [spot]).get(spot) ?? 1;
      const first = spot.document.text.split('\n', line).at(-1) ?? '';
      // Only a block of YAML keeps the lines of the text: it begins below its key.
      move(wanted, isBlock.test(first) ? (own) => line + own : () => line);
    },
  };
  return rootNode(document);
}

const isBlock = /[|>][-+\d]*\s*(?:#.*)?$/;

function move(wanted: Wanted, to: (line: number) => number): void {
  if (wanted.line > 0) wanted.line = to(wanted.line);
  for (const child of wanted.below.values()) move(child, to);
}

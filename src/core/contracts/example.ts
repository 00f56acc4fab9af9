import type { OperationExample } from '../model/operation-example.ts';
import type { Side } from '../model/place.ts';
import { isDocument } from '../texts/document.ts';
import { formatOf } from './files.ts';
import { loadedReader } from './readers.ts';

/** How an operation of a contract is called; null where its format writes no requests, or the text has no such operation. */
export function exampleIn(path: string, text: string, side: Side, operation: string): OperationExample | null {
  const format = formatOf(path, text);
  const reader = format && loadedReader(format);
  if (reader?.example === undefined) return null;
  const document = reader.parse(path, text);
  const example = isDocument(document) ? reader.example(document, operation) : null;
  return example && { ...example, path, side };
}

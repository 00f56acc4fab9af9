import type { ContractFormat } from './format.ts';
import { isDocument, linesOf, parseDocument } from '../texts/document.ts';
import { formatOf } from './files.ts';
import { loadedReader } from './readers.ts';

const most = 500;

/** The operations that a text describes if it is a contract, with their lines: `12 GET /orders`. */
export function operationsIn(path: string, text: string): readonly string[] {
  const format = readerFor(path, text);
  if (format?.operations === undefined) return [];
  const document = format.parse(path, text);
  if (!isDocument(document)) return [];
  const found = format.operations(document).slice(0, most);
  const lines = linesOf(
    document,
    found.map(({ at }) => at),
  );
  return found.map(({ name, at }) => `${lines.get(at) ?? 1} ${name}`);
}

/** Whether a text can be read as what its name and its content say it is: a contract, or else JSON or YAML. */
export function isReadable(path: string, text: string): boolean {
  return isDocument(readerFor(path, text)?.parse(path, text) ?? parseDocument(path, text));
}

/** The reader of what a text is, where a review has loaded it. */
function readerFor(path: string, text: string): ContractFormat | undefined {
  const format = formatOf(path, text);
  return format && loadedReader(format);
}

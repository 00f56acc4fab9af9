import type { OperationExample } from '../model/operation-example.ts';
import type { Side } from '../model/place.ts';
import { isDocument, linesOf } from '../texts/document.ts';
import { formatOf } from './files.ts';
import { loadedReader } from './readers.ts';

/** Says how an operation is called; null where nobody can. */
export type ExampleOf = (operation: string) => OperationExample | null;

/**
 * How the operations of a contract are called: none of a text that is no contract, or of a format that writes no requests. It is
 * parsed once, when the first is asked for.
 */
export function examplesIn(path: string, text: string, side: Side): ExampleOf {
  let known: ExampleOf | undefined;
  return (operation) => (known ??= read(path, text, side))(operation);
}

function read(path: string, text: string, side: Side): ExampleOf {
  const none = () => null;
  const format = formatOf(path, text);
  const reader = format && loadedReader(format);
  if (reader?.example === undefined || reader.operations === undefined) return none;
  const document = reader.parse(path, text);
  if (!isDocument(document)) return none;
  const operations = reader.operations(document);
  const lines = linesOf(
    document,
    operations.map(({ at }) => at),
  );
  const lineOf = new Map(operations.map(({ name, at }) => [name, lines.get(at) ?? 1]));
  return (operation) => {
    const example = reader.example?.(document, operation) ?? null;
    return example && { ...example, path, side, line: lineOf.get(operation) ?? 1 };
  };
}

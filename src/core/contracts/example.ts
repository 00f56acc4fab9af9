import type { OperationExample } from '../model/operation-example.ts';
import type { Side } from '../model/place.ts';
import type { Tree } from '../model/tree.ts';
import { linesOf } from '../texts/document.ts';
import { DocumentStore } from './document-store.ts';
import { formatOf } from './files.ts';
import type { Around } from './format.ts';
import { loadedReader } from './readers.ts';

/** Says how an operation is called; null where nobody can. */
export type ExampleOf = (operation: string) => OperationExample | null;

/** More files than these are not looked at for the rest of a contract. */
const mostFiles = 1000;

/**
 * How the operations of a contract are called, by one of its files: none of a text that is no contract, or of a format that
 * writes no requests. It is parsed once, when the first is asked for.
 */
export function examplesIn(path: string, tree: Tree, side: Side): ExampleOf {
  let known: ExampleOf | undefined;
  return (operation) => (known ??= read(path, tree, side))(operation);
}

function read(path: string, tree: Tree, side: Side): ExampleOf {
  const format = formatOf(path, tree.read(path) ?? '');
  const reader = format && loadedReader(format);
  if (reader?.example === undefined) return () => null;
  const store = new DocumentStore(tree, reader);
  const document = store.document(path);
  if (document === null) return () => null;
  let beside: ReturnType<Around['documents']> | undefined;
  const documents = () =>
    (beside ??= tree
      .paths()
      .filter((file) => reader.files.named.test(file) && formatOf(file, tree.read(file) ?? '') === format)
      .slice(0, mostFiles)
      .flatMap((file) => store.document(file) ?? []));
  return (operation) => {
    const example = reader.example?.(document, operation, { store, documents }) ?? null;
    if (example === null) return null;
    const { at, ...told } = example;
    return { ...told, path: at.document.file, side, line: linesOf(at.document, [at]).get(at) ?? 1 };
  };
}

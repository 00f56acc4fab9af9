import { type Format, isStructured } from '../model/contract.ts';
import type { Tree } from '../model/tree.ts';
import type { ContractReader } from './reader.ts';

/** Formats that are recognised and have no reader yet, by the look of a file. */
const unbuilt: readonly (readonly [Format, (path: string, text: string) => boolean])[] = [
  ['graphql', (path) => /\.(graphql|graphqls|gql)$/i.test(path)],
  ['protobuf', (path) => /\.proto$/i.test(path)],
  ['avro', (path) => /\.(avsc|avpr|avdl)$/i.test(path)],
  ['smithy', (path) => /\.smithy$/i.test(path)],
  ['thrift', (path) => /\.thrift$/i.test(path)],
  ['asyncapi', (path, text) => isStructured(path) && /^\s*["']?asyncapi["']?\s*:/m.test(text)],
  [
    'json-schema',
    (path, text) =>
      isStructured(path) && /["']?\$schema["']?\s*:\s*["']?https?:\/\/json-schema\.org\/(draft|schema)/.test(text),
  ],
];

/** Whether a file is called as contracts are: only its text can tell whether it is one. */
export function couldBeContract(path: string): boolean {
  return isStructured(path) || unbuilt.some(([, looksLike]) => looksLike(path, ''));
}

/** A file that is, or may be, a contract. */
export interface Candidate {
  readonly path: string;
  readonly format: Format;
}

/**
 * The contract files of a tree, told by their name and a glance at their text. A forced format holds for a tree of one
 * file whatever it looks like, and in a larger one for every file that could be of it.
 */
export function detect(tree: Tree, readers: readonly ContractReader[], forced: Format | null): Candidate[] {
  const paths = tree.paths();
  const [only, ...others] = paths;
  if (forced !== null && only !== undefined && others.length === 0) return [{ path: only, format: forced }];
  return paths.flatMap((path): Candidate[] => {
    const text = tree.read(path)?.replace(/^\ufeff/, '');
    if (text === undefined) return [];
    const reader = isStructured(path) ? readers.find(({ looksLike }) => looksLike(text)) : undefined;
    const format = reader?.format ?? unbuilt.find(([, looksLike]) => looksLike(path, text))?.[0];
    if (format === undefined || (forced !== null && format !== forced)) return [];
    return [{ path, format }];
  });
}

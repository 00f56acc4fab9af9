import { type Format, isStructured } from '../model/contract.ts';
import type { Tree } from '../model/tree.ts';
import { contractFiles, formatOf } from './files.ts';
import { formats } from './generated.ts';

interface Recognised {
  readonly format: Format;
  /** How its files are called. */
  readonly named: (path: string) => boolean;
  /** Left out where the name tells. */
  readonly looksLike?: (text: string) => boolean;
}

const called = (extensions: RegExp) => (path: string) => extensions.test(path);

/** A line that begins a statement of TypeSpec: other files are called so too. */
const ofTypeSpec =
  /^[ \t]*(?:import[ \t]+"|using[ \t]+\w|namespace[ \t]+\w|@@?\w|(?:extern[ \t]+)?(?:model|interface|op|union|enum|scalar|alias|dec|const)[ \t]+\w)/m;

/** Formats that are recognised, whether a folder reads them or not. */
const recognised: readonly Recognised[] = [
  { format: 'graphql', named: called(/\.(graphql|graphqls|gql)$/i) },
  { format: 'protobuf', named: called(/\.proto$/i) },
  { format: 'avro', named: called(/\.(avsc|avpr|avdl)$/i) },
  { format: 'smithy', named: called(/\.smithy$/i) },
  { format: 'thrift', named: called(/\.thrift$/i) },
  { format: 'typespec', named: called(/\.tsp$/i), looksLike: (text) => ofTypeSpec.test(text) },
  { format: 'raml', named: called(/\.(raml|ya?ml)$/i), looksLike: (text) => /^#%RAML [01]\.\d/.test(text) },
  { format: 'asyncapi', named: isStructured, looksLike: (text) => /^[ \t]*["']?asyncapi["']?\s*:/m.test(text) },
  {
    format: 'json-schema',
    named: isStructured,
    looksLike: (text) => /["']?\$schema["']?\s*:\s*["']?https?:\/\/json-schema\.org\/(draft|schema)/.test(text),
  },
];

const unbuilt = recognised.filter(({ format }) => formats.every(({ files: built }) => built.format !== format));

/** Whether a file is called as contracts are: only its text can tell whether it is one. */
export function couldBeContract(path: string): boolean {
  return contractFiles.isNamed(path) || unbuilt.some(({ named }) => named(path));
}

/** Whether a file is called as the contracts of a format are, and tells by its text alone whether it is one. */
export function couldHold(path: string, format: Format): boolean {
  const built = formats.find(({ files }) => files.format === format);
  if (built !== undefined) return built.files.named.test(path);
  return isStructured(path) && ['asyncapi', 'json-schema', 'avro'].includes(format);
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
export function detect(tree: Tree, forced: Format | null): readonly Candidate[] {
  const paths = tree.paths();
  const [only, ...others] = paths;
  if (forced !== null && only !== undefined && others.length === 0) return [{ path: only, format: forced }];
  const all = told.get(tree) ?? paths.flatMap((path) => candidateAt(path, tree));
  told.set(tree, all);
  return forced === null ? all : all.filter(({ format }) => format === forced);
}

/** What was told of a tree: those who load readers ask before those who read. */
const told = new WeakMap<Tree, readonly Candidate[]>();

function candidateAt(path: string, tree: Tree): readonly Candidate[] {
  const text = tree.read(path)?.replace(/^\ufeff/, '');
  if (text === undefined) return [];
  const looks = ({ named, looksLike }: Recognised) => named(path) && (looksLike?.(text) ?? true);
  const format = formatOf(path, text) ?? unbuilt.find(looks)?.format;
  return format === undefined ? [] : [{ path, format }];
}

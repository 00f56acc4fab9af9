import { type ContractFacts, type Format, formatNames, isStructured, type Unread } from '../model/contract.ts';
import type { Tree } from '../model/tree.ts';
import { compare, type Root } from './comparison/compare.ts';
import { type Candidate, detect } from './detect.ts';
import { isDocument, linesOf, parseDocument, rootOf, below } from '../texts/document.ts';
import { readers } from './generated.ts';
import { DocumentStore } from './document-store.ts';
import { jsonReferences } from './json-reference.ts';
import { declaredAddresses } from './openapi/addresses.ts';
import { openapiNotation } from './openapi/notation.ts';
import { unrecognised, unseen } from './unrecognised.ts';

/** What the caller knows beyond the two trees. */
export interface ReadOptions {
  /** The day of the review, YYYY-MM-DD. */
  readonly asOf: string;
  /** Paths that changed, as either side names them; null means look at every file. */
  readonly changed: ReadonlySet<string> | null;
  /** Renames the host reported: path before -> path after. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Overrides detection. */
  readonly format: Format | null;
  /** A format's own compatibility mode: `WIRE_JSON`, `FORWARD`. OpenAPI has none. */
  readonly mode: string | null;
}

/** What the contracts of the two trees say, and what could not be read of them. */
export interface ContractReading {
  readonly contracts: readonly ContractFacts[];
  readonly unread: readonly Unread[];
  /** `$ref` targets that exist and were not fetched yet. */
  readonly wanted: readonly string[];
}

interface Side {
  readonly documents: DocumentStore;
  readonly roots: readonly Root[];
  readonly unread: readonly Unread[];
}

/** Finds the contracts among the files of two trees, pairs them, and states every difference. */
export function readContracts(before: Tree, after: Tree, options: ReadOptions): ContractReading {
  const [a, b] = [readSide(before, options), readSide(after, options)];
  const contracts: ContractFacts[] = [];
  const failed: Unread[] = [];
  for (const [was, now] of pairRoots(a.roots, b.roots, options.renamed)) {
    if (was && now === null && isUnread(b, options.renamed.get(was.path) ?? was.path)) continue;
    const lost = was && now ? null : lostVersion(was, now, { before, after }, options.renamed);
    if (lost) {
      failed.push(lost);
      continue;
    }
    const compared = compare(was, now, { before: a.documents, after: b.documents }, options.asOf);
    if ('because' in compared) failed.push(compared);
    else contracts.push(compared);
  }
  return {
    contracts,
    unread: merge(
      [...a.documents.unread(), ...a.unread],
      [...b.documents.unread(), ...b.unread, ...failed],
      options.changed,
    ),
    wanted: [...new Set([...a.documents.wanted, ...b.documents.wanted])],
  };
}

/** Why the other version of a contract, which is there, was not found to be one. */
function lostVersion(
  was: Root | null,
  now: Root | null,
  trees: { readonly before: Tree; readonly after: Tree },
  renamed: ReadonlyMap<string, string>,
): Unread | null {
  if (was) return unrecognised(trees.after, renamed.get(was.path) ?? was.path);
  if (!now) return null;
  const [origin = now.path] = [...renamed].find(([, path]) => path === now.path) ?? [];
  return unrecognised(trees.before, origin);
}

/** Whether the file is there and could not be read: then it was not removed. */
function isUnread({ documents, unread }: Side, path: string): boolean {
  return [...documents.unread(), ...unread].some(({ file }) => file === path);
}

function readSide(tree: Tree, options: ReadOptions): Side {
  const documents = new DocumentStore(tree, {
    parse: (file, text) => parseDocument(file, text, openapiNotation),
    references: jsonReferences,
    named: /\.(ya?ml|json)$/i,
    addresses: declaredAddresses,
  });
  const unread: Unread[] = options.format === null ? unseen(tree, options.changed, readers) : [];
  const roots: Root[] = [];
  for (const candidate of involved(detect(tree, readers, options.format), tree, options.changed)) {
    const reader = readers.find(({ format }) => format === candidate.format);
    if (reader === undefined) {
      unread.push(withoutReader(candidate));
      continue;
    }
    const document = documents.open(candidate.path);
    if (document === null || !isDocument(document)) continue;
    const node = { raw: document.value, spot: rootOf(document) };
    if (!reader.claims(node) && options.format === null) continue;
    const problem = reader.problem(node);
    if (problem === null) roots.push({ path: candidate.path, reader, node });
    else {
      const spot = problem.key === undefined ? node.spot : below(node.spot, problem.key);
      const line = linesOf(document, [spot]).get(spot) ?? 1;
      unread.push({ file: candidate.path, line, because: problem.because, fix: problem.fix });
    }
  }
  return { documents, roots, unread };
}

/** Of all contracts those the change can have touched: it changed them, or a file they may refer to. */
function involved(candidates: readonly Candidate[], tree: Tree, changed: ReadonlySet<string> | null): Candidate[] {
  if (changed === null) return [...candidates];
  const roots = new Set(candidates.map(({ path }) => path));
  const fragments = [...changed].some((path) => isStructured(path) && !roots.has(path));
  return candidates.filter(({ path }) => {
    if (changed.has(path)) return true;
    return fragments && /\$ref["']?\s*:\s*["']?[^#"'\s]/.test(tree.read(path) ?? '');
  });
}

function withoutReader({ path, format }: Candidate): Unread {
  return {
    file: path,
    because: `${formatNames[format]} is recognised, and no reader for it is built yet`,
    fix: 'review this file by hand',
    kind: 'format',
    format,
  };
}

/** Pairs by path, then by rename, then by title, and at last the only one left on each side. */
function pairRoots(
  before: readonly Root[],
  after: readonly Root[],
  renamed: ReadonlyMap<string, string>,
): [Root | null, Root | null][] {
  const left = new Set(before);
  const right = new Set(after);
  const pairs: [Root | null, Root | null][] = [];
  const match = (fits: (was: Root, now: Root) => boolean) => {
    for (const was of left) {
      const now = [...right].find((root) => root.reader === was.reader && fits(was, root));
      if (now === undefined) continue;
      left.delete(was);
      right.delete(now);
      pairs.push([was, now]);
    }
  };
  match((was, now) => was.path === now.path);
  match((was, now) => renamed.get(was.path) === now.path);
  match((was, now) => was.reader.title(was.node) !== '' && was.reader.title(was.node) === now.reader.title(now.node));
  if (left.size === 1 && right.size === 1) match(() => true);
  return [
    ...pairs,
    ...[...left].map((was): [Root, null] => [was, null]),
    ...[...right].map((now): [null, Root] => [null, now]),
  ];
}

/** What is unread on both sides alike is said once; of a pull request, only if it is a whole file the change touched. */
function merge(before: readonly Unread[], after: readonly Unread[], changed: ReadonlySet<string> | null): Unread[] {
  const keyOf = ({ file, because }: Unread) => `${file}\n${because}`;
  const old = new Set(before.map(keyOf));
  const now = new Set(after.map(keyOf));
  const said = [...after, ...before.filter((unread) => !now.has(keyOf(unread)))];
  if (changed === null) return said;
  return said.filter((unread) => {
    const onBoth = old.has(keyOf(unread)) && now.has(keyOf(unread));
    return !onBoth || (changed.has(unread.file) && isWhole(unread));
  });
}

/** A problem of a file as a whole, and not of one `$ref` in it. */
function isWhole({ because }: Unread): boolean {
  return !because.startsWith('the $ref ');
}

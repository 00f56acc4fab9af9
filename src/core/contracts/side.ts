import { type Format, formatNames, type Unread } from '../model/contract.ts';
import type { Tree } from '../model/tree.ts';
import { type Document, isDocument, linesOf, rootOf } from '../texts/document.ts';
import { type Candidate, detect } from './detect.ts';
import { DocumentStore } from './document-store.ts';
import type { ContractFormat, Unit } from './format.ts';
import { originsOf, type ReadOptions } from './read-options.ts';
import { partsOfOthers } from './parts-of-others.ts';
import { readerOf } from './readers.ts';
import { unseen } from './unrecognised.ts';

/** A contract of one tree. */
export interface Contract {
  readonly format: ContractFormat;
  readonly unit: Unit;
  /** The file it starts in. */
  readonly path: string;
}

/** The contracts of one tree that a change can have touched. */
export class ContractSide {
  readonly tree: Tree;
  readonly contracts: readonly Contract[];
  readonly #stores = new Map<ContractFormat, DocumentStore>();
  readonly #unread: Unread[];

  /** Reads the contracts that start in one of the candidates. */
  constructor(tree: Tree, candidates: readonly Candidate[], forced: Format | null, unread: readonly Unread[]) {
    this.tree = tree;
    this.#unread = [...unread];
    this.contracts = [...Map.groupBy(candidates, ({ format }) => format)].flatMap(([format, some]) => {
      const reader = readerOf(format);
      if (reader !== undefined) return this.#contractsOf(reader, some, forced !== null);
      for (const one of some) this.#unread.push(withoutReader(one));
      return [];
    });
  }

  /** The documents of a format. */
  store(format: ContractFormat): DocumentStore {
    const known = this.#stores.get(format) ?? new DocumentStore(this.tree, format);
    this.#stores.set(format, known);
    return known;
  }

  /** Files that exist in the tree and were not brought yet. */
  get wanted(): readonly string[] {
    return [...this.#stores.values()].flatMap((store) => [...store.wanted]);
  }

  /** Files, and whole contracts, that could not be read. */
  unread(): readonly Unread[] {
    return [...[...this.#stores.values()].flatMap((store) => store.refused()), ...this.#unread];
  }

  /** References that lead nowhere. */
  broken(): readonly Unread[] {
    return [...this.#stores.values()].flatMap((store) => store.broken());
  }

  #contractsOf(format: ContractFormat, candidates: readonly Candidate[], forced: boolean): Contract[] {
    const store = this.store(format);
    const documents = candidates.flatMap(({ path }): Document[] => {
      const document = store.open(path);
      return document !== null && isDocument(document) ? [document] : [];
    });
    const units = format.units(documents, store);
    const used = new Set(units.flatMap((unit) => unit.documents));
    const rest = forced ? documents.filter((document) => !used.has(document)).map(alone) : [];
    return [...units, ...rest].flatMap((unit): Contract[] => {
      const [{ file }] = unit.documents;
      const problem = format.problem(unit);
      if (problem === null) return [{ format, unit, path: file }];
      const spot = problem.at ?? rootOf(unit.documents[0]);
      const line = linesOf(spot.document, [spot]).get(spot) ?? 1;
      this.#unread.push({ file: spot.document.file, line, because: problem.because, fix: problem.fix });
      return [];
    });
  }
}

/** Both trees, each with the contracts that a change can have touched on either side. */
export function readSides(
  before: Tree,
  after: Tree,
  { format: forced, changed, renamed }: Pick<ReadOptions, 'format' | 'changed' | 'renamed'>,
): [before: ContractSide, after: ContractSide] {
  const [all, others] = [detect(before, forced), detect(after, forced)];
  const origins = originsOf(renamed);
  const parts = new Set([
    ...partsOfOthers(before, all).flatMap((path) => [path, renamed.get(path) ?? path]),
    ...partsOfOthers(after, others).flatMap((path) => [path, origins.get(path) ?? path]),
  ]);
  const withoutParts = (some: readonly Candidate[]) => some.filter(({ path }) => !parts.has(path));
  const [was, now] = [withoutParts(all), withoutParts(others)];
  const touched = new Set<string>();
  if (changed !== null) {
    for (const path of touchedIn(before, was, changed)) touched.add(path).add(renamed.get(path) ?? path);
    for (const path of touchedIn(after, now, changed)) touched.add(path).add(origins.get(path) ?? path);
  }
  const side = (tree: Tree, candidates: readonly Candidate[]) =>
    new ContractSide(
      tree,
      changed === null ? candidates : candidates.filter(({ path }) => touched.has(path)),
      forced,
      forced === null ? unseen(tree, changed) : [],
    );
  return [side(before, was), side(after, now)];
}

/** Of all contracts those the change can have touched: it changed them, or a file they need, or may need. */
function touchedIn(tree: Tree, candidates: readonly Candidate[], changed: ReadonlySet<string>): readonly string[] {
  const needs = new Map<string, readonly (readonly string[])[]>();
  const needsOf = (path: string, format: ContractFormat): readonly (readonly string[])[] => {
    const known =
      needs.get(path) ?? format.files.needs(path, tree.read(path) ?? '').map(({ candidates: files }) => files);
    needs.set(path, known);
    return known;
  };
  return candidates.flatMap(({ path, format: name }) => {
    if (changed.has(path)) return [path];
    const format = readerOf(name);
    if (format === undefined || ![...changed].some((file) => format.files.named.test(file))) return [];
    const reached = new Set([path]);
    for (const file of reached) {
      if (changed.has(file)) return [path];
      const unknown = tree.has(file) && tree.read(file) === undefined && tree.refusal(file) === undefined;
      if (unknown) return [path];
      for (const files of needsOf(file, format)) {
        if (files.length === 0) return [path];
        for (const one of files) reached.add(one);
      }
    }
    return [];
  });
}

function alone(document: Document): Unit {
  return { name: document.file, title: '', documents: [document] };
}

/** What to do about formats that are never read. */
const unreadFormats: Partial<Readonly<Record<Format, Pick<Unread, 'because' | 'fix'>>>> = {
  typespec: {
    because: 'TypeSpec is seen and never compiled, because that would run code of the change',
    fix: 'check in the OpenAPI it emits: that is compared',
  },
  raml: { because: 'RAML is seen and not read', fix: 'check in an OpenAPI description of the same: that is compared' },
};

function withoutReader({ path, format }: Candidate): Unread {
  return {
    file: path,
    because: `${formatNames[format]} is recognised, and no reader for it is built yet`,
    fix: 'review this file by hand',
    ...unreadFormats[format],
    kind: 'format',
    format,
  };
}

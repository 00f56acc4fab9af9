import { posix } from 'node:path';
import type { Tree } from '../model/tree.ts';
import type { Document } from '../texts/document.ts';

/** At so many hosts addresses are looked up, and so many files are opened to see whether they state one. */
const mostOrigins = 50;
const mostOpened = 300;

/** So many files that are called like the end of an address, and so many near the one that refers to it, may state it. */
const mostAlike = 20;
const mostNear = 100;

/** What is asked of the documents of a tree. */
export interface Publishing {
  readonly tree: Tree;
  readonly named: RegExp;
  /** A file that was brought; null where it cannot be parsed. */
  document(file: string): Document | null;
  /** Under which addresses a document says that it, or what lies beside it, is published. */
  addresses(document: Document): readonly string[];
}

/** The files that declare addresses at one origin. */
interface Declared {
  readonly byAddress: ReadonlyMap<string, string>;
  /** By the folder of an address the folder of the first file that declares one in it. */
  readonly byFolder: ReadonlyMap<string, string>;
}

/** Which files of a tree are published under an address: its host serves them there, or they say so themselves. */
export class PublishedFiles {
  readonly #from: Publishing;
  readonly #origins = new Map<string, Declared>();
  readonly #opened = new Set<string>();
  #names: { readonly byStem: Files; readonly byFolder: Files } | undefined;

  constructor(from: Publishing) {
    this.#from = from;
  }

  /** The file that is published under an address; null where the host serves none there, and none that was brought says so. */
  find(address: string): string | null {
    const served = this.#served(address);
    if (served !== null) return served;
    const origin = /^[a-z][a-z0-9+.-]*:(\/\/[^/]*)?|^\/\/[^/]*/i.exec(address)?.[0] ?? address;
    let declared = this.#origins.get(origin);
    if (declared === undefined) {
      if (this.#origins.size === mostOrigins) return null;
      this.#origins.set(origin, (declared = this.#declaring(origin)));
    }
    return declared.byAddress.get(address) ?? this.#beside(address, declared);
  }

  /** Files that were not brought and may state an address: called like its end, or near the file that refers to it. */
  candidates(address: string, from: string): readonly string[] {
    const { byStem, byFolder } = (this.#names ??= namesOf(this.#from));
    const end = withoutQuery(address);
    const alike = (byStem.get(stemOf(end)) ?? []).map((file) => ({ file, shared: sharedEnd(file, end) }));
    const files = alike.toSorted((a, b) => b.shared - a.shared).map(({ file }) => file);
    const near = foldersUp(from).flatMap((folder) => byFolder.get(folder)?.slice(0, mostNear) ?? []);
    return [...files.slice(0, mostAlike), ...near.slice(0, mostNear)].filter((file) => {
      if (this.#opened.size < mostOpened) this.#opened.add(file);
      const { tree } = this.#from;
      return this.#opened.has(file) && tree.read(file) === undefined && tree.refusal(file) === undefined;
    });
  }

  #served(address: string): string | null {
    const { tree } = this.#from;
    const below = tree.publishedAt.find((start) => address.startsWith(start));
    const path = below === undefined ? '' : withoutQuery(address.slice(below.length));
    return tree.has(path) ? path : null;
  }

  #beside(address: string, { byFolder }: Declared): string | null {
    let rest = 0;
    for (let end = address.lastIndexOf('/'); end > 0 && rest < 50; end = address.lastIndexOf('/', end - 1), rest++) {
      const folder = byFolder.get(address.slice(0, end + 1));
      if (folder === undefined) continue;
      const path = address.slice(end + 1);
      const found = [`${folder}${path}`, path].find((file) => this.#from.tree.has(file));
      if (found !== undefined) return found;
    }
    return null;
  }

  #declaring(origin: string): Declared {
    const { tree, named, document, addresses } = this.#from;
    const byAddress = new Map<string, string>();
    const byFolder = new Map<string, string>();
    for (const file of tree.paths()) {
      if (!named.test(file) || tree.read(file)?.includes(origin) !== true) continue;
      const parsed = document(file);
      for (const address of parsed === null ? [] : addresses(parsed)) {
        const folder = folderOf(address);
        if (!byAddress.has(address)) byAddress.set(address, file);
        if (!byFolder.has(folder)) byFolder.set(folder, folderOf(file));
      }
    }
    return { byAddress, byFolder };
  }
}

type Files = ReadonlyMap<string, readonly string[]>;

function namesOf({ tree, named }: Publishing) {
  const files = tree.paths().filter((file) => named.test(file));
  return { byStem: Map.groupBy(files, stemOf), byFolder: Map.groupBy(files, (file) => posix.dirname(file)) };
}

/** What stands before the last name of a path or an address. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/s, '');
}

/** The name at the end of a path or an address, without what says how it is written. */
function stemOf(path: string): string {
  const last = path.split(/[/:]/).findLast((part) => part !== '') ?? '';
  return last.replace(/(\.schema)?\.(ya?ml|json|jsonschema)$/i, '').toLowerCase();
}

/** How many names before the last a path and an address have in common, from the end. */
function sharedEnd(file: string, address: string): number {
  const [a, b] = [file.split('/').toReversed(), address.split('/').toReversed()];
  let shared = 1;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return shared;
}

/** The folder of a file and those above it. */
function foldersUp(file: string): readonly string[] {
  const folders = [posix.dirname(file)];
  for (let folder = folders[0] ?? '.'; folder !== '.' && folders.length < 10;) {
    folder = posix.dirname(folder);
    folders.push(folder);
  }
  return folders;
}

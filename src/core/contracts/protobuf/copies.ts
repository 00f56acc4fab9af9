import { posix } from 'node:path';
import { isForTests } from '../../model/is-for-tests.ts';
import { type Document, isDocument } from '../../texts/document.ts';
import type { DocumentStore } from '../document-store.ts';
import type { Pair, Unit } from '../format.ts';
import { fileOf } from './names.ts';

/** More files of the name of one that is gone are not opened to see whether they declare the same. */
const mostOpened = 30;

/**
 * The copies of a package, in pairs: files in different folders that declare one name do not compile together. The first
 * is the one that the others are copies of, and has what is below none of their folders.
 */
export function copiesOf(before: Unit, after: Unit, renamed: ReadonlyMap<string, string>): readonly Pair[] {
  const earlier = ({ file }: Document) => renamed.get(file) ?? file;
  const later = ({ file }: Document) => file;
  const roots = new Set([...rootsIn(before.documents, earlier), ...rootsIn(after.documents, later)]);
  const [main, ...others] = [...roots].toSorted((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
  if (main === undefined || others.length === 0) return [[before, after]];
  const below = ({ documents }: Unit, called: typeof later) =>
    Map.groupBy(documents, (document) => rootOf(called(document), roots) ?? main);
  const [was, now] = [below(before, earlier), below(after, later)];
  const [{ file: path }] = now.get(main) ?? was.get(main) ?? after.documents;
  const unitOf = (list: readonly Document[] | undefined, root: string): Unit | null => {
    const [first, ...rest] = list ?? [];
    if (first === undefined) return null;
    const documents = [first, ...rest] as const;
    return root === main
      ? { ...before, documents }
      : { name: `${before.name} (${root})`, title: '', documents, copyOf: path };
  };
  return [main, ...others].map((root): Pair => [unitOf(was.get(root), root), unitOf(now.get(root), root)]);
}

/** The files of a tree that declare what files of their names declared which are gone; null where there are none. */
export function originalOf({ name, documents }: Unit, store: DocumentStore): Unit | null {
  const found = documents.flatMap((gone): Document[] => {
    const declared = new Set(namesIn(gone));
    const isSame = (other: Document) => {
      return fileOf(other).package === fileOf(gone).package && namesIn(other).some((one) => declared.has(one));
    };
    const candidates = store.below(posix.basename(gone.file)).filter((file) => file !== gone.file && !isForTests(file));
    const others = candidates.slice(0, mostOpened).flatMap((file) => store.open(file) ?? []);
    return others.filter(isDocument).filter(isSame).slice(0, 1);
  });
  const [first, ...others] = new Set(found);
  return first === undefined ? null : { name, title: '', documents: [first, ...others] };
}

/** The top-level types and services of a file. */
export function namesIn(document: Document): readonly string[] {
  const { messages, enums, services } = fileOf(document);
  return [messages, enums, services].flatMap(Object.keys);
}

/** The folders from which on the files are alike that declare one name. */
function rootsIn(documents: readonly Document[], called: (document: Document) => string): readonly string[] {
  const firsts = new Map<string, string>();
  return documents.flatMap((document) => {
    const file = called(document);
    const twins = new Set(
      namesIn(document).flatMap((name) => {
        const first = firsts.get(name) ?? file;
        firsts.set(name, first);
        return posix.dirname(first) === posix.dirname(file) ? [] : [first];
      }),
    );
    return [...twins].flatMap((first) => withoutCommonEnd(first, file));
  });
}

/** Two paths without what they end with alike; without their files, where they are not even called alike. */
function withoutCommonEnd(one: string, other: string): readonly string[] {
  const [a, b] = [one.split('/'), other.split('/')];
  let length = 0;
  while (length < Math.min(a.length, b.length) && a.at(-1 - length) === b.at(-1 - length)) length++;
  return [a, b].map((parts) => parts.slice(0, parts.length - Math.max(length, 1)).join('/'));
}

function rootOf(file: string, roots: ReadonlySet<string>): string | undefined {
  for (let folder = posix.dirname(file); folder !== '.'; folder = posix.dirname(folder)) {
    if (roots.has(folder)) return folder;
  }
  return roots.has('') ? '' : undefined;
}

function depthOf(root: string): number {
  return root === '' ? 0 : root.split('/').length;
}

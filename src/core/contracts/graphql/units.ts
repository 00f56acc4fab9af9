import { posix } from 'node:path';
import type { Document } from '../../texts/document.ts';
import type { DocumentStore } from '../document-store.ts';
import type { Unit } from '../format.ts';
import { nameTogether } from './linked.ts';
import type { FieldText, Sdl, TypeText } from './sdl.ts';
import { isEntity } from './is-entity.ts';
import { namedType } from './type-text.ts';

const builtIn = new Set(['Int', 'Float', 'String', 'Boolean', 'ID']);
const rootNames = ['Query', 'Mutation', 'Subscription'];

/** Documents that belong to one schema, and what they define together: each field of a root counts by itself. */
interface Group {
  readonly documents: Document[];
  readonly defined: Set<string>;
  /** Whether it says where operations start: every schema has a query. */
  rooted: boolean;
}

/**
 * Which documents make a schema together: those that use each other's types, the nearest where several define one, and
 * those of no operations beside or below the only schema of their folder. Two that define the same type are two schemas, but
 * for the roots: tools merge those of the parts of one schema.
 */
function unitsOf(documents: readonly Document[]): readonly Unit[] {
  const sdl = documents.filter(({ value }) => isSdl(value as Sdl));
  const groups = new Map(sdl.map((document) => [document, groupOf(document)]));
  // One document has nobody to go with, and may be large.
  if (sdl.length === 1) return [...groups.values()].map(unitOf);
  const definers = new Map<string, Document[]>();
  for (const document of sdl) {
    for (const name of Object.keys((document.value as Sdl).types)) {
      definers.set(name, [...(definers.get(name) ?? []), document]);
    }
  }
  const join = (one: Group, other: Group): void => {
    for (const document of other.documents) groups.set(document, one);
    for (const document of other.documents) one.documents.push(document);
    for (const name of other.defined) one.defined.add(name);
    one.rooted ||= other.rooted;
  };
  const groupIn = (document: Document) => groups.get(document) as Group;
  for (const document of sdl) {
    for (const name of neededBy(document.value as Sdl)) {
      const group = groupIn(document);
      if (group.defined.has(name)) continue;
      const near = (definers.get(name) ?? []).toSorted((a, b) => distance(a, document) - distance(b, document));
      const fitting = near.find((one) => fits(one, groupIn(one), group, name));
      if (fitting !== undefined) join(groupIn(fitting), group);
    }
  }
  for (const group of new Set(groups.values())) {
    if (group.rooted || groupIn(group.documents[0] as Document) !== group) continue;
    const others = [...new Set(groups.values())].filter((one) => one !== group && one.rooted && isAround(one, group));
    const [only, ...more] = others;
    if (only !== undefined && more.length === 0) join(only, group);
  }
  return [...new Set(groups.values())].map(unitOf);
}

/** The schemas of some documents. The rest of a schema is in files that a change need not touch: they are asked for. */
export function schemasOf(documents: readonly Document[], store: DocumentStore): readonly Unit[] {
  const units = unitsOf(documents);
  const part = store.hasUnfetched() ? units.find((unit) => !isWhole(unit)) : undefined;
  if (part) store.wantNear(part.name, '', posix.extname(part.name));
  return units;
}

/** A schema with the rest of it, where that is in other documents. */
export function wholeOf(unit: Unit, around: () => readonly Document[]): Unit {
  if (isWhole(unit)) return unit;
  const own = new Set(unit.documents.map(({ file }) => file));
  const others = around().filter(({ file }) => !own.has(file));
  const [first] = unit.documents;
  return unitsOf([...unit.documents, ...others]).find(({ documents }) => documents.includes(first)) ?? unit;
}

/** Whether a schema starts somewhere and defines all types that it uses. */
function isWhole({ documents }: Unit): boolean {
  const texts = documents.map(({ value }) => value as Sdl);
  const defined = new Set(texts.flatMap(({ types }) => Object.keys(types)));
  const starts = rootNames.some((name) => defined.has(name)) || texts.some(({ schemas }) => schemas.length > 0);
  return starts && texts.every((text) => [...neededBy(text)].every((name) => defined.has(name)));
}

/** Whether a text defines or extends anything. */
function isSdl({ types, extensions, directives, schemas }: Sdl): boolean {
  const some = Object.keys(types).length + Object.keys(directives).length;
  return some + extensions.length + schemas.length > 0;
}

function groupOf(document: Document): Group {
  const { types, extensions, schemas } = document.value as Sdl;
  const extended = extensions.map(({ name }) => name);
  return {
    documents: [document],
    defined: new Set(
      Object.keys(types).flatMap((name) => (isRootName(name) ? [name, ...startsOf(types, name)] : [name])),
    ),
    rooted: schemas.length > 0 || 'Query' in types || extended.includes('Query'),
  };
}

/** The types that a document uses or extends and does not define. */
function neededBy({ types, extensions, schemas, directives }: Sdl): ReadonlySet<string> {
  const needed = new Set<string>(schemas.flatMap(({ roots }) => Object.values(roots)));
  const field = ({ type, arguments: args }: FieldText): void => {
    needed.add(namedType(type));
    for (const name in args) field(args[name] as FieldText);
  };
  const type = ({ fields, members, interfaces }: TypeText): void => {
    for (const name in fields) field(fields[name] as FieldText);
    for (const name of [...Object.keys(members), ...Object.keys(interfaces)]) needed.add(name);
  };
  for (const name in types) type(types[name] as TypeText);
  for (const extension of extensions) {
    type(extension);
    // An entity of federation is extended where another service defines it.
    if (!isEntity(extension)) needed.add(extension.name);
  }
  for (const name in directives) for (const one of Object.values(directives[name]?.arguments ?? {})) field(one);
  for (const name of needed) if (name in types || builtIn.has(name)) needed.delete(name);
  return needed;
}

function areDistinct(one: Group, other: Group): boolean {
  const [small, large] = one.defined.size < other.defined.size ? [one, other] : [other, one];
  return ![...small.defined].some((name) => !isRootName(name) && large.defined.has(name));
}

/** Whether a schema that needs a name is a part of the one that defines it. Scalars are often declared in code, and roots by each schema. */
function fits(definer: Document, one: Group, other: Group, name: string): boolean {
  const isScalar = (definer.value as Sdl).types[name]?.kind === 'scalar';
  const shareRoot = rootNames.some((root) => one.defined.has(root) && other.defined.has(root));
  return areDistinct(one, other) && !(isScalar && shareRoot);
}

/** Whether operations usually start from a type of this name. */
export function isRootName(name: string): boolean {
  return rootNames.includes(name);
}

/** The operations that start from a root: `Query.orders`. */
function startsOf(types: Sdl['types'], root: string): readonly string[] {
  return Object.keys(types[root]?.fields ?? {}).map((field) => `${root}.${field}`);
}

/** How many folders one has to go up and down from one file to the other. */
function distance(one: Document, other: Document): number {
  const [a, b] = [foldersOf(one), foldersOf(other)];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return a.length + b.length - 2 * same;
}

/** Whether a schema stands in the folder of a group, or above it. */
function isAround(schema: Group, group: Group): boolean {
  const folders = group.documents.map(foldersOf);
  return schema.documents
    .map(foldersOf)
    .some((above) => folders.some((one) => above.every((name, at) => one[at] === name)));
}

function foldersOf({ file }: Document): readonly string[] {
  return file.split('/').slice(0, -1);
}

/** Several schemas as one, under the name of the first. */
export function schemaOfAll(units: readonly Unit[]): Unit {
  return { ...unitOf({ documents: units.flatMap(({ documents }) => documents) }), name: units[0]?.name ?? '' };
}

/** A unit goes by the file in which its operations start, or by its first. */
function unitOf({ documents }: Pick<Group, 'documents'>): Unit {
  if (documents.length > 1) nameTogether(documents.map(({ value }) => value as Sdl));
  const sorted = documents.toSorted((a, b) => Number(startsOperations(b)) - Number(startsOperations(a)) || order(a, b));
  const [first, ...others] = sorted as [Document, ...Document[]];
  return { name: first.file, title: '', documents: [first, ...others] };
}

function startsOperations({ value }: Document): boolean {
  const { types, schemas } = value as Sdl;
  return 'Query' in types || schemas.some(({ roots }) => 'query' in roots);
}

function order(a: Document, b: Document): number {
  return a.file < b.file ? -1 : 1;
}

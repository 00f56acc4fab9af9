import { posix } from 'node:path';
import type { Document } from '../../texts/document.ts';
import { type DocumentStore, isMap } from '../document-store.ts';
import type { Unit } from '../format.ts';
import { Model, namespacesOf, referencesIn, shapesOf } from './model.ts';

const models = new WeakMap<Document, Model>();

/** The model a text is part of. */
export function modelOf(document: Document): Model {
  return models.get(document) ?? new Model([document], false);
}

/**
 * The texts of one project are one model, as the tools of Smithy build them. Where a folder is a copy of another, each folder
 * is a model of its own.
 */
export function units(documents: readonly Document[], store: DocumentStore): readonly Unit[] {
  const projects = Map.groupBy(documents.filter(isSmithy), ({ file }) => projectOf(file, store));
  const partial = store.refused().length > 0;
  return [...projects].flatMap(([folder, project]) => {
    const [first] = project;
    const miss = store.miss.bind(store);
    const model = new Model(project, partial, miss);
    // The rest of a model is in files that a change need not touch.
    if (first && namesOthers(model)) store.wantNear(first.file, folder === '' ? '' : `${folder}/`, '.smithy');
    if (!isDoubled(project)) return [unitOf(project, model, false)];
    const folders = Map.groupBy(project, ({ file }) => posix.dirname(file));
    return [...folders.values()].map((copy) => unitOf(copy, new Model(copy, partial, miss), true));
  });
}

/** Whether shapes are named that are neither here nor in every model. */
function namesOthers(model: Model): boolean {
  return [...model.shapes.values()].some((shape) =>
    referencesIn(shape).some(({ written, at }) => model.typeOf(model.resolve(written, at.document)) === null),
  );
}

function isSmithy(document: Document): boolean {
  return isMap(document.value) && isMap(document.value['shapes']);
}

/** The nearest folder that is built by itself. */
function projectOf(file: string, store: DocumentStore): string {
  let folder = posix.dirname(file);
  for (; folder !== '.' && folder !== '/'; folder = posix.dirname(folder)) {
    if (store.has(`${folder}/smithy-build.json`)) return folder;
  }
  return '';
}

/**
 * Whether a folder is a copy of another: it defines a service that the other defines too, or most of what it defines. A
 * shape that happens to be written twice is one shape of one model.
 */
function isDoubled(documents: readonly Document[]): boolean {
  const folders = new Map<string, string>();
  const sizes = new Map<string, number>();
  const shared = new Map<string, number>();
  for (const document of documents) {
    const folder = posix.dirname(document.file);
    for (const { id, type } of shapesOf(document)) {
      sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
      const known = folders.get(id);
      if (known === undefined) folders.set(id, folder);
      if (known === undefined || known === folder) continue;
      if (type === 'service') return true;
      for (const pair of [`${folder}\n${known}`, `${known}\n${folder}`]) shared.set(pair, (shared.get(pair) ?? 0) + 1);
    }
  }
  return [...shared].some(([pair, count]) => count * 2 > (sizes.get(pair.split('\n', 1).join('')) ?? 0));
}

function unitOf(documents: readonly Document[], model: Model, isCopy: boolean): Unit {
  for (const document of documents) models.set(document, model);
  const service = documents.find((document) => shapesOf(document).some(({ type }) => type === 'service'));
  const sorted = documents.toSorted((a, b) => (a === service ? -1 : b === service ? 1 : a.file < b.file ? -1 : 1));
  const [first = documents[0], ...others] = sorted;
  if (first === undefined) throw new Error('a model without a text');
  const namespaces = service === undefined ? documents.flatMap(namespacesOf).toSorted() : namespacesOf(service);
  const namespace = namespaces[0] ?? '';
  const name = isCopy ? `${namespace} (${posix.dirname(first.file)})` : namespace || first.file;
  return { name, title: isCopy ? '' : namespace, documents: [first, ...others] };
}

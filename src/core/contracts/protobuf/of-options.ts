import { posix } from 'node:path';
import type { Document } from '../../texts/document.ts';
import type { Message } from './data.ts';
import { fileOf, type Names, typesNamed } from './names.ts';

/** Whether a message, by its full name, holds the options of something that is declared. */
export function isOptions(message: string): boolean {
  return /^\.?google\.protobuf\.\w+Options$/.test(message);
}

/**
 * The types of some files, by their full names, that options of protobuf alone are made of: they are in no message, of these
 * files or of others that are known.
 */
export function typesOfOptions(
  documents: readonly Document[],
  names: Names,
  known: readonly Document[],
): ReadonlySet<string> {
  const fieldsOf = new Map<string, readonly string[]>();
  const found = new Set<string>();
  const used: string[] = [];
  const visit = ({ messages, extensions }: Pick<Message, 'messages' | 'extensions'>, scope: string): void => {
    for (const { extendee = '', type } of Object.values(extensions)) {
      const name = names.resolve(type, scope);
      if (isOptions(names.resolve(extendee, scope))) found.add(name);
      else used.push(name);
    }
    for (const [name, message] of Object.entries(messages)) {
      const own = scope === '' ? name : `${scope}.${name}`;
      fieldsOf.set(
        own,
        Object.values(message.fields).map(({ type }) => names.resolve(type, own)),
      );
      visit(message, own);
    }
  };
  for (const { package: scope, services, ...file } of documents.map(fileOf)) {
    visit(file, scope);
    const methods = Object.values(services).flatMap(({ methods: all }) => Object.values(all));
    used.push(...methods.flatMap(({ input, output }) => [input, output].map((type) => names.resolve(type, scope))));
  }
  for (const type of found) for (const one of fieldsOf.get(type) ?? []) found.add(one);
  if (found.size === 0) return found;
  const own = new Set(documents);
  const called = new Set(documents.map(({ file }) => posix.basename(file)));
  for (const document of known) {
    const file = fileOf(document);
    if (own.has(document) || !Object.keys(file.imports).some((path) => called.has(posix.basename(path)))) continue;
    for (const [type, scope] of typesNamed(file, file.package)) used.push(names.resolve(type, scope));
  }
  for (const [message, types] of fieldsOf) if (!found.has(message)) used.push(...types);
  for (const type of used) if (found.delete(type)) used.push(...(fieldsOf.get(type) ?? []));
  return found;
}

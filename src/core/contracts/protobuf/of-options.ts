import type { Document } from '../../texts/document.ts';
import type { Message } from './data.ts';
import { fileOf, type Names } from './names.ts';

/** Whether a message, by its full name, holds the options of something that is declared. */
export function isOptions(message: string): boolean {
  return /^\.?google\.protobuf\.\w+Options$/.test(message);
}

/** The types of some files, by their full names, that options of protobuf alone are made of: they are in no message. */
export function typesOfOptions(documents: readonly Document[], names: Names): ReadonlySet<string> {
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
  used.push(...[...fieldsOf].flatMap(([message, types]) => (found.has(message) ? [] : types)));
  for (const type of used) if (found.delete(type)) used.push(...(fieldsOf.get(type) ?? []));
  return found;
}

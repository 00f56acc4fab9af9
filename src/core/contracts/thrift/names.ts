import { posix } from 'node:path';
import { below, type Document, rootOf } from '../../texts/document.ts';
import type { DocumentStore, Node } from '../document-store.ts';
import { candidatesOf } from '../include-path.ts';
import type { Struct, ThriftFile, Type } from './data.ts';

/** What a name stands for, and the file in which its own names are looked up. */
export type Named =
  | { readonly kind: 'struct'; readonly name: string; readonly struct: Struct; readonly names: Names }
  | { readonly kind: 'enum'; readonly name: string }
  | { readonly kind: 'other'; readonly name: string };

/** The types that need no declaration, and the containers. */
const baseTypes = new Set(
  'void bool byte i8 i16 i32 i64 float double string binary uuid slist list set map'.split(' '),
);

/** A chain of typedefs longer than this leads back to itself. */
const longestChain = 100;

/** The names that a file can use: its own, and those of what it includes, after the name of the file. */
export class Names {
  readonly #document: Document;
  readonly #declared: ThriftFile;
  readonly #store: DocumentStore;

  constructor(document: Document, store: DocumentStore) {
    this.#document = document;
    this.#declared = fileOf(document);
    this.#store = store;
  }

  /** What a type is behind all typedefs. */
  behind(type: Type): { readonly type: Type; readonly names: Names } {
    let [at, names]: [Type, Names] = [type, this];
    for (let steps = 0; steps < longestChain; steps++) {
      const found = names.#find(at.name);
      const typedef = found && own(found.names.#declared.typedefs, found.name);
      if (!found || !typedef) break;
      at = typedef.type;
      names = found.names;
    }
    return { type: at, names };
  }

  /** What a name stands for that is no typedef. */
  named(name: string): Named {
    const found = this.#find(name);
    if (found === null) return { kind: 'other', name };
    const struct = own(found.names.#declared.structs, found.name);
    if (struct) return { kind: 'struct', name: found.name, struct, names: found.names };
    return { kind: own(found.names.#declared.enums, found.name) ? 'enum' : 'other', name: found.name };
  }

  /** Whether the file that a type is looked up in is there and declares none of that name. */
  lacks(name: string): boolean {
    const found = this.#find(name);
    if (found === null || baseTypes.has(name)) return false;
    const { structs, enums, typedefs } = found.names.#declared;
    return [structs, enums, typedefs].every((declared) => !Object.hasOwn(declared, found.name));
  }

  /** A service by its name, and the names of the file that it is in. */
  service(name: string): { readonly node: Node; readonly names: Names } | null {
    const found = this.#find(name);
    const service = found && own(found.names.#declared.services, found.name);
    if (!found || !service) return null;
    const spot = below(rootOf(found.names.#document), 'services', found.name);
    return { node: { raw: service, spot }, names: found.names };
  }

  /** What a literal stands for: the value of a constant, the number of a value of an enum, or itself. */
  meant(literal: string): string {
    let [at, names]: [string, Names] = [literal, this];
    for (let steps = 0; steps < longestChain && /^[A-Za-z_][\w.]*$/.test(at); steps++) {
      const constant = names.#find(at);
      const value = constant === null ? undefined : own(constant.names.#declared.constants, constant.name)?.value;
      if (constant === null || value === undefined) return names.#numberOf(at) ?? at;
      at = value;
      names = constant.names;
    }
    return at;
  }

  /** The number of a value of an enum: of `State.OPEN`, or of `shared.State.OPEN`. */
  #numberOf(name: string): string | undefined {
    const dot = name.lastIndexOf('.');
    const found = dot < 0 ? null : this.#find(name.slice(0, dot));
    if (found === null) return undefined;
    const values = own(found.names.#declared.enums, found.name)?.values;
    const value = values && own(values, name.slice(dot + 1));
    return value && String(value.number);
  }

  /** The names of the files that are included, in their order. */
  included(): readonly Names[] {
    return Object.keys(this.#declared.includes).flatMap((path) => {
      const document = includedFrom(this.#document.file, path, this.#store);
      return document === null ? [] : [new Names(document, this.#store)];
    });
  }

  /** The file that the names are of. */
  get document(): Document {
    return this.#document;
  }

  #find(name: string): { readonly name: string; readonly names: Names } | null {
    const dot = name.lastIndexOf('.');
    if (dot < 0) return { name, names: this };
    const other = this.#included(name.slice(0, dot));
    return other && { name: name.slice(dot + 1), names: other };
  }

  #included(prefix: string): Names | null {
    const isCalledSo = (path: string) => posix.basename(path).replace(/\.[^.]*$/, '') === prefix;
    const path = Object.keys(this.#declared.includes).find(isCalledSo);
    const document = path === undefined ? null : includedFrom(this.#document.file, path, this.#store);
    return document && new Names(document, this.#store);
  }
}

function own<Value>(map: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined;
}

/** The file that an `include` leads to, if it is there and can be read. */
export function includedFrom(file: string, path: string, store: DocumentStore): Document | null {
  const found = candidatesOf(file, path).find((one) => store.has(one));
  return found === undefined ? null : store.document(found);
}

/** What a document declares. */
export function fileOf({ value }: Document): ThriftFile {
  return value as ThriftFile;
}

/** A type in words: `map<string, shared.Order>`. */
export function written({ name, of }: Type): string {
  return of.length === 0 ? name : `${name}<${of.map(written).join(', ')}>`;
}

/** Every name that a type is made of, as it is written: `shared.Order` for one of another file. */
export function writtenNames({ name, of }: Type): readonly string[] {
  return [name, ...of.flatMap(writtenNames)];
}

/** Every name that a type is made of, without the files they are in. */
export function namesIn(type: Type): readonly string[] {
  return writtenNames(type).map((name) => name.slice(name.lastIndexOf('.') + 1));
}

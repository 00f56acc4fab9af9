import { below, type Document, rootOf, type Spot } from '../../texts/document.ts';
import type { DocumentStore } from '../document-store.ts';
import { candidatesOf } from '../include-path.ts';
import { emptyMessage, type Enum, type Message, type ProtoFile } from './data.ts';

/** The most files that are opened for what one contract imports. */
const mostFiles = 5_000;

/** The types that the files of a contract can name: their own, and those of what they import. */
export class Names {
  /** `Empty` comes with the compiler, and is in no repository. */
  readonly #messages = new Map([['google.protobuf.Empty', emptyMessage()]]);
  readonly #enums = new Map<string, Enum>();
  readonly #documents = new Map<Enum, Document>();

  /** The package of its own files, and the types that they declare. */
  readonly #package: string;
  readonly #own: ReadonlySet<string>;

  /** The imports of its own files that are in no file of the tree. */
  readonly #missing: [document: Document, path: string][] = [];

  constructor(documents: readonly Document[], store: DocumentStore) {
    const own = new Set(documents);
    const declared = documents.map(fileOf);
    this.#package = declared[0]?.package ?? '';
    this.#own = new Set(declared.flatMap(({ messages, enums }) => [messages, enums].flatMap(Object.keys)));
    const files = [...documents];
    const seen = new Set(files.map(({ file }) => file));
    for (const document of files) {
      this.#declare(document);
      for (const path of Object.keys(fileOf(document).imports)) {
        const found = importedFrom(document.file, path, store);
        if (found === undefined && !outside.test(path) && own.has(document)) this.#missing.push([document, path]);
        const other = found === undefined ? null : store.document(found);
        if (other === null || seen.has(other.file) || files.length > mostFiles) continue;
        seen.add(other.file);
        files.push(other);
      }
    }
  }

  /** The full name of a type that is written in a scope, or as it is written where nothing is called so. */
  resolve(written: string, scope: string): string {
    if (scalars.has(written)) return written;
    if (written.startsWith('.')) return written.slice(1);
    for (let at = scope; ; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
      const name = at === '' ? written : `${at}.${written}`;
      if (this.kindOf(name) !== undefined || at === '') return name;
    }
  }

  /** What a type is called inside of the contract that declares it: its package can be called otherwise on the other side. */
  inPackage(name: string): string {
    const prefix = this.#package === '' ? '' : `${this.#package}.`;
    const local = name.slice(prefix.length);
    return name.startsWith(prefix) && this.#own.has(local.split('.')[0] ?? '') ? `/${local}` : name;
  }

  /** What a resolved name is; nothing where it was not declared in what was read. */
  kindOf(name: string): 'message' | 'enum' | undefined {
    if (this.#messages.has(name)) return 'message';
    return this.#enums.has(name) ? 'enum' : undefined;
  }

  /** A message that was declared in what was read. */
  messageOf(name: string): Message | undefined {
    return this.#messages.get(name);
  }

  enumOf(name: string): Enum | undefined {
    return this.#enums.get(name);
  }

  /** Where an enum that was declared in what was read has a value. */
  spotOfValue(name: string, value: string): Spot | undefined {
    const known = this.#enums.get(name);
    const document = known && this.#documents.get(known);
    if (document === undefined) return undefined;
    const { package: scope } = fileOf(document);
    const path = name.slice(scope === '' ? 0 : scope.length + 1).split('.');
    const holders = path.slice(0, -1).flatMap((message) => ['messages', message]);
    return below(rootOf(document), ...holders, 'enums', path.at(-1) ?? '', 'values', value);
  }

  /** Notes the imports that are not here, in files that name a type which nothing that is here declares. */
  noteMissing(store: DocumentStore): void {
    for (const [document, path] of this.#missing) {
      const file = fileOf(document);
      if (!typesNamed(file, file.package).some(([type, scope]) => this.#isUnknown(type, scope))) continue;
      const because = `it imports \`${path}\`, which is not here: what it takes from there is compared by name alone`;
      store.miss(below(below(rootOf(document), 'imports'), path), {
        because,
        fix: 'compare it with the files that it imports',
      });
    }
  }

  #isUnknown(type: string, scope: string): boolean {
    const name = this.resolve(type, scope);
    return !scalars.has(name) && this.kindOf(name) === undefined && !/^google\./.test(name);
  }

  #declare(document: Document): void {
    this.#declareAll(fileOf(document), fileOf(document).package, document);
  }

  #declareAll({ messages, enums }: Pick<Message, 'messages' | 'enums'>, scope: string, document: Document): void {
    const under = (name: string) => (scope === '' ? name : `${scope}.${name}`);
    for (const [name, one] of Object.entries(enums)) {
      this.#enums.set(under(name), one);
      this.#documents.set(one, document);
    }
    for (const [name, message] of Object.entries(messages)) {
      this.#messages.set(under(name), message);
      this.#declareAll(message, under(name), document);
    }
  }
}

const scalars = new Set(
  `double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 sfixed32 sfixed64 bool string bytes`.split(' '),
);

function importedFrom(file: string, path: string, store: DocumentStore): string | undefined {
  // The usual root of imports is far above the file, or a folder beside it; of several that is the nearest.
  const above = candidatesOf(file, path).findLast((one) => store.has(one));
  return above ?? store.below(path).toSorted((a, b) => shared(b, file) - shared(a, file) || (a < b ? -1 : 1))[0];
}

/** How many folders two files have in common. */
function shared(one: string, other: string): number {
  const [a, b] = [one.split('/'), other.split('/')];
  return a.findIndex((folder, index) => folder !== b[index]);
}

/** What comes with compilers and their plugins, and changes with no contract. */
const outside = /^google\//;

/** The types that a file names, each with the scope it is named in. */
export function typesNamed(file: ProtoFile, scope: string): readonly (readonly [type: string, scope: string])[] {
  const methods = Object.values(file.services).flatMap((service) => Object.values(service.methods));
  return [
    ...methods.flatMap(({ input, output }) => [input, output]).map((type) => [type, scope] as const),
    ...inside(file, scope),
  ];
}

function inside({ messages }: Pick<Message, 'messages'>, scope: string): readonly (readonly [string, string])[] {
  return Object.entries(messages).flatMap(([name, message]) => {
    const own = scope === '' ? name : `${scope}.${name}`;
    return [...Object.values(message.fields).map(({ type }) => [type, own] as const), ...inside(message, own)];
  });
}

/** What a document declares. */
export function fileOf({ value }: Document): ProtoFile {
  return value as ProtoFile;
}

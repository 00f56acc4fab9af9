import type { Document } from '../../texts/document.ts';
import type { DocumentStore } from '../document-store.ts';
import { candidatesOf } from '../include-path.ts';
import type { Enum, Message, ProtoFile } from './data.ts';

/** The most files that are opened for what one contract imports. */
const mostFiles = 5_000;

/** It comes with the compiler, and is in no repository. */
const empty: Message = {
  fields: {},
  oneofs: {},
  messages: {},
  enums: {},
  extensions: {},
  extensionRanges: [],
  reserved: { ranges: [], names: [] },
  options: {},
};

/** The types that the files of a contract can name: their own, and those of what they import. */
export class Names {
  readonly #messages = new Map<string, Message>([['google.protobuf.Empty', empty]]);
  readonly #enums = new Map<string, Enum>();

  constructor(documents: readonly Document[], store: DocumentStore) {
    const files = [...documents];
    const seen = new Set(files.map(({ file }) => file));
    for (const document of files) {
      this.#declare(fileOf(document));
      for (const path of Object.keys(fileOf(document).imports)) {
        const other = importedFrom(document.file, path, store);
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

  #declare(file: ProtoFile): void {
    this.#declareAll(file, file.package);
  }

  #declareAll({ messages, enums }: Pick<Message, 'messages' | 'enums'>, scope: string): void {
    const under = (name: string) => (scope === '' ? name : `${scope}.${name}`);
    for (const [name, one] of Object.entries(enums)) {
      this.#enums.set(under(name), one);
    }
    for (const [name, message] of Object.entries(messages)) {
      this.#messages.set(under(name), message);
      this.#declareAll(message, under(name));
    }
  }
}

const scalars = new Set(
  `double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 sfixed32 sfixed64 bool string bytes`.split(' '),
);

function importedFrom(file: string, path: string, store: DocumentStore): Document | null {
  // The usual root of imports is far above the file.
  const found = candidatesOf(file, path).findLast((one) => store.has(one));
  return found === undefined ? null : store.document(found);
}

/** What a document declares. */
export function fileOf({ value }: Document): ProtoFile {
  return value as ProtoFile;
}

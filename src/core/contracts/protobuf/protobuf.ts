import { posix } from 'node:path';
import { below, type Document, rootOf } from '../../texts/document.ts';
import type { Element } from '../comparison/element.ts';
import type { DocumentStore } from '../document-store.ts';
import type { ContractFormat, Side, Unit } from '../format.ts';
import { chosenByBuf } from './buf-config.ts';
import { Calls } from './calls.ts';
import { copiesOf, originalOf } from './copies.ts';
import { exampleOf, operationsOf } from './example.ts';
import { chosenIn, featuresOf } from './features.ts';
import { FileElement } from './file.ts';
import files from './files.ts';
import { childrenOf } from '../children.ts';
import { typesIn } from './message.ts';
import { fileOf, Names } from './names.ts';
import { typesOfOptions } from './of-options.ts';
import { parse } from './parse.ts';
import type { Reading } from './reading.ts';
import { serviceOf } from './service.ts';
import { unitsOf } from './units.ts';
import { vocabulary } from './vocabulary.ts';

/** Protocol buffers: proto2, proto3 and editions. */
export default {
  files,
  parse,
  references: { find: (name) => ({ because: `nothing refers to ${name}`, fix: 'report it' }) },
  units: unitsOf,
  copies: copiesOf,
  original: originalOf,
  problem: () => null,
  words: { deprecate: '`deprecated = true`', sunset: null, open: null },
  vocabulary,
  // As in the categories of buf: what holds for files holds for packages too, and so on.
  modes: {
    FILE: { flows: ['input', 'output'], audiences: ['wire', 'json', 'source', 'file'] },
    PACKAGE: { flows: ['input', 'output'], audiences: ['wire', 'json', 'source'] },
    WIRE_JSON: { flows: ['input', 'output'], audiences: ['wire', 'json'] },
    WIRE: { flows: ['input', 'output'], audiences: ['wire'] },
  },
  chosen: chosenByBuf,
  versions: () => ({ declared: null, asked: [] }),
  operations: operationsOf,
  example: exampleOf,
  root: contract,
} satisfies ContractFormat;

function namesIn(document: Document): readonly (readonly [kind: string, name: string])[] {
  const { messages, enums, services } = fileOf(document);
  return Object.entries({ messages, enums, services }).flatMap(([kind, map]) =>
    Object.keys(map).map((name) => [kind, name] as const),
  );
}

/** The files that declare each of the names of a package. */
function declaringIn(documents: readonly Document[], called: Side['called']): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const document of documents) {
    const file = called(document.file);
    for (const [, name] of namesIn(document)) found.set(name, (found.get(name) ?? new Set()).add(file));
  }
  return found;
}

/** Notes what two files of one folder both declare: which of the two counts is nowhere. In another folder it may be a copy. */
function noteTwins(documents: readonly Document[], store: DocumentStore): void {
  const known = new Map<string, string>();
  for (const document of documents) {
    const { file } = document;
    for (const [kind, name] of namesIn(document)) {
      const key = `${posix.dirname(file)} ${name}`;
      const other = known.get(key);
      if (other === undefined) known.set(key, file);
      else if (other !== file) {
        const because = `\`${name.slice(0, 60)}\` is declared in \`${other}\` too, so that the two do not compile together`;
        store.miss(below(rootOf(document), kind, name), { because, fix: 'keep one of the two' });
      }
    }
  }
}

function contract({ documents }: Unit, { documents: store, others: elsewhere, called }: Side): Element {
  const names = new Names(documents, store);
  names.noteMissing(store);
  const calls = new Calls(documents, names);
  const own = new Set(documents.map(({ file }) => called(file)));
  noteTwins(documents, store);
  const declaring = declaringIn(documents, called);
  const ofOptions = typesOfOptions(documents, names, store.parsed());
  const parts = documents.flatMap((document): Element[] => {
    const declared = fileOf(document);
    const reading: Reading = {
      names,
      calls,
      ofOptions,
      features: featuresOf(declared),
      chosenAt: chosenIn(document),
      scope: declared.package,
      within: '',
      file: called(document.file),
      files: own,
      declaring,
    };
    const node = { raw: declared, spot: rootOf(document) };
    const services = childrenOf(node, 'services').map(([name, one]) => serviceOf(name, one, reading));
    return [new FileElement(document, called(document.file)), ...typesIn(node, reading), ...services];
  });
  const types = new Map(parts.map(({ name, at }) => [name, at.document.file]));
  return {
    kind: 'contract',
    role: 'detail',
    key: '',
    name: 'the package',
    flow: 'output',
    carried: null,
    at: rootOf(documents[0]),
    given: {},
    aspects: () => [],
    parts: () => parts,
    removed: (part) => {
      if (!(part instanceof FileElement)) return {};
      // Of a package that is gone its own side is asked.
      const isGone = own.has(part.path);
      const there = (isGone ? elsewhere : store).document(part.path);
      if (there !== null && fileOf(there).package !== part.package) return { repackaged: true };
      if (isGone) return { moved: false };
      const [into, ...others] = new Set(part.types.flatMap((name) => types.get(name) ?? []));
      if (into === undefined) return { moved: false };
      if (part.package !== fileOf(documents[0]).package) return { repackaged: true };
      return { moved: true, into: others.length === 0 ? into : `${into} and ${others.length} more` };
    },
  };
}

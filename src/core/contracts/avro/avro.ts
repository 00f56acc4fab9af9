import { type Document, rootOf } from '../../texts/document.ts';
import type { Element } from '../comparison/element.ts';
import { isMap, own } from '../document-store.ts';
import type { ContractFormat, Side, Unit } from '../format.ts';
import { registryModes } from '../registry-modes.ts';
import files from './files.ts';
import { messagesOf } from './message.ts';
import { rootsIn } from './roots.ts';
import { type Defined, definitionsIn, type Schema, shortName, wholeOf, within } from './names.ts';
import { parse } from './parse.ts';
import { problemIn } from './problem.ts';
import type { Reading } from './reading.ts';
import { namesOf, scopeOf, titleOf, units } from './units.ts';
import { schemaElement, wholeElement } from './schema.ts';
import { vocabulary } from './vocabulary.ts';

/** Schemas of Avro, each in a file of its own, and what they share by name. */
export default {
  files,
  parse,
  references: {
    find: (name, from) => {
      const names = namesOf(from.document);
      const found = names.find(name, { node: { raw: null, spot: from }, namespace: scopeOf(from) });
      if (found !== null) return found.node;
      return names.partial ? null : { because: `there is no type ${name}`, fix: 'define it, or correct the name' };
    },
    scope: scopeOf,
  },
  units,
  defines: ({ documents: [document] }) => new Set(definitionsIn(wholeOf(document).node).map(nameOfType)),
  problem: ({ documents: [document] }) => problemIn(document),
  words: { deprecate: null, sunset: null, open: null },
  vocabulary,
  versions: ({ documents: [document] }) => ({ declared: null, asked: namespacesOf(document) }),
  modes: registryModes(['wire', 'json', 'source', 'file']),
  root,
} satisfies ContractFormat;

/** The namespaces in which a file defines types. */
function namespacesOf(document: Document): readonly string[] {
  const names = definitionsIn(wholeOf(document).node).map(({ name }) =>
    name.slice(0, Math.max(0, name.lastIndexOf('.'))),
  );
  return [...new Set(names.filter((name) => name !== ''))].toSorted();
}

/** A type that data may be written as. */
function rootType(type: Defined): Element {
  const name = shortName(type.name);
  return {
    kind: 'type',
    role: 'choice',
    key: name,
    name,
    flow: 'input',
    at: type.node.spot,
    given: {},
    aspects: () => [],
    parts: () => [],
    aliases: () => [name, ...type.aliases.map(shortName)],
    renamedFrom: (other) => other.aliases?.().includes(name) === true,
  };
}

function root({ documents: [document] }: Unit, { documents }: Side): Element {
  const whole = wholeOf(document);
  const read: Whole = {
    whole,
    title: titleOf(document),
    reading: { names: namesOf(document), flow: 'both', apart: true },
  };
  documents.audit(whole.node);
  const element: Element = {
    kind: 'contract',
    role: 'detail',
    key: '',
    name: 'the schema',
    flow: 'both',
    at: rootOf(document),
    given: {},
    open: (file) => documents.document(file),
    aspects: () => [],
    parts: () => partsOf(read),
    aligned: (before) => {
      const was = wholes.get(before);
      return was === undefined ? null : alignedBy(was, read, before, element);
    },
  };
  wholes.set(element, read);
  return element;
}

/** All of a file, and what reading it takes. */
interface Whole {
  readonly whole: Schema;
  readonly title: string;
  readonly reading: Reading;
}

const wholes = new WeakMap<Element, Whole>();

function partsOf({ whole, title, reading }: Whole): readonly Element[] {
  // A schema that is gone is read by nobody any more.
  if (!isProtocol(whole)) return [wholeElement(whole, reading, title || 'the schema')];
  const main = own(whole.node, 'schema');
  // The types of a protocol, each by its name, and its messages. What is written as a type that is gone is lost.
  return [
    ...rootsIn(whole).map((one) => rootType(one)),
    ...definitionsIn(whole.node).map((one) => schemaElement(one, reading, shortName(one.name), one.name)),
    ...(main === undefined ? [] : [schemaElement({ ...within(whole), node: main }, reading, 'the schema')]),
    ...messagesOf(within(whole), reading),
  ];
}

/** Where the one version is a type in a file of its own, and the other holds it among others: that type on both sides. */
function alignedBy(was: Whole, now: Whole, before: Element, after: Element): [Element, Element] | null {
  if (!isProtocol(was.whole)) {
    const held = isProtocol(now.whole) || was.title !== now.title ? definedIn(now.whole, was.title) : undefined;
    return held === undefined
      ? null
      : [before, { ...after, parts: () => [wholeElement(held, now.reading, was.title)] }];
  }
  const held = isProtocol(now.whole) ? undefined : definedIn(was.whole, now.title);
  if (held === undefined) return null;
  const others = rootsIn(was.whole).filter(({ name }) => name !== held.name);
  return [{ ...before, parts: () => [...others.map(rootType), wholeElement(held, was.reading, now.title)] }, after];
}

function isProtocol({ node: { raw } }: Schema): boolean {
  return isMap(raw) && typeof raw['protocol'] === 'string';
}

function nameOfType({ name }: Defined): string {
  return shortName(name);
}

function definedIn(whole: Schema, name: string): Defined | undefined {
  return name === '' ? undefined : definitionsIn(whole.node).find((one) => nameOfType(one) === name);
}

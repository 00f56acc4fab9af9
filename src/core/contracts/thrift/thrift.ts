import { posix } from 'node:path';
import { type Document } from '../../texts/document.ts';
import { childrenOf } from '../children.ts';
import type { Element } from '../comparison/element.ts';
import { replacement, toldGenerators } from '../comparison/laws.ts';
import { type Node, rootNode } from '../document-store.ts';
import type { ContractFormat, Side, Unit } from '../format.ts';
import { constantOf, typedefOf } from './definition.ts';
import { enumOf } from './enum.ts';
import files from './files.ts';
import { fileOf, includedFrom, Names } from './names.ts';
import { parse } from './parse.ts';
import { serviceOf } from './service.ts';
import { structOf } from './struct.ts';
import { vocabulary } from './vocabulary.ts';

/** The interface definition language of Apache Thrift. */
export default {
  files,
  parse,
  references: {
    find: (path, { document }, store) => {
      const found = includedFrom(document.file, path, store);
      if (found !== null) return rootNode(found);
      return {
        because: `the included file ${path} is not there, or cannot be read`,
        fix: 'add it, or correct the path',
      };
    },
  },
  units: (documents) =>
    documents.map((document) => ({ name: document.file, title: titleOf(document), documents: [document] })),
  defines: ({ documents: [document] }) => namesDeclaredIn(document),
  problem: () => null,
  words: { deprecate: '`(deprecated = "...")`', sunset: null, open: null },
  vocabulary,
  modes: {
    SOURCE: { flows: ['input', 'output'], audiences: ['wire', 'source'] },
    WIRE: { flows: ['input', 'output'], audiences: ['wire'] },
  },
  versions: ({ documents: [document] }) => ({ declared: null, asked: Object.values(fileOf(document).namespaces) }),
  root,
} satisfies ContractFormat;

function namesDeclaredIn(document: Document): ReadonlySet<string> {
  const { structs, enums, typedefs, constants, services } = fileOf(document);
  return new Set([structs, enums, typedefs, constants, services].flatMap((map) => Object.keys(map)));
}

/** A file that moves keeps its name and its namespaces. */
function titleOf(document: Document): string {
  const [namespace = ''] = Object.values(fileOf(document).namespaces);
  return `${posix.basename(document.file)} ${namespace}`.trim();
}

function root({ documents: [document] }: Unit, { documents }: Side): Element {
  const names = new Names(document, documents);
  const node = rootNode(document);
  // What is not there is said, and the rest is compared.
  for (const [path, { spot }] of childrenOf(node, 'includes')) documents.resolve(path, spot);
  const element: Element = {
    kind: 'contract',
    role: 'detail',
    key: '',
    name: 'the file',
    flow: 'output',
    at: node.spot,
    given: {},
    aspects: () => [],
    parts: () => [...namespacesOf(node), ...declarationsOf(names)],
    aligned: (before) => withMoved(before, element, names),
  };
  return element;
}

/** What a file declares. */
function declarationsOf(names: Names): readonly Element[] {
  const node = rootNode(names.document);
  return [
    ...childrenOf(node, 'structs').map(([name, one]) => structOf(name, one, names)),
    ...childrenOf(node, 'enums').map(([name, one]) => enumOf(name, one)),
    ...childrenOf(node, 'typedefs').map(([name, one]) => typedefOf(name, one, names)),
    ...childrenOf(node, 'constants').map(([name, one]) => constantOf(name, one)),
    ...childrenOf(node, 'services').map(([name, one]) => serviceOf(name, one, names)),
  ];
}

/** Both versions with what moved to a file that is included: it is compared with what it is there. */
function withMoved(before: Element, after: Element, names: Names): [Element, Element] | null {
  const idOf = ({ kind, key }: Element) => `${kind} ${key}`;
  const own = new Set(after.parts().map(idOf));
  const missing = new Set(
    before
      .parts()
      .map(idOf)
      .filter((id) => !own.has(id)),
  );
  if (missing.size === 0) return null;
  const moved = new Map<string, Element>();
  for (const included of names.included()) {
    for (const one of declarationsOf(included)) {
      const id = idOf(one);
      if (missing.has(id) && !moved.has(id)) moved.set(id, one);
    }
  }
  if (moved.size === 0) return null;
  const inFile = (one: Element): Element => ({
    ...one,
    aspects: () => [
      { aspect: 'file', value: one.at.document.file, law: replacement, audience: 'source', stated: true, at: one.at },
      ...one.aspects(),
    ],
  });
  return [
    { ...before, parts: () => before.parts().map((one) => (moved.has(idOf(one)) ? inFile(one) : one)) },
    { ...after, parts: () => [...after.parts(), ...[...moved.values()].map(inFile)] },
  ];
}

/** The languages that namespaces are for, as the compiler of Apache Thrift knows them. */
const languages =
  `* as3 c_glib cl cocoa cpp csharp d dart delphi erl gv go haxe html java javame js json kotlin lua markdown
  netstd nodejs ocaml perl php py py.twisted rb rs rust scala smalltalk smalltalk.category st swift xml xsd`.split(
    /\s+/,
  );

function namespacesOf(file: Node): readonly Element[] {
  const declared = new Map(childrenOf(file, 'namespaces'));
  return [...new Set([...declared.keys(), ...languages])].map((language): Element => {
    const { raw: value, spot: at } = declared.get(language) ?? { raw: undefined, spot: file.spot };
    return {
      kind: 'option',
      role: 'detail',
      key: `namespace ${language}`,
      name: `namespace ${language}`,
      flow: 'output',
      at,
      given: {},
      aspects: () => [
        { aspect: 'option', value, law: toldGenerators, audience: 'source', stated: value !== undefined, at },
      ],
      parts: () => [],
    };
  });
}

import { below as spotBelow, type Document, isDocument, rootOf, type Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { type Node, rootNode } from '../document-store.ts';
import type { ContractFormat, Problem, Side, Unit } from '../format.ts';
import { directive } from './directive.ts';
import { Uses } from './directives.ts';
import { operation } from './field.ts';
import { Elsewhere } from './elsewhere.ts';
import { exampleOf } from './example.ts';
import files from './files.ts';
import { parse } from './parse.ts';
import { below, Schema } from './schema.ts';
import type { SchemaText, Sdl } from './sdl.ts';
import { type } from './type.ts';
import { isRootName, schemaOfAll, schemasOf, wholeOf } from './units.ts';
import { usesOf } from './uses.ts';
import { vocabulary } from './vocabulary.ts';

/** Schemas in GraphQL's own notation, each in one file or in many. */
export default {
  files,
  parse,
  // Types are found by their names in all files of a unit, so nothing is left to follow.
  references: { find: () => null },
  units: schemasOf,
  joined: schemaOfAll,
  isClosed: true,
  problem: problemOf,
  words: { deprecate: '`@deprecated`', sunset: null, open: null },
  vocabulary,
  versions: () => ({ declared: null, asked: [] }),
  outline: (unit) => {
    const schema = schemaOf(unit);
    return {
      title: '',
      hosts: [],
      bases: [],
      operations: schema.operations.map(({ name }) => name),
      components: [...schema.types.keys()].filter((name) => schema.isReached(name)),
    };
  },
  operations: (document) =>
    new Schema({ name: '', title: '', documents: [document] }).operations.map(({ name, node }) => ({
      name,
      at: node.spot,
    })),
  example: exampleOf,
  root: contract,
  uses: (before, after, { known, texts }) => {
    let others: readonly Document[] | undefined;
    const around = () => (others ??= documentsIn(texts));
    const later = after && schemaOf(wholeOf(after.unit, around));
    return usesOf(schemaOf(wholeOf(before.unit, around)), later, known);
  },
} satisfies ContractFormat;

const schemas = new WeakMap<Unit, Schema>();

function schemaOf(unit: Unit): Schema {
  const known = schemas.get(unit) ?? new Schema(unit);
  schemas.set(unit, known);
  return known;
}

function documentsIn(texts: Readonly<Record<string, string>>): readonly Document[] {
  const named = Object.entries(texts).filter(([file, text]) => files.named.test(file) && files.looksLike(text));
  return named.map(([file, text]) => parse(file, text)).filter(isDocument);
}

function problemOf({ documents }: Unit): Problem | null {
  const seen = new Set<string>();
  let some = false;
  for (const document of documents) {
    const { types, directives, extensions, schemas: blocks } = document.value as Sdl;
    some ||= extensions.length + blocks.length > 0;
    for (const [key, names] of [
      ['types', types],
      ['directives', directives],
    ] as const) {
      for (const name in names) {
        some = true;
        if (!seen.has(`${key} ${name}`)) seen.add(`${key} ${name}`);
        else if (key === 'types' && !isRootName(name)) {
          const at = { document, parent: { document, parent: rootOf(document), key }, key: name };
          return {
            at,
            because: `the type \`${name}\` is defined in another file of its schema too`,
            fix: 'keep one of the definitions',
          };
        }
      }
    }
  }
  return some
    ? null
    : { because: 'it asks for something and defines nothing', fix: 'compare the schema that it is asked of' };
}

function contract(unit: Unit, { documents }: Side): Element {
  const schema = schemaOf(unit);
  const elsewhere = new Elsewhere(documents, unit, schema.roots);
  const at = rootOf(unit.documents[0]);
  const blocks = unit.documents.flatMap((document) => below(rootNode(document), 'schemas').map(({ node }) => node));
  let parts: readonly Element[] | undefined;
  const all = () => [
    ...schema.operations.map((one) => operation(one)),
    ...[...schema.types.values()].map((entry) => type(entry, { schema, elsewhere })),
    ...schema.directives.map((one) => directive(one)),
  ];
  return {
    kind: 'contract',
    key: '',
    name: 'the API',
    flow: 'input',
    role: 'detail',
    at,
    given: {},
    carried: { input: 'arguments of', output: 'results of', one: 'field', values: 'arguments and results of' },
    aspects: () => [...new Uses(blocks).aspects(blocks[0]?.spot ?? at, []), rootsOf(schema, blocks, at)],
    parts: () => (parts ??= elsewhere.with(all(), at, ['operation', 'type', 'directive'])),
  };
}

/** The types that operations start from. */
function rootsOf({ roots, types }: Schema, blocks: readonly Node[], at: Spot): AspectValue {
  const named = [...roots].map(([name, usual]) => `${usual.toLowerCase()}: ${name}`);
  const block = blocks.find(({ raw }) => Object.keys((raw as SchemaText).roots).length > 0);
  const value: Roots = { roots, types };
  const where = block === undefined ? at : spotBelow(block.spot, 'roots');
  return { aspect: 'roots', value, shown: named, law: rootsLaw, stated: true, isMap: true, at: where };
}

type Roots = Pick<Schema, 'roots' | 'types'>;

/** A type that is gone is said by itself; one that stays may still be named in fragments, where no operation starts from it. */
const rootsLaw: AspectLaw = (was, now) => {
  const [before, after] = [was, now] as Roots[];
  const isLeft = [...(before?.roots ?? [])].some(
    ([name, usual]) =>
      after?.types.has(name) === true && after.roots.get(name) !== usual && [...after.roots.values()].includes(usual),
  );
  return isLeft ? 'replaced' : null;
};

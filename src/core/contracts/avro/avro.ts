import { rootOf } from '../../texts/document.ts';
import type { Element } from '../comparison/element.ts';
import { isMap, own } from '../document-store.ts';
import type { ContractFormat, Side, Unit } from '../format.ts';
import { registryModes } from '../registry-modes.ts';
import files from './files.ts';
import { messagesOf } from './message.ts';
import { rootsIn } from './roots.ts';
import { type Defined, definitionsIn, shortName, wholeOf, within } from './names.ts';
import { parse } from './parse.ts';
import { problemIn } from './problem.ts';
import { namesOf, scopeOf, units } from './units.ts';
import { schemaElement } from './schema.ts';
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
  problem: ({ documents: [document] }) => problemIn(document),
  words: { deprecate: null, sunset: null, open: null },
  vocabulary,
  versions: () => ({ declared: null, asked: [] }),
  modes: registryModes(['wire', 'json', 'source', 'file']),
  root,
} satisfies ContractFormat;

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
  const names = namesOf(document);
  const whole = wholeOf(document);
  const reading = { names, flow: 'both', apart: true } as const;
  documents.audit(whole.node);
  return {
    kind: 'contract',
    role: 'detail',
    key: '',
    name: 'the schema',
    flow: 'both',
    at: rootOf(document),
    given: {},
    open: (file) => documents.document(file),
    aspects: () => [],
    parts: () => {
      const { raw } = whole.node;
      if (!isMap(raw) || typeof raw['protocol'] !== 'string') return [schemaElement(whole, reading, '')];
      const protocol = within(whole);
      const main = own(whole.node, 'schema');
      // The types of a protocol, each by its name, and its messages. What is written as a type that is gone is lost.
      return [
        ...rootsIn(whole).map((one) => rootType(one)),
        ...definitionsIn(whole.node).map((one) => schemaElement(one, reading, shortName(one.name), one.name)),
        ...(main === undefined ? [] : [schemaElement({ ...protocol, node: main }, reading, 'the schema')]),
        ...messagesOf(protocol, reading),
      ];
    },
  };
}

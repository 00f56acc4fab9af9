import { childrenOf } from '../children.ts';
import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { replacement, type Typed, typedReplacement } from '../comparison/laws.ts';
import type { Node } from '../document-store.ts';
import { annotationsLeft, deprecation, isDeprecated } from './annotations.ts';
import { shownLiteral } from './definition.ts';
import type { Field, ServiceFunction, Struct } from './data.ts';
import { type Names, writtenNames, written } from './names.ts';
import { typeValue } from './type-law.ts';

/** A struct, a union or an exception. */
export function structOf(name: string, node: Node, names: Names): Element {
  const { form, fields } = node.raw as Struct;
  return {
    ...holderOf(name, node, 'fields', names),
    role: 'part',
    given: { leadsTo: leadsTo(fields) },
    heardBy: () => ['source'],
    remains: annotationsLeft(node),
    aspects: () => [
      {
        aspect: 'type',
        value: form,
        law: replacement,
        audience: 'source',
        others: [{ audience: 'wire', law: unionLaw }],
        stated: true,
        at: node.spot,
      },
      deprecation(node),
    ],
  };
}

/** One field alone of a union is there, and readers count on it. */
const unionLaw: AspectLaw = (was, now) => ((was === 'union') === (now === 'union') ? null : 'replaced');

/** What has fields that are known by number: a struct, the arguments of a function, or what it throws. */
export function holderOf(name: string, node: Node, key: 'fields' | 'arguments' | 'throws', names: Names): Element {
  const fields = childrenOf(node, key);
  const isUnion = (node.raw as Partial<Struct>).form === 'union';
  // Nothing is read of what a oneway function throws.
  const isThrown = key === 'throws' && (node.raw as Partial<ServiceFunction>).oneway !== true;
  const numbers = new Map(fields.map(([field, { raw }]) => [field, (raw as Field).number]));
  const highest = fields.reduce((most, [, { raw }]) => Math.max(most, (raw as Field).number), 0);
  return {
    kind: 'message',
    role: 'detail',
    key: name,
    name,
    flow: 'output',
    at: node.spot,
    given: {},
    component: name,
    identity: `message ${name}`,
    aspects: () => [],
    parts: () => fields.map(([field, one]) => fieldOf(field, one, { names, isUnion, numbers })),
    added: (part) =>
      isUnion || isThrown
        ? { alternative: isUnion ? 'member' : 'exception' }
        : { between: part.number !== undefined && part.number > 0 && part.number < highest },
  };
}

/** The types that fields are made of, by name. */
function leadsTo(fields: Readonly<Record<string, Field>>): string {
  return [...new Set(Object.values(fields).flatMap(({ type }) => writtenNames(type)))].join(' ');
}

/** What a field stands among. */
interface Around {
  readonly names: Names;
  readonly isUnion: boolean;
  /** The numbers of all the fields, by name. */
  readonly numbers: ReadonlyMap<string, number>;
}

function fieldOf(name: string, node: Node, { names, isUnion, numbers }: Around): Element {
  const field = node.raw as Field;
  // One of them alone is there: the compiler takes no other word for it.
  const required = isUnion ? 'optional' : field.required;
  const plain = { stated: true, at: node.spot };
  return {
    kind: 'property',
    role: 'part',
    key: name,
    number: field.number,
    name,
    flow: 'output',
    at: node.spot,
    given: {
      required: required === 'required',
      deprecated: isDeprecated(node),
      leadsTo: writtenNames(field.type).join(' '),
    },
    // Who reads a struct without it, or a union of nothing else, refuses that.
    ...((isUnion || required === 'required') && { heardBy: () => ['wire'] as const }),
    remains: annotationsLeft(node),
    aspects: (): AspectValue[] => [
      { aspect: 'number', value: field.number, law: replacement, ...plain },
      {
        aspect: 'name',
        value: { name, numbers } satisfies Called,
        shown: name,
        law: (was, now) => replacement((was as Called).name, (now as Called).name),
        audience: 'source',
        others: [{ audience: 'wire', law: takenName }],
        ...plain,
      },
      { aspect: 'type', ...typeValue(field.type, names), ...plain },
      { aspect: 'required', value: required, shown: inWords[required], law: requiredness, audience: 'wire', ...plain },
      {
        aspect: 'default',
        value: {
          of: written(field.type),
          value: field.default,
          meant: numberOf(names.meant(field.default)),
        } satisfies Default,
        shown: shownLiteral(field.default),
        law: defaultLaw,
        stated: field.default !== '',
        at: node.spot,
      },
      deprecation(node),
    ],
    parts: () => [],
  };
}

/** A default as it is written, and what that stands for. */
interface Default extends Typed {
  readonly meant: string;
}

/** A flag as the number that it may be written as, too; any other value as it is. */
function numberOf(value: string): string {
  return value === 'true' ? '1' : value === 'false' ? '0' : value;
}

/** The value of a constant or of an enum that has another value is said there. */
const defaultLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as (Default | undefined)[];
  return a !== undefined && b !== undefined && a.meant === b.meant ? null : typedReplacement(was, now);
};

/** What a field is called, and the numbers of all names around it. */
interface Called {
  readonly name: string;
  readonly numbers: ReadonlyMap<string, number>;
}

/** A number that gets the name of another field is read as that field. */
const takenName: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as [Called, Called];
  return a.name !== b.name && (a.numbers.has(b.name) || b.numbers.has(a.name)) ? 'replaced' : null;
};

const inWords: Readonly<Record<Field['required'], string>> = {
  required: 'required',
  optional: 'optional',
  default: 'neither required nor optional',
};

/** Only what is required is refused where it is missing; what is optional and what says nothing are read alike. */
const requiredness: AspectLaw = (was, now) => {
  if (was === now) return null;
  return was === 'required' || now === 'required' ? 'replaced' : 'noted';
};

import type { AspectValue, Element } from '../comparison/element.ts';
import { lifecycleNotes } from '../comparison/lifecycle.ts';
import { replacement } from '../comparison/laws.ts';
import { Uses } from './directives.ts';
import { type Elsewhere, isWithoutRoot } from './elsewhere.ts';
import { inputField, outputField, typesOf } from './field.ts';
import type { NamedNode, Schema, TypeEntry } from './schema.ts';
import type { FieldText } from './sdl.ts';

/** One side while its types are read. */
export interface Reading {
  readonly schema: Schema;
  readonly elsewhere: Elsewhere;
}

/** A type by its name: clients write it in fragments and variables, so it is one of the names they choose from. */
export function type(entry: TypeEntry, reading: Reading): Element {
  const { schema } = reading;
  const { name, kind, nodes } = entry;
  const [{ spot }] = nodes;
  const uses = new Uses(nodes);
  const isReturned = kind === 'object' || kind === 'interface';
  const possible = schema.possible(entry);
  const raw = [nodes.map((node) => node.raw), possible.map((one) => one.name).toSorted(), schema.usageOf(name)];
  const reached = schema.isReached(name);
  const root = schema.roots.get(name);
  let parts: readonly Element[] | undefined;
  return {
    kind: 'type',
    key: name,
    name,
    component: name,
    identity: `type ${name}`,
    usedBy: () => schema.usedBy(name),
    flow: 'input',
    role: 'choice',
    at: spot,
    given: {
      reached,
      get leadsTo() {
        const fields = schema.fields(entry).flatMap((field) => typesOf(field.node.raw as FieldText));
        return [...fields, ...possible.map((one) => one.name)].join(' ');
      },
    },
    node: { raw, spot },
    notSent: uses.isUnseen(isReturned),
    unasked: !reached,
    // With a root all operations go that start from it, and each of them says so.
    ...(root !== undefined && { coveredBy: (other: Element) => isWithoutRoot(other, root) }),
    aspects: () => [
      { aspect: 'type', value: kind, law: replacement, stated: true, at: spot, decides: () => true },
      ...uses.aspects(spot, kind === 'input' ? ['oneOf'] : kind === 'scalar' ? ['specifiedBy'] : [], isReturned),
      ...(kind === 'input' ? [uses.oneOf(spot)] : []),
      ...(kind === 'scalar' ? [uses.specifiedBy(spot)] : []),
    ],
    parts: () =>
      (parts ??= reading.elsewhere.with(partsOf(entry, reading), spot, ['property', 'enum-value', 'possible-type'])),
    removed: () => (kind === 'input' ? { unknown: 'refused' } : {}),
  };
}

function partsOf(entry: TypeEntry, { schema }: Reading): readonly Element[] {
  // The fields of a type that operations start from are the operations.
  const fields = schema.roots.has(entry.name) ? [] : schema.fields(entry);
  if (entry.kind === 'input') return fields.map((field) => inputField(field));
  return [
    ...fields.map((field) => outputField(field)),
    ...schema.values(entry).map((value) => enumValue(value, schema.usageOf(entry.name))),
    ...schema.possible(entry).map((one) => {
      const isObject = schema.types.get(one.name)?.kind !== 'interface';
      return possibleType(one, entry, {
        member: isObject ? 'object' : 'interface',
        returned: isObject && schema.isReturned(entry.name),
      });
    }),
  ];
}

function enumValue({ name, node }: NamedNode, flow: Element['flow']): Element {
  const uses = new Uses([node]);
  const deprecated = uses.stated('deprecated');
  return {
    kind: 'enum-value',
    key: name,
    name,
    flow,
    role: 'choice',
    at: node.spot,
    given: { extensible: false, deprecated: deprecated !== undefined },
    node,
    notSent: uses.isUnseen(),
    aspects: (): AspectValue[] => [
      ...lifecycleNotes({ deprecated }, node.spot).filter(({ aspect }) => aspect === 'deprecated'),
      ...uses.aspects(node.spot, ['deprecated']),
    ],
    parts: () => [],
  };
}

/** A member of a union, or a type that implements an interface: clients receive it, and name it in fragments. */
function possibleType({ name, node }: NamedNode, { kind }: TypeEntry, given: Element['given']): Element {
  return {
    kind: 'possible-type',
    key: name,
    name,
    flow: 'both',
    role: 'choice',
    at: node.spot,
    given: { abstract: kind, ...given },
    node,
    aspects: () => [],
    parts: () => [],
  };
}

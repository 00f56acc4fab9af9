import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { note } from '../comparison/laws.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { listItems } from '../list-items.ts';
import { defaultOf } from './defaults.ts';
import { effectOf, foundBy } from './laws.ts';
import type { Reading, ReadSchema } from './reading.ts';
import type { Branch } from './resolve.ts';

/** A field of a record, as readers find it. */
interface Field {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly node: Node;
  readonly fallback: ReturnType<typeof defaultOf>;
  /** What the fields of its record are called. */
  readonly beside: ReadonlySet<string>;
}

/** The fields of two versions of a record, or of what a message is sent with. */
export function properties(
  [a, was]: [Branch, Reading],
  [b, now]: [Branch, Reading],
  read: ReadSchema,
): [Element[], Element[]] {
  const [left, right] = [fieldsOf(a, was), fieldsOf(b, now)];
  const after = new Map(right.map((field) => [field.name, field]));
  return [
    left.map((field): Element => {
      const element = property(field, a, was, read);
      // A reader passes over what it does not know: a field is missed by those only who wait for it and have no default.
      const unmissed = was.flow === 'input' || field.fallback?.valid === true;
      const gone = unmissed ? { role: 'detail' as const } : { flow: 'output' as const };
      const renamedFrom = ({ key }: Element) => {
        const other = after.get(key);
        return other !== undefined && (other.aliases.includes(field.name) || field.aliases.includes(key));
      };
      return known({ ...element, ...gone, renamedFrom }, fields.get(element));
    }),
    right.map((field) => property(field, b, now, read)),
  ];
}

function fieldsOf({ schema }: Branch, { names }: Reading): Field[] {
  const list = own(schema.node, 'fields') ?? own(schema.node, 'request');
  const beside = new Set<string>();
  return listItems(list).flatMap((node): Field[] => {
    const { raw } = node;
    if (!isMap(raw) || typeof raw['name'] !== 'string') return [];
    const aliases = Array.isArray(raw['aliases']) ? (raw['aliases'] as unknown[]).map(String) : [];
    beside.add(raw['name']);
    return [{ name: raw['name'], aliases, node, fallback: defaultOf({ ...schema, node }, names), beside }];
  });
}

function property(field: Field, { schema }: Branch, reading: Reading, read: ReadSchema): Element {
  const { name, node, fallback } = field;
  const hasDefault = fallback?.valid === true;
  const at = own(node, 'name')?.spot ?? node.spot;
  const type = own(node, 'type');
  const partsFor = (flow: Reading['flow']) =>
    type === undefined ? [] : [read({ ...schema, node: type }, { ...reading, flow }, name)];
  const element: Element = {
    kind: 'property',
    role: 'part',
    key: name,
    name,
    flow: reading.flow,
    at,
    aliases: () => [name, ...field.aliases],
    given: { required: !hasDefault, hasDefault },
    aspects: (): AspectValue[] => [
      { aspect: 'name', value: field, shown: name, law: nameLaw, stated: true, at },
      {
        aspect: 'aliases',
        value: field,
        shown: field.aliases,
        law: aliasesLaw,
        stated: true,
        at: own(node, 'aliases')?.spot ?? at,
      },
      {
        aspect: 'default',
        value: fallback?.text,
        shown: fallback?.shown,
        law: note,
        stated: fallback !== null,
        at: own(node, 'default')?.spot ?? at,
      },
    ],
    parts: () => partsFor(reading.flow),
    aligned: (before) => {
      const other = fields.get(before);
      if (other === undefined || other.field.name === name) return null;
      const flow = flowOf(other.field, field, reading.flow);
      return [
        { ...before, parts: () => (flow === null ? [] : other.partsFor(flow)) },
        { ...element, parts: () => (flow === null ? [] : partsFor(flow)) },
      ];
    },
  };
  return known(element, { field, partsFor });
}

function known(element: Element, made: Made | undefined): Element {
  if (made !== undefined) fields.set(element, made);
  return element;
}

/** What an element was read from, and what it makes of the type for those who read one way. */
interface Made {
  readonly field: Field;
  readonly partsFor: (flow: Reading['flow']) => Element[];
}

const fields = new WeakMap<Element, Made>();

/** Who finds the one field as the other, by an alias: only they read its type. */
function flowOf(was: Field, now: Field, flow: Reading['flow']): Reading['flow'] | null {
  const found = { input: now.aliases.includes(was.name), output: was.aliases.includes(now.name) };
  if (flow !== 'both') return found[flow] ? flow : null;
  if (found.input && found.output) return 'both';
  return found.input ? 'input' : found.output ? 'output' : null;
}

/** A reader finds a field by its name or an alias, or falls back on its default. */
const nameLaw: AspectLaw = (was, now, _before, _after, flow) => {
  const [a, b] = [was as Field, now as Field];
  if (a.name === b.name) return null;
  const sides = {
    oldData: b.aliases.includes(a.name) || b.fallback?.valid === true,
    newData: a.aliases.includes(b.name) || a.fallback?.valid === true,
  };
  return foundBy(a, b, flow) ?? effectOf(sides);
};

/** What a reader finds under two names at once may be either of two fields that are written. */
const aliasesLaw: AspectLaw = (was, now) => {
  const [a, b] = [was as Field, now as Field];
  if (isTwo(a, a)) return null;
  const sides = { oldData: !isTwo(b, a), newData: !isTwo(a, b) };
  return sides.oldData && sides.newData ? null : effectOf(sides);
};

/** Whether a reader finds two fields where one of these was written, as the one. */
function isTwo(reader: Field, { beside }: Field): boolean {
  return new Set([reader.name, ...reader.aliases].filter((name) => beside.has(name))).size > 1;
}

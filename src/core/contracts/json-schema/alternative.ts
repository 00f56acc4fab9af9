import { written } from '../comparison/written.ts';
import { isMap, type Node } from '../document-store.ts';
import { nameOfRef, refOf } from '../json-reference.ts';
import type { SchemaContext } from './context.ts';
import type { Layer } from './layer.ts';
import { type Choice, type View, viewOf } from './view.ts';
import { fieldsOf, requiredNames } from './fields.ts';

/** What a discriminator says of an alternative: the values that stand for it on the wire. */
type WireValues = (one: Alternative) => readonly { readonly value: string }[];

/** One of several schemas a value can have, with what it can be told by. */
export interface Alternative {
  readonly node: Node;
  /** The node with its `$ref` followed. */
  readonly target: Node;
  /** The component it refers to. */
  readonly refers: string | null;
  /** What it calls itself: its `title`, or its type where that is no object. */
  readonly calls: string;
  readonly view: View;
  /** The literals its fields always have, by field. */
  readonly fixed: ReadonlyMap<string, string>;
  /** The values of the telling field that stand for it, as JSON. Empty where none does. */
  readonly values: readonly string[];
}

/** The alternatives of one side. */
export function alternativesOf(
  nodes: readonly Node[],
  { documents, dialect }: Pick<SchemaContext, 'documents' | 'dialect'>,
): Alternative[] {
  return nodes.map((node) => {
    const view = viewOf([node], documents, dialect);
    const ref = refOf(node.raw);
    const { title, type } = (isMap(node.raw) ? node.raw : {}) as Record<string, unknown>;
    const calls = typeof title === 'string' ? title : typeof type === 'string' && type !== 'object' ? type : '';
    const target = documents.at(node);
    return {
      node,
      target,
      refers: ref === null ? null : nameOfRef(ref, node.spot.document.notation),
      calls,
      view,
      fixed: fixedFields(view),
      values: [],
    };
  });
}

/** What an alternative is called by: the component it refers to, or what it calls itself. */
export function nameOf({ refers, calls }: Pick<Alternative, 'refers' | 'calls'>): string {
  return refers ?? calls;
}

/** What people and subjects call it: its name, the literal that tells it, or the fields it has. */
export function labelOf(one: Alternative, field: string | undefined): string {
  if (one.refers !== null) return one.refers;
  const [value] = one.values;
  if (field !== undefined && value !== undefined) return `${field}: ${String(JSON.parse(value))}`;
  if (one.calls !== '') return one.calls;
  const names = spokenOf(one.view);
  return names.size === 0 ? 'without a name' : `with ${[...names].slice(0, 3).join(', ')}`;
}

/** The fields a schema describes or asks for. */
export function spokenOf(view: View): Set<string> {
  return new Set([...fieldsOf(view).keys(), ...requiredNames(view).keys()]);
}

/** The fields of which an object can have one literal only. */
function fixedFields(view: View): Map<string, string> {
  const fixed = new Map<string, string>();
  for (const [name, nodes] of fieldsOf(view)) {
    for (const { raw } of nodes) {
      const literal = isMap(raw) ? literalOf(raw) : undefined;
      if (literal !== undefined) fixed.set(name, JSON.stringify(literal));
    }
  }
  return fixed;
}

function literalOf(raw: Readonly<Record<string, unknown>>): unknown {
  const { const: literal, enum: list } = raw;
  const value: unknown = literal ?? (Array.isArray(list) && list.length === 1 ? list[0] : undefined);
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : undefined;
}

/**
 * The field that tells the alternatives apart: each that has it as a literal has another one. The one of the
 * discriminator, or else the one that most of them have.
 */
export function tellingField(
  sides: readonly (readonly Alternative[])[],
  discriminator: string | undefined,
): string | undefined {
  const counts = new Map<string, number>();
  for (const side of sides) {
    for (const { fixed } of side) for (const name of fixed.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const tells = (name: string) =>
    sides.every((side) => {
      const values = side.flatMap(({ fixed }) => fixed.get(name) ?? []);
      return values.length * 2 >= side.length && new Set(values).size === values.length;
    });
  const all = sides.flat().length;
  const found = [...counts]
    // Of a field that fewer have than every second one it need not be asked.
    .filter(([name, count]) => count >= Math.min(2, all) && count * 2 >= all && tells(name))
    .toSorted(([one, a], [other, b]) => Number(other === discriminator) - Number(one === discriminator) || b - a);
  return found[0]?.[0];
}

/** The alternatives with the values they are told by: the literal of the telling field, or what the discriminator says. */
export function told(
  side: readonly Alternative[],
  field: string | undefined,
  wire: WireValues | null | undefined,
): Alternative[] {
  return side.map((one) => {
    const literal = field === undefined ? undefined : one.fixed.get(field);
    return {
      ...one,
      values: literal === undefined ? (wire?.(one) ?? []).map(({ value }) => JSON.stringify(value)) : [literal],
    };
  });
}

/** The members of a choice that is all there is to an alternative; null where it is anything else. */
export function nested({ view }: Alternative): readonly Node[] | null {
  const [choice, ...others] = view.choices;
  if (choice === undefined || others.length > 0 || view.nullness === 'yes') return null;
  // That it is an object, its members have to say too: it is left out where the choice is opened.
  const isSaid = (type: unknown) => type === 'object' && view.isChosenObject;
  const isPlain = ({ raw }: Layer) =>
    Object.keys(raw).every((key) => plain.has(key) || (key === 'type' && isSaid(raw['type'])));
  return view.layers.every(isPlain) ? choice.members : null;
}

const plain = new Set(['oneOf', 'anyOf', 'title', 'description', 'discriminator', '$ref']);

/** Of more lists of alternatives than this, it is not looked which share most. */
const many = 60;

/** Which lists of alternatives belong together: those that share most names, in their order; of very many, in order. */
export function pairedChoices(before: readonly Choice[], after: readonly Choice[]): (readonly [Choice, Choice])[] {
  if (before.length > many) {
    const count = Math.min(before.length, after.length);
    return before.slice(0, count).map((choice, index) => [choice, after[index] as Choice]);
  }
  const names = ({ members }: Choice) => new Set(members.map(({ raw }) => refOf(raw) ?? written(raw)));
  const left = [...after];
  return before.flatMap((choice) => {
    const own = names(choice);
    const shared = (other: Choice) => [...names(other)].filter((name) => own.has(name)).length;
    const best = left.toSorted((a, b) => shared(b) - shared(a))[0];
    if (best === undefined) return [];
    left.splice(left.indexOf(best), 1);
    return [[choice, best] as const];
  });
}

/** The alternatives of a value that take null by their type. */
const takingNull = new WeakMap<View, readonly Node[]>();

/** Whether another alternative takes null, so that nobody misses it in this one. */
export function takesNullBeside(
  node: Node,
  view: View,
  { documents, dialect }: Pick<SchemaContext, 'documents' | 'dialect'>,
): boolean {
  const members = () =>
    view.choices.length > 1
      ? []
      : view.choices.flatMap((choice) =>
          choice.members.filter((member) => viewOf([member], documents, dialect).nullness === 'yes'),
        );
  const taking = takingNull.get(view) ?? members();
  takingNull.set(view, taking);
  return taking.some(({ raw }) => raw !== node.raw);
}

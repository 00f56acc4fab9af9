import type { Effect } from '../../model/contract.ts';
import type { AspectLaw } from '../comparison/element.ts';
import { equalJson } from '../comparison/laws.ts';
import type { SchemaContext } from './context.ts';
import type { Layer } from './layer.ts';
import type { View } from './view.ts';

/** The types every layer allows, sorted, without `null`; undefined means any. */
export function typesOfView(view: View): readonly string[] | undefined {
  let types: string[] | undefined;
  for (const { raw } of view.layers) {
    const own = typesOf(raw) ?? typesOfLiterals(raw);
    if (own === undefined) continue;
    types = types === undefined ? [...own] : types.filter((type) => covers(own, type, false));
  }
  return (types ?? inferred(view))?.toSorted();
}

/** The types a schema names, without `null`; undefined means any. */
function typesOf({ type }: Layer['raw']): readonly string[] | undefined {
  if (typeof type === 'string') return type === 'null' ? [] : [type];
  if (!Array.isArray(type)) return undefined;
  return type.filter((name): name is string => typeof name === 'string' && name !== 'null');
}

/** The types of the literals a schema allows, where it names no type. */
function typesOfLiterals({ const: one, enum: list }: Layer['raw']): readonly string[] | undefined {
  const literals: unknown[] | undefined = one !== undefined ? [one] : Array.isArray(list) ? list : undefined;
  return literals && [...new Set(literals.flatMap((literal) => typeOf(literal) ?? []))];
}

function typeOf(literal: unknown): string | undefined {
  if (literal === null) return undefined;
  if (Array.isArray(literal)) return 'array';
  if (typeof literal === 'bigint') return 'integer';
  if (typeof literal === 'number') return Number.isInteger(literal) ? 'integer' : 'number';
  return typeof literal;
}

/** The types of a value, with the format that narrows them further and the types of its items. */
export interface Typed {
  readonly types: readonly string[] | undefined;
  readonly format: unknown;
  readonly items: readonly string[] | undefined;
}

/** The types of the items of an array. */
export function itemTypes(view: View): readonly string[] | undefined {
  const items = view.layers.find(({ raw }) => typeof raw['items'] === 'object' && raw['items'] !== null)?.raw['items'];
  return items === undefined ? undefined : typesOf(items as Record<string, unknown>);
}

/**
 * How types compare: `integer` is a `number`, in text every scalar is a `string` of no particular format, and where a
 * parameter is repeated for each item of an array, one value is an array of one.
 */
export function typeLaw({ text, parameter }: Pick<SchemaContext, 'text' | 'parameter'>): AspectLaw {
  const repeats = parameter?.repeats === true;
  return (was, now) => {
    const [a, b] = [was as Typed, now as Typed];
    if (equalJson(a.types, b.types)) return null;
    const wider = within(a, b, text, repeats);
    const narrower = within(b, a, text, repeats);
    if (wider && narrower) return null;
    if (wider) return 'widened';
    return narrower ? 'narrowed' : 'replaced';
  };
}

/** Between a scalar and an array, or two types that share nothing, the other keywords are not worth comparing. */
export function typeDecides(effect: Effect, was: unknown, now: unknown): boolean {
  const isArray = (typed: unknown) => (typed as Typed).types?.includes('array') === true;
  return (
    effect === 'replaced' ||
    (isArray(was) !== isArray(now) && (was as Typed).types !== undefined && (now as Typed).types !== undefined)
  );
}

/**
 * A format restricts its type, if it is one that JSON Schema or OpenAPI define; any other is a remark (JSON Schema
 * Validation section 7). Where the types differ, that says it all.
 */
export const formatLaw: AspectLaw = (was, now) => {
  const [a, b] = [was as Typed, now as Typed];
  if (!equalJson(a.types, b.types) || a.format === b.format) return null;
  const [before, after] = [restrictive(a.format), restrictive(b.format)];
  if (before === after) return 'noted';
  if (before === undefined) return 'narrowed';
  return after === undefined ? 'widened' : 'replaced';
};

/** `int64` and `double` are not among them: they say no more than the type does in JSON (RFC 8259 section 6). */
const formats = new Set(
  `date-time date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference uri-template iri
  iri-reference uuid json-pointer relative-json-pointer regex int32 float byte binary base64url`.split(/\s+/),
);

function restrictive(format: unknown): string | undefined {
  return typeof format === 'string' && formats.has(format) ? format : undefined;
}

function within(small: Typed, large: Typed, textual: boolean, repeats: boolean): boolean {
  const { types, items, format } = large;
  if (types === undefined) return true;
  if (repeats && types.includes('array') && small.types?.includes('array') === false) {
    return within(small, { types: items, items: undefined, format: undefined }, textual, false);
  }
  // Where a string stands beside them, the other types say how some texts are understood.
  const alike = textual && format === undefined && small.types?.includes('string') === false;
  return small.types?.every((type) => covers(types, type, alike)) === true;
}

function covers(types: readonly string[], type: string, textual: boolean): boolean {
  if (types.includes(type) || (type === 'integer' && types.includes('number'))) return true;
  return textual && types.includes('string') && ['integer', 'number', 'boolean'].includes(type);
}

/** A schema that names properties is about objects, whether it says so or not; likewise arrays. */
function inferred(view: View): string[] | undefined {
  const has = (keyword: string) => view.layers.some(({ raw }) => raw[keyword] !== undefined);
  if (has('properties') || has('additionalProperties')) return ['object'];
  return has('items') ? ['array'] : undefined;
}

import type { Effect } from '../../model/contract.ts';
import type { AspectLaw, Element } from '../comparison/element.ts';
import { divides, equalJson } from '../comparison/laws.ts';
import { typeOf } from './literal-type.ts';
import { isText, type ListWriting, type SchemaContext } from './context.ts';
import type { Dialect, Layer } from './layer.ts';
import { everything } from './normal-form.ts';
import type { View } from './view.ts';

/** The types every layer allows, sorted, without `null`; undefined means any. */
export function typesOfView(view: View): readonly string[] | undefined {
  let types: string[] | undefined;
  for (const { raw } of view.layers) {
    const own = ownTypes(raw);
    if (own === undefined) continue;
    types = types === undefined ? [...own] : types.filter((type) => covers(own, type, false));
  }
  const all = types ?? guessedTypes(view);
  // A list of all of them, null too, says as much as none.
  if (all === undefined || (view.nullness !== 'no' && everything.every((type) => all.includes(type)))) return undefined;
  return all.toSorted();
}

/** Whether JSON Schema, and OpenAPI for files, has no such type: what is of it nobody can tell. */
export function isUndefinedType(type: unknown): boolean {
  if (typeof type === 'string') return !defined.has(type);
  return typeof type === 'object' && type !== null && !Array.isArray(type);
}

const defined: ReadonlySet<string> = new Set([...everything, 'integer', 'null', 'file']);

/** Whether nobody can tell the type of a value: the one that is named does not exist, or a list under `items` alone hints at it. */
export function isTypeUndefined(view: View, dialect: Dialect): boolean {
  return view.layers.some(({ raw }) => isUndefinedType(raw['type'])) || isUnsure(view, dialect);
}

/** The types a schema names, without `null`; undefined means any. */
function typesOf({ type }: Layer['raw']): readonly string[] | undefined {
  if (typeof type === 'string') return type === 'null' ? [] : [type];
  if (!Array.isArray(type)) return undefined;
  return type.filter((name): name is string => typeof name === 'string' && name !== 'null');
}

/** The types of the literals a schema allows, where it names no type. */
function typesOfLiterals({ const: one, enum: list }: Layer['raw']): readonly string[] | undefined {
  if (one !== undefined) return [typeOf(one) ?? []].flat();
  if (!Array.isArray(list)) return undefined;
  const known = listed.get(list) ?? [...new Set(list.flatMap((literal: unknown) => typeOf(literal) ?? []))];
  listed.set(list, known);
  return known;
}

/** The types of the values a schema allows: none where it asks for an array, and its list of literals has no array, but items. */
function ownTypes(raw: Layer['raw']): readonly string[] | undefined {
  const [types, literals] = [typesOf(raw), typesOfLiterals(raw)];
  const listsItems =
    types?.join() === 'array' && raw['items'] === undefined && literals !== undefined && literals.length > 0;
  return listsItems && !literals.includes('array') ? [] : (types ?? literals);
}

/** The types in a list of literals: each of them is asked what the others are. */
const listed = new WeakMap<object, readonly string[]>();

/** The types of a value, with the formats that narrow them further and the types of its items. */
export interface Typed {
  readonly types: readonly string[] | undefined;
  readonly formats: readonly unknown[];
  /** Whether no schema says them: they are guessed from the keywords that are about values of one type alone. */
  readonly guessed: boolean;
  /** The types of its literals, where all are known: those are compared themselves. */
  literals(): readonly string[] | undefined;
  readonly items: readonly string[] | undefined;
  /** Whether they are guessed from a list under `items`, which this version of OpenAPI does not have. */
  readonly unsure: boolean;
  /** Whether a `multipleOf` lets no fraction through, so that its numbers are integers. */
  readonly integral: boolean;
  /** Its literals as texts, where all are known. */
  texts(): readonly string[] | undefined;
  /** Whether an array of one is allowed, and whether none is longer. */
  readonly one: boolean;
  readonly most: number;
  /** Whether nothing is said of it at all. */
  isUnsaid(): boolean;
  /** The value, and an item of it, each on its own. */
  whole(): Element;
  item(): Element;
}

/** How long an array may be. */
export function lengthsOf({ layers }: View): Pick<Typed, 'one' | 'most'> {
  const limits = (keyword: string) =>
    layers.map(({ raw }) => raw[keyword]).filter((limit) => typeof limit === 'number');
  const most = limits('maxItems').reduce((a, b) => Math.min(a, b), Infinity);
  return { one: limits('minItems').every((least) => least <= 1) && most >= 1, most };
}

/** The types of the items of an array. */
export function itemTypes(view: View): readonly string[] | undefined {
  const items = view.layers.find(({ raw }) => typeof raw['items'] === 'object' && raw['items'] !== null)?.raw['items'];
  return items === undefined ? undefined : typesOf(items as Record<string, unknown>);
}

/**
 * How types compare: `integer` is a `number`, in text every scalar is a `string` of no particular format, and where
 * one value is written as an array of one is, it is one.
 */
export function typeLaw({ text, site, list }: Pick<SchemaContext, 'text' | 'site' | 'list'>): AspectLaw {
  return (was, now) => {
    const plain = isText({ text, site });
    const [a, b] = asItems(...asTexts([was as Typed, now as Typed], plain), list);
    if (equalJson(a.types, b.types) || equalJson(typesMeant(a), typesMeant(b))) return null;
    const [listed, lists] = [a.literals(), b.literals()];
    if (listed && lists && !typeDecides(a, b, text)) {
      const shared = listed.filter((type) => lists.includes(type));
      return text ? null : literalsLaw(a, b, shared);
    }
    const wider = within(a, b, { text, plain, list });
    const narrower = within(b, a, { text, plain, list });
    // What is said of properties and items says itself what comes and goes.
    if ((wider && a.guessed && b.types === undefined) || (narrower && b.guessed && a.types === undefined)) return null;
    // An array of at most one is compared as that one, which the law has to ask for.
    if (wider && narrower && isArray(a) === isArray(b)) return null;
    if (wider) return 'widened';
    return narrower ? 'narrowed' : 'replaced';
  };
}

/** Literals that are listed on both sides, and of a type that only one of them has. */
function literalsLaw(a: Typed, b: Typed, literals: readonly string[]): Effect | null {
  const isLost = literals.some((type) => areWithin([type], a.types) && !areWithin([type], b.types));
  const isNew = literals.some((type) => areWithin([type], b.types) && !areWithin([type], a.types));
  if (isLost) return isNew ? 'replaced' : 'narrowed';
  return isNew ? 'widened' : null;
}

/** Whether a `multipleOf` lets no fraction through. */
export function isIntegral({ layers }: View): boolean {
  return layers.some(({ raw: { multipleOf } }) => isNatural(multipleOf));
}

function isNatural(value: unknown): boolean {
  return typeof value === 'number' && value > 0 && divides(1, value);
}

/** The types of a value, where a number that has no fractions is an integer. */
function typesMeant({ types, integral }: Pick<Typed, 'types' | 'integral'>): readonly string[] | undefined {
  if (!integral || types?.includes('number') !== true) return types;
  return [...new Set(types.map((type) => (type === 'number' ? 'integer' : type)))].toSorted();
}

/** The types of all that applies to a value, with that in mind. */
export function typesMeantBy(view: View): readonly string[] | undefined {
  return typesMeant({ types: typesOfView(view), integral: isIntegral(view) });
}

/** Whether a `multipleOf` asks for no more than the type of the value: every integer is a multiple of it. */
export function isIdle(multipleOf: unknown, view: View): boolean {
  return equalJson(typesOfView(view), ['integer']) && divides(Number(multipleOf), 1);
}

/** A text of which no type is said is some text, where the other version says that it is no list and no object. */
export function asTexts([a, b]: readonly [Typed, Typed], text: boolean): readonly [Typed, Typed] {
  const isScalar = ({ types }: Typed) => types?.every((type) => type !== 'array' && type !== 'object') === true;
  const asText = (one: Typed, other: Typed) =>
    text && one.types === undefined && isScalar(other) ? { ...one, types: ['string'] } : one;
  return [asText(a, b), asText(b, a)];
}

/** A value of which no type is said is sent as one text, which may have become one of several. */
function asItems(a: Typed, b: Typed, list: ListWriting | undefined): readonly [Typed, Typed] {
  const oneBecameMany = list?.repeats === true && a.types === undefined && isOnlyArray(b);
  return [oneBecameMany ? { ...a, types: ['string'] } : a, b];
}

/**
 * Whether no value of the one can be one of the other, so that nothing else they say is worth comparing. Of a type that is none
 * nobody knows.
 */
export function typeDecides(was: unknown, now: unknown, text: boolean): boolean {
  const [a, b] = [was as Typed, now as Typed];
  if (a.unsure !== b.unsure) return true;
  if ([a, b].some(({ types }) => types?.some(isUndefinedType))) return false;
  return groups.every((group) => !isAbout(a.types, group, text) || !isAbout(b.types, group, text));
}

/** The kinds of values that keywords are about: each restricts one of them and says nothing of the others. */
const groups = ['string', 'number', 'boolean', 'array', 'object'] as const;
/** One of those kinds of values. */
export type Group = (typeof groups)[number];

/** Whether values of a group are among those of some types; written as text, numbers are texts too. */
export function isAbout(types: readonly string[] | undefined, group: Group, text = false): boolean {
  if (types === undefined || types.includes(group) || (group === 'number' && types.includes('integer'))) return true;
  return text && group === 'string' && types.some((type) => scalars.includes(type));
}

const scalars = ['integer', 'number', 'boolean'];

/** Whether all values of some types are values of others, whatever the formats. */
export function areWithin(small: readonly string[] | undefined, large: readonly string[] | undefined): boolean {
  return large === undefined || small?.every((type) => covers(large, type, false)) === true;
}

function isArray({ types }: Typed): boolean {
  return types?.includes('array') === true;
}

/** Where one value is written as an array of one is, that value is compared with the items. */
export function oneForMany(was: unknown, now: unknown, list: ListWriting | undefined): (readonly [Element, Element])[] {
  const [a, b] = [was as Typed, now as Typed];
  if (!(a.types && b.types) && list?.repeats !== true) return [];
  if (isOnlyArray(a) === isOnlyArray(b) || (isArray(a) && isArray(b))) return [];
  return [isOnlyArray(b) ? [a.whole(), b.item()] : [a.item(), b.whole()]];
}

function isOnlyArray({ types }: Typed): boolean {
  return types?.join() === 'array';
}

/** How values are written, for what that makes of their types. */
interface Written {
  readonly text: boolean;
  /** The whole value is one text, and what its types make of it is nobody's but the server's. */
  readonly plain: boolean;
  readonly list?: ListWriting | undefined;
}

function within(small: Typed, large: Typed, { list, ...how }: Written): boolean {
  const { items, formats } = large;
  const [own, types] = [typesMeant(small), typesMeant(large)];
  if (types === undefined) return true;
  // Where a string stands beside them, the other types say how some texts of a form are understood.
  const alike = how.text && formats.length === 0 && (how.plain || own?.includes('string') === false);
  if (own?.every((type) => covers(types, type, alike)) === true) return true;
  if (how.text && formats.length === 0 && own?.join() === 'string' && isSpelled(small, types)) return true;
  if (list && types.includes('array') && own?.includes('array') === false) {
    const isOne = list.repeats || (list.joined && (isUndelimited(small) || hasNoDelimiter(own)));
    const alone = large.one && isOne;
    return alone && within(small, { ...large, types: items, integral: false, items: undefined, formats: [] }, how);
  }
  if (list?.repeats && isOnlyArray(small) && small.most <= 1) {
    return within({ ...small, types: small.items, integral: false, items: undefined }, large, how);
  }
  return false;
}

/** How the values of a type are written out. */
export const spellings: Readonly<Record<string, string>> = { integer: '^-?[0-9]+$', boolean: '^(true|false)$' };

/** Whether each of the texts that a value may be spells a value of some types. */
function isSpelled(small: Typed, types: readonly string[]): boolean {
  const patterns = Object.entries(spellings).flatMap(([type, pattern]) =>
    covers(types, type, false) ? [new RegExp(pattern, 'u')] : [],
  );
  return small.texts()?.every((text) => patterns.some((one) => one.test(text))) === true;
}

/** Whether its literals are all known, and none has in it what items are joined by. */
function isUndelimited(small: Typed): boolean {
  return small.texts()?.every((text) => !/[,|\s]/.test(text)) === true;
}

/** Whether no value of these types can be taken for several. */
function hasNoDelimiter(types: readonly string[]): boolean {
  return types.every((type) => scalars.includes(type));
}

function covers(types: readonly string[], type: string, textual: boolean): boolean {
  if (types.includes(type) || (type === 'integer' && types.includes('number'))) return true;
  return textual && types.includes('string') && scalars.includes(type);
}

/** Whether no schema of a value names its types. */
export function isGuessed({ layers }: View): boolean {
  return layers.every(({ raw }) => (typesOf(raw) ?? typesOfLiterals(raw)) === undefined);
}

/** Whether a list under `items` alone hints at its types: some write alternatives so. */
export function isUnsure(view: View, { nullable }: Dialect): boolean {
  return nullable && isGuessed(view) && view.layers.some(({ raw }) => Array.isArray(raw['items']));
}

/** A schema that names properties is about objects, whether it says so or not, and so is a choice of objects; likewise arrays. */
function guessedTypes(view: View): string[] | undefined {
  const has = (keyword: string) => view.layers.some(({ raw }) => raw[keyword] !== undefined);
  if (view.isChosenObject || has('properties') || has('additionalProperties')) return ['object'];
  return has('items') ? ['array'] : undefined;
}

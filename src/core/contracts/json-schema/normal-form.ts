import { isMap, type Node, own } from '../document-store.ts';
import { type Dialect, isEarly } from './layer.ts';
import { typeOf } from './literal-type.ts';
import { isRemark } from './notation.ts';

type Raw = Readonly<Record<string, unknown>>;

/** The encodings that OpenAPI 2.0 and 3.0 write as a format, and JSON Schema as a keyword of its own. */
const encodings: Readonly<Record<string, string>> = { byte: 'base64', base64: 'base64', base64url: 'base64url' };

/** The media type of bytes that nothing more is said of: `format: binary` in OpenAPI 2.0 and 3.0. */
export const anyBytes = 'application/octet-stream';

/**
 * A schema as every dialect would write it, so that an upgrade is no change: `format: byte` is an encoding, and
 * `format: binary` a media type of text that is not text. The object itself where there is nothing to rewrite.
 */
export function normalForm(written: Raw, dialect: Dialect): Raw {
  const raw = closedForm(withNamesAsked(withoutLaterWords(written, dialect)));
  if (isOnlyNull(raw)) {
    const { const: _, enum: __, ...rest } = raw;
    return { ...rest, type: 'null' };
  }
  if (raw['not'] !== undefined) {
    if (isNotNull(raw)) return { type: everything };
    if (raw['not'] === false) return without('not', raw);
    if (isAnything(raw['not'])) return nothing;
  }
  const { format, contentEncoding, contentMediaType, type } = raw;
  const encoding = typeof format === 'string' && Object.hasOwn(encodings, format) ? encodings[format] : undefined;
  if (encoding !== undefined && (contentEncoding ?? encoding) === encoding) {
    const { format: _, ...rest } = raw;
    return { ...rest, contentEncoding: encoding };
  }
  if (format === 'binary' && contentEncoding === undefined) {
    const { format: _, ...rest } = raw;
    return { ...rest, type: type ?? 'string', contentMediaType: contentMediaType ?? anyBytes };
  }
  if (contentMediaType === anyBytes && contentEncoding === undefined && type === undefined) {
    return { ...raw, type: 'string' };
  }
  return raw;
}

/** A schema without what OpenAPI 2.0 and 3.0 have no keyword for: nobody reads there how a text is encoded but from its format. */
function withoutLaterWords(raw: Raw, dialect: Dialect): Raw {
  if (!isEarly(dialect) || !('contentEncoding' in raw || 'contentMediaType' in raw)) return raw;
  return without('contentEncoding', without('contentMediaType', raw));
}

/** A schema in which what a field asks for is a list of names, where a schema asks for other fields and says no more. */
function withNamesAsked(raw: Raw): Raw {
  const schemas = raw['dependentSchemas'];
  if (!isMap(schemas)) return raw;
  const { dependentSchemas: _, dependentRequired: listed, ...rest } = raw;
  const known = isMap(listed) ? listed : {};
  const entries = Object.entries(schemas).map(([name, one]) => ({ name, one, names: namesAsked(one) }));
  const asked = entries.flatMap(({ name, names }) => {
    const others = Object.hasOwn(known, name) ? [known[name]].flat() : [];
    return names ? [[name, [...others, ...names]] as const] : [];
  });
  if (asked.length === 0) return raw;
  const left = entries.flatMap(({ name, one, names }) => (names ? [] : [[name, one] as const]));
  return {
    ...rest,
    dependentRequired: { ...known, ...Object.fromEntries(asked) },
    ...(left.length > 0 && { dependentSchemas: Object.fromEntries(left) }),
  };
}

function namesAsked(schema: unknown): readonly unknown[] | undefined {
  if (!isMap(schema) || !Array.isArray(schema['required'])) return undefined;
  const isMore = (key: string) => key !== 'required' && !isRemark(key) && !(key === 'type' && schema[key] === 'object');
  return Object.keys(schema).some(isMore) ? undefined : schema['required'];
}

const others = ['additionalProperties', 'unevaluatedProperties', 'items', 'unevaluatedItems'];
const applicators = '$ref $dynamicRef $recursiveRef allOf anyOf oneOf if dependentSchemas'.split(' ');

/** What is said of other fields and items as it is usually written: `false` where nothing fits, and under `additionalProperties` where no schema beside it names any. */
function closedForm(written: Raw): Raw {
  const raw = takeAnything(written['anyOf']) ? without('anyOf', written) : written;
  if (!others.some((key) => key in raw)) return raw;
  const refused = others.filter((key) => key in raw && isNothing(raw[key]));
  const closed = refused.length === 0 ? raw : { ...raw, ...Object.fromEntries(refused.map((key) => [key, false])) };
  const form = withoutIdle(closed, [closed]);
  const { unevaluatedProperties, ...rest } = form;
  const isAlone = !('additionalProperties' in rest) && !applicators.some((key) => key in rest);
  return unevaluatedProperties === false && isAlone ? { ...rest, additionalProperties: false } : form;
}

/** What is left for `unevaluatedProperties` and `unevaluatedItems`, and by which keyword nothing is (JSON Schema Core section 11). */
const evaluating = { unevaluatedProperties: 'additionalProperties', unevaluatedItems: 'items' } as const;

/** A schema without what it says of the fields and items that are left, where it or one of its parts says something of each. */
export function withoutIdle(raw: Raw, parts: readonly Raw[]): Raw {
  const idle = Object.entries(evaluating).flatMap(([keyword, other]) =>
    keyword in raw && parts.some((part) => part[other] !== undefined) ? [keyword] : [],
  );
  return idle.reduce((left, keyword) => without(keyword, left), raw);
}

/** Whether a schema refuses everything: `false`, or `not` of what everything fits. */
export function isNothing(schema: unknown): boolean {
  return (
    schema === false ||
    (isMap(schema) && isAnything(schema['not']) && Object.keys(schema).every((key) => key === 'not' || isRemark(key)))
  );
}

/** A constant as it is declared: `Open = "open"`. */
const declared = /^[A-Za-z_]\w* = "(.*)"$/;

/**
 * A schema with an open list in place of declarations that a generator copied from the source: they name values, and who
 * has only constants refuses no other. Nothing where it lists none.
 */
export function listedConstants(raw: Raw): Raw | undefined {
  const { enum: list, ...rest } = raw;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const values = list.map((one: unknown) => (typeof one === 'string' ? declared.exec(one)?.[1] : undefined));
  return values.includes(undefined) ? undefined : { ...rest, 'x-extensible-enum': values };
}

/** What `false` says: no type is right. */
export const nothing: Raw = { type: [] };

/** A schema without one of its keywords. */
export function without(keyword: string, raw: Raw): Raw {
  return Object.fromEntries(Object.entries(raw).filter(([key]) => key !== keyword));
}

const maps = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs', 'definitions']);

/**
 * A schema, with all that is in it, without what only describes and without a type that its literals have anyway: two
 * that are equal then say the same.
 */
export function bareForm(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(bareForm);
  if (!isMap(schema)) return schema;
  const { type, const: one, enum: list } = schema;
  const literals = one === undefined ? list : [one];
  const types: unknown[] = [type].flat();
  const isTold = Array.isArray(literals) && literals.every((literal) => hasType(types, literal));
  const kept = Object.entries(schema).filter(([key]) => !isRemark(key) && !(isTold && key === 'type'));
  return Object.fromEntries(kept.map(([key, value]) => [key, bareUnder(key, value)]));
}

function bareUnder(key: string, value: unknown): unknown {
  if (key === 'const' || key === 'enum') return value;
  if (!maps.has(key) || !isMap(value)) return bareForm(value);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, bareForm(one)]));
}

function hasType(types: readonly unknown[], literal: unknown): boolean {
  const type = literal === null ? 'null' : typeOf(literal);
  return types.includes(type) || (type === 'integer' && types.includes('number'));
}

/** Whether everything fits a schema, which may list each type for that. */
export function isAnything(schema: unknown): boolean {
  if (!isMap(schema)) return schema === true;
  return Object.keys(schema).every((key) => isRemark(key) || (key === 'anyOf' && takeAnything(schema[key])));
}

/** Whether alternatives list each type, or take anything, and say no more than that of any value. */
export function takeAnything(members: unknown): boolean {
  if (!Array.isArray(members)) return false;
  const taken = members.map(typesTaken);
  if (taken.includes(null)) return false;
  const types = new Set(taken.flat());
  return taken.includes(anyType) || [...everything, 'null'].every((type) => types.has(type));
}

/** The types that a schema takes, where it says no more than that of a value; null where it does. */
function typesTaken(schema: unknown): readonly unknown[] | null {
  if (!isMap(schema)) return schema === true ? anyType : schema === false ? [] : null;
  if (isNothing(schema)) return [];
  const saysNoMore = ([key, value]: readonly [string, unknown]) =>
    isRemark(key) ||
    key === 'type' ||
    (key === 'anyOf' && takeAnything(value)) ||
    (inside.has(key) && isAnything(value));
  if (!Object.entries(schema).every(saysNoMore)) return null;
  return schema['type'] === undefined ? anyType : [schema['type']].flat();
}

/** What stands for all types, where none is named. */
const anyType: readonly unknown[] = [];

const inside = new Set(['items', 'additionalProperties']);

/** What a schema asks for by refusing all that does not fit it: `not` under `not`, and nothing beside it. */
export function askedTwiceOver(node: Node): Node | undefined {
  const refused = own(node, 'not');
  const asked = refused && own(refused, 'not');
  if (asked === undefined || !isMap(refused?.raw)) return undefined;
  return Object.keys(refused.raw).every((key) => key === 'not' || isRemark(key)) ? asked : undefined;
}

/** All types but null. */
export const everything: readonly string[] = ['array', 'boolean', 'number', 'object', 'string'];

/** Whether null is the only literal, and nothing says that it is of another type. */
function isOnlyNull({ const: one, enum: list, type }: Raw): boolean {
  const alone = one === null || (one === undefined && Array.isArray(list) && list.length === 1 && list[0] === null);
  return alone && (type === undefined || [type].flat().includes('null'));
}

/** Whether it is said that a value is not null, and nothing else. */
function isNotNull(raw: Raw): boolean {
  const { not } = raw;
  if (!isMap(not) || Object.keys(not).some((key) => !isRemark(key) && !['type', 'const', 'enum'].includes(key)))
    return false;
  const refused = isOnlyNull(not) || not['type'] === 'null';
  return refused && Object.keys(raw).every((key) => key === 'not' || isRemark(key));
}

/** Whether one of some types is a kind of another, or a literal stands twice, so that a value fits two alternatives. */
export function mayOverlap(members: readonly Node[]): boolean {
  const said = members.flatMap(({ raw }) => {
    if (!isMap(raw)) return [true];
    if ('const' in raw) return [JSON.stringify(raw['const'])];
    return Array.isArray(raw['enum']) ? raw['enum'].map((one) => JSON.stringify(one)) : [raw['type']].flat();
  });
  return new Set(said.map((one) => (one === 'integer' ? 'number' : one))).size < said.length;
}

/**
 * Alternatives but for lists of literals that another one takes whole, as any text or any value is: such a list tells which
 * values are known, and none is refused or new by it.
 */
export function withoutTaken(members: readonly Node[], resolved: (member: Node) => unknown): readonly Node[] {
  const whole = members.flatMap(({ raw }) =>
    isMap(raw) && 'type' in raw && hasOnly(raw, 'type') ? [raw['type']].flat() : [],
  );
  const isOpen = members.some(({ raw }) => isAnything(raw));
  if (whole.length === 0 && !isOpen) return members;
  return members.filter((member) => {
    const raw = resolved(member);
    if (!isMap(raw) || !hasOnly(raw, 'type', 'const', 'enum')) return true;
    const literals = 'const' in raw ? [raw['const']] : raw['enum'];
    return !Array.isArray(literals) || !(isOpen || literals.every((literal) => hasType(whole, literal)));
  });
}

function hasOnly(raw: Raw, ...kept: readonly string[]): boolean {
  return Object.keys(raw).every((key) => kept.includes(key) || isRemark(key));
}

/** Alternatives that are literals each are an `enum`, and those that are one type each are a list of types. */
export function alternativesAsOne(members: readonly Node[]): Raw | undefined {
  if (members.length < 2) return undefined;
  const raws = members.map(({ raw }) => (isMap(raw) ? raw : {}));
  // Most alternatives are schemas of their own.
  if (!raws.every((raw) => 'type' in raw || isLiteral(raw))) return undefined;
  const only = (...kept: readonly string[]) =>
    raws.every((raw) => kept.some((key) => key in raw) && hasOnly(raw, ...kept));
  if (only('type')) return { type: raws.flatMap(({ type }) => type) };
  const lists = raws.map((raw) => {
    const list = 'const' in raw ? [raw['const']] : raw['enum'];
    const isNullRefused = 'type' in raw && ![raw['type']].flat().includes('null');
    return Array.isArray(list) && isNullRefused ? list.filter((one) => one !== null) : list;
  });
  if (!only('const', 'enum', 'type') || !lists.every((list) => Array.isArray(list))) return undefined;
  const types = new Set(raws.map(({ type }) => type));
  const [type] = types;
  return { enum: lists.flat(), ...(type === undefined || types.size > 1 ? {} : { type }) };
}

/** Whether a schema lists the values that fit it. */
export function isLiteral(raw: unknown): boolean {
  return isMap(raw) && ('const' in raw || 'enum' in raw);
}

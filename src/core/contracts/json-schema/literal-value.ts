import type { Aspect } from '../../model/aspect.ts';
import { type Bound, divides } from '../comparison/laws.ts';
import { own } from '../document-store.ts';
import { type Dialect, isNumber, type Layer } from './layer.ts';
import { typeOf } from './literal-type.ts';
import type { Literal } from './literals.ts';
import { literalsOnly } from './negation.ts';
import { literalPattern, matchesAll } from './pattern.ts';
import { areWithin, type Group, type Typed, typesOfView } from './type.ts';
import type { View } from './view.ts';

/** What kind of values a keyword is about. */
const about: Partial<Record<Aspect, Group>> = {
  minLength: 'string',
  maxLength: 'string',
  pattern: 'string',
  contentEncoding: 'string',
  contentMediaType: 'string',
  minimum: 'number',
  maximum: 'number',
  multipleOf: 'number',
  minItems: 'array',
  maxItems: 'array',
  uniqueItems: 'array',
  minContains: 'array',
  maxContains: 'array',
  unevaluatedItems: 'array',
  minProperties: 'object',
  maxProperties: 'object',
  additionalProperties: 'object',
  unevaluatedProperties: 'object',
  dependentRequired: 'object',
};

/** What kind of values a keyword is about, if it is about one. */
export function groupOf(keyword: string): Group | undefined {
  return about[keyword as Aspect];
}

/** A value as a text spells it. */
export function writtenOut(value: unknown): unknown {
  return typeof value === 'object' ? value : String(value);
}

/** Whether one literal keeps a demand. */
export function keeps(aspect: Aspect, demand: unknown, value: unknown): boolean {
  if (typeof value === 'string') {
    const length = [...value].length;
    if (aspect === 'minLength') return length >= Number(demand);
    if (aspect === 'maxLength') return length <= Number(demand);
    if (aspect === 'pattern')
      return (demand as string[]).every((one) => matchesAll(one, literalPattern(value)) === true);
    return about[aspect] === 'number' || about[aspect] === 'array' || about[aspect] === 'object';
  }
  if (isNumber(value)) {
    if (aspect === 'minimum') return isBeyond(value, demand as Bound, 1);
    if (aspect === 'maximum') return isBeyond(value, demand as Bound, -1);
    if (aspect === 'multipleOf') return (demand as number[]).every((one) => divides(one, Number(value)));
    if (aspect === 'format') return isOnly(demand, 'int32') && isInt32(value);
    return about[aspect] !== undefined && about[aspect] !== 'number';
  }
  return typeof value === 'boolean' && about[aspect] !== undefined;
}

/** Whether an amount is on the right side of a limit: above it for 1, below it for -1. */
export function isBeyond(value: number | bigint, bound: Bound, sign: 1 | -1): boolean {
  if (sign === 1 ? value > bound.value : value < bound.value) return true;
  return !bound.exclusive && !(sign === 1 ? value < bound.value : value > bound.value);
}

/** The largest number of 32 bits. */
export const largest = 2_147_483_647;

function isInt32(value: number | bigint): boolean {
  return value >= -largest - 1 && value <= largest;
}

/** Whether a format is all that there is. */
export function isOnly(typed: unknown, format: string): boolean {
  const { formats } = typed as Typed;
  return formats.length > 0 && formats.every((one) => one === format);
}

/**
 * Tells of a literal whether what is said beside the list of literals surely refuses it: then it never was one of the
 * values. Where the schema is no more than a description, a literal of another type is taken for a slip of the pen, unless it
 * is a map or a list.
 */
export function refusing(view: View, text: boolean, { validates }: Dialect): (literal: Literal) => boolean {
  let known: { readonly types: readonly string[] | undefined } | undefined;
  const isOfAnother = (type: string | undefined) => {
    known ??= { types: typesOfView(view) };
    return type !== undefined && !areWithin([type], known.types);
  };
  const demanding = view.layers.filter(({ raw }) => demands.some((keyword) => keyword in raw));
  const refused = new Set(
    view.layers.flatMap(({ raw, node }) => {
      const not = raw['not'] === undefined ? undefined : own(node, 'not');
      return (not && literalsOnly(not, text)) ?? [];
    }),
  );
  return ({ value, key }) => {
    if ((validates === true || typeof value === 'object') && isOfAnother(typeOf(value))) return true;
    return refused.has(key) || demanding.some(({ raw }) => isRefusedBy(raw, value, text));
  };
}

const demands = 'minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minLength maxLength pattern'.split(' ');

/** Whether the limits and patterns of one schema surely refuse a literal. */
export function isRefusedBy(raw: Layer['raw'], value: unknown, text: boolean): boolean {
  const spelled = text ? writtenOut(value) : value;
  const isBeyondLimit = (side: 'minimum' | 'maximum', limit: unknown, exclusive: boolean) =>
    isNumber(limit) && isNumber(value) && !keeps(side, { value: limit, exclusive } satisfies Bound, value);
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, pattern } = raw;
  return (
    isBeyondLimit('minimum', minimum, exclusiveMinimum === true) ||
    isBeyondLimit('maximum', maximum, exclusiveMaximum === true) ||
    isBeyondLimit('minimum', exclusiveMinimum, true) ||
    isBeyondLimit('maximum', exclusiveMaximum, true) ||
    (isNumber(multipleOf) && multipleOf > 0 && isNumber(value) && !keeps('multipleOf', [multipleOf], value)) ||
    (['minLength', 'maxLength'] as const).some(
      (keyword) => isNumber(raw[keyword]) && typeof spelled === 'string' && !keeps(keyword, raw[keyword], spelled),
    ) ||
    (typeof pattern === 'string' &&
      typeof spelled === 'string' &&
      matchesAll(pattern, literalPattern(spelled)) === false)
  );
}

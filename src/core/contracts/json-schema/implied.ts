import type { Aspect } from '../../model/aspect.ts';
import type { Effect } from '../../model/contract.ts';
import type { Bound } from '../comparison/laws.ts';
import { written } from '../comparison/written.ts';
import { isExpected } from './expected-pattern.ts';
import type { Openness } from './keywords.ts';
import type { Layer } from './layer.ts';
import { type Literal, type Literals, literalsOf } from './literals.ts';
import { groupOf, isBeyond, isOnly, keeps, largest, writtenOut } from './literal-value.ts';
import { literalPatterns, matchesAll } from './pattern.ts';
import { type Group, isAbout, isIdle, spellings, typesOfView } from './type.ts';
import type { View } from './view.ts';
import { requiredNames } from './fields.ts';

/** A value of one version, and how it is written. */
export interface Described {
  readonly view: View;
  /** Values are texts, so that what is said of texts is said of numbers. */
  readonly text: boolean;
  /** Whether all values that discriminators map to the schema it is a field of are among these. */
  readonly isMapped: (listed: ReadonlySet<unknown>) => boolean;
}

/**
 * The effect of a keyword, but for what else is said of the value: a keyword says nothing of other types, a new limit
 * that all former values keep takes none of them, and a limit that is gone adds none where all that is left keeps it.
 */
export function effectBeside(
  aspect: Aspect,
  effect: Effect | null,
  [was, now]: readonly [unknown, unknown],
  [before, after]: readonly [Described, Described],
): Effect | null {
  const group = groupOf(aspect);
  if (effect === null || effect === 'noted') return effect;
  const described = group === undefined ? 2 : [before, after].filter((one) => isDescribed(one, group)).length;
  // Of values of another type it says nothing; where one side has none of its type, the type says it.
  if (described < 2) return described === 0 ? 'noted' : null;
  const narrowed = effect !== 'widened' && !isImplied(aspect, now, before, after);
  const widened = effect !== 'narrowed' && !isImplied(aspect, was, after, before);
  if (narrowed && widened) return effect;
  if (narrowed) return aspect === 'pattern' && (effect === 'replaced' || isLimit()) ? 'replaced' : 'narrowed';
  return widened ? 'widened' : null;

  function isLimit(): boolean {
    const kept = formatsOf(before.view).filter((format) => formatsOf(after.view).includes(format));
    return was === undefined && (now as string[]).every((pattern) => isExpected(pattern, kept));
  }
}

function isDescribed({ view, text }: Described, group: Group): boolean {
  return isAbout(typesOfView(view), group, text);
}

/** Whether all values keep a demand of a keyword, whether it is written or not. */
function isImplied(aspect: Aspect, demand: unknown, one: Described, other: Described): boolean {
  if (demand === undefined) return false;
  const { view, text } = one;
  if (takesNothing(view)) return true;
  const keeping = ({ value }: Literal) => keeps(aspect, demand, text ? writtenOut(value) : value);
  const literals = groupOf(aspect) === undefined ? closedLiterals(one) : commonLiterals(one, other);
  if (literals?.every(keeping) === true) return true;
  if (aspect === 'enum' || aspect === 'const') {
    if (one.isMapped(new Set((demand as Literals).values.map(({ value }) => value)))) return true;
  }
  return besides[aspect]?.(demand, view) === true || (text && isSpelled(aspect, demand, view));
}

/** Whether no value is one of the alternatives, because the list of them is empty: whoever wrote it has left them out. */
function takesNothing({ layers }: View): boolean {
  const isEmpty = (list: unknown) => Array.isArray(list) && list.length === 0;
  return layers.some(({ raw: { oneOf, anyOf } }) => isEmpty(oneOf) || isEmpty(anyOf));
}

/** The literals a value can be in either version: one that comes or goes is said as such. Undefined where it can be others. */
function commonLiterals(one: Described, other: Described): readonly Literal[] | undefined {
  const [listed, others] = [closedLiterals(one), closedLiterals(other)];
  const keys = new Set((others ?? listed)?.map(({ key }) => key));
  return listed?.filter(({ key }) => keys.has(key));
}

function closedLiterals({ view, text }: Described): readonly Literal[] | undefined {
  const literals = literalsOf(view, text);
  return literals?.keyword === 'x-extensible-enum' ? undefined : literals?.values;
}

/** Whether all texts that spell a value of these types keep a demand of texts. */
function isSpelled(aspect: Aspect, demand: unknown, view: View): boolean {
  const types = typesOfView(view);
  const patterns = types?.map((type) => spellings[type]);
  if (patterns === undefined || patterns.length === 0 || patterns.includes(undefined)) return false;
  if (aspect === 'enum') {
    const listed = (demand as Literals).values.map(({ key }) => key);
    return (
      types?.every((type) => type === 'boolean') === true && ['"true"', '"false"'].every((one) => listed.includes(one))
    );
  }
  const wanted =
    aspect === 'pattern' ? (demand as string[]) : aspect === 'minLength' ? [`^[^]{${String(demand)},}$`] : [];
  return wanted.length > 0 && wanted.every((one) => patterns.every((own) => matchesAll(one, own as string) === true));
}

/** How long texts of some formats are. */
const lengths: Readonly<Record<string, readonly [number, number]>> = {
  uuid: [36, 36],
  date: [10, 10],
  ipv4: [7, 15],
  ipv6: [2, 45],
  'date-time': [20, Number.POSITIVE_INFINITY],
  email: [3, Number.POSITIVE_INFINITY],
};

/** Which demands follow from other keywords. */
const besides: Partial<Record<Aspect, (demand: unknown, view: View) => boolean>> = {
  enum: (demand, view) => {
    const { values } = demand as Literals;
    if (isOf(view, 'boolean')) return [true, false].every((one) => values.some(({ value }) => value === one));
    const texts = values.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
    return isOf(view, 'string') && patternsOf(view).some((one) => matchesAll(literalPatterns(texts), one) === true);
  },
  format: (demand, view) => isOnly(demand, 'int32') && isWithinInt32(view),
  minimum: (demand, view) => hasFormat(view, 'int32') && isBeyond(-largest - 1, demand as Bound, 1),
  maximum: (demand, view) => hasFormat(view, 'int32') && isBeyond(largest, demand as Bound, -1),
  multipleOf: (demand, view) => (demand as number[]).every((one) => isIdle(one, view)),
  minLength: (demand, view) =>
    formatsOf(view).some((one) => (lengths[one]?.[0] ?? 0) >= Number(demand)) ||
    isMatched(view, `{${String(demand)},}`),
  maxLength: (demand, view) =>
    formatsOf(view).some((one) => (lengths[one]?.[1] ?? Number.POSITIVE_INFINITY) <= Number(demand)) ||
    isMatched(view, `{0,${String(demand)}}`),
  pattern: (demand, view) =>
    (demand as string[]).every((one) => takesLineEnds(one, view) && matchesAll(one, anyOfItsLength(view)) === true),
  uniqueItems: (_, view) => hasAtMost(view, 1),
  unevaluatedItems: (demand, view) => (demand as Openness).isClosed && hasAtMost(view, 0),
  additionalProperties: isClosed,
  unevaluatedProperties: isClosed,
  maxProperties: (demand, view) =>
    view.layers.some(
      (layer) => isClosing(layer) && Object.keys(layer.raw['properties'] ?? {}).length <= Number(demand),
    ),
  maxItems: (demand, view) => {
    const closed = view.layers.filter(({ raw }) => raw['items'] === false);
    return closed.some(
      ({ raw }) => (Array.isArray(raw['prefixItems']) ? raw['prefixItems'].length : 0) <= Number(demand),
    );
  },
  minProperties: (demand, view) => requiredNames(view).size >= Number(demand),
  dependentRequired: (demand, view) => {
    const named = [...requiredNames(view).keys()].map((name) => ` needs ${written(name)}`);
    return (demand as string[]).every((one) => named.some((end) => one.endsWith(end)));
  },
};

/** Whether an object was closed already, by the one keyword or the other: it had none of the fields that anything is asked of. */
function isClosed(demand: unknown, view: View): boolean {
  const { refused, patterns } = demand as Openness;
  if (refused === undefined) return false;
  if (view.layers.some(isClosing)) return true;
  const declared = view.layers.flatMap(({ raw }) => Object.keys(raw['properties'] ?? {}));
  const byPattern = view.layers.flatMap(({ raw }) => Object.keys(raw['patternProperties'] ?? {}));
  return (
    view.layers.some(({ raw }) => raw['unevaluatedProperties'] === false) &&
    !refused.some((name) => declared.includes(name)) &&
    byPattern.every((pattern) => patterns.includes(pattern))
  );
}

function isClosing({ raw }: Layer): boolean {
  return raw['additionalProperties'] === false && raw['patternProperties'] === undefined;
}

function hasAtMost(view: View, items: number): boolean {
  return view.layers.some(({ raw }) => typeof raw['maxItems'] === 'number' && raw['maxItems'] <= items);
}

/** Whether the patterns of a value let only texts of that many characters through. */
function isMatched(view: View, times: string): boolean {
  return patternsOf(view).some((one) => matchesAll(`^[^]${times}$`, one) === true);
}

function patternsOf({ layers }: View): string[] {
  return layers.flatMap(({ raw: { pattern } }) => (typeof pattern === 'string' ? [pattern] : []));
}

/** A pattern of all texts that are as long as a value may be. */
function anyOfItsLength(view: View): string {
  const least = numbersOf(view, 'minLength').reduce((a, b) => Math.max(a, b), 0);
  const most = numbersOf(view, 'maxLength').reduce((a, b) => Math.min(a, b), Infinity);
  return `^[^]{${least},${most === Infinity ? '' : most}}$`;
}

/**
 * Whether a pattern lets a text of line ends pass, as one does that takes any text of a length: few do, and to prove it
 * takes a library that is slow to load.
 */
function takesLineEnds(pattern: string, view: View): boolean {
  const length = numbersOf(view, 'minLength').reduce((a, b) => Math.max(a, b), 1);
  if (length > 16) return true;
  try {
    return new RegExp(pattern, 'u').test('\n'.repeat(length));
  } catch {
    return false;
  }
}

function numbersOf({ layers }: View, keyword: string): readonly number[] {
  return layers.flatMap(({ raw: { [keyword]: value } }) => (typeof value === 'number' ? [value] : []));
}

function isOf(view: View, type: string): boolean {
  const types = typesOfView(view);
  return types?.length === 1 && types[0] === type;
}

function formatsOf(view: View): string[] {
  return view.layers.flatMap(({ raw: { format } }) => (typeof format === 'string' ? [format] : []));
}

function hasFormat(view: View, format: string): boolean {
  return formatsOf(view).includes(format) && isOf(view, 'integer');
}

function isWithinInt32(view: View): boolean {
  const amounts = (...keywords: string[]) =>
    view.layers.flatMap(({ raw }) => keywords.map((keyword) => raw[keyword]).filter((one) => typeof one === 'number'));
  return (
    amounts('minimum', 'exclusiveMinimum').some((least) => least >= -largest - 1) &&
    amounts('maximum', 'exclusiveMaximum').some((most) => most <= largest)
  );
}

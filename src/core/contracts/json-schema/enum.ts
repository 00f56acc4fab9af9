import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { equalJson, note } from '../comparison/laws.ts';
import { written } from '../comparison/written.ts';
import type { SchemaContext } from './context.ts';
import { aspectOf } from './keywords.ts';
import { refusing } from './literal-value.ts';
import { type Literal, type Literals, literalsOf } from './literals.ts';
import { mappedValues } from './mapped-values.ts';
import { areQuotesIdle, areSpelledAlike, spellingOf } from './spelling.ts';
import type { View } from './view.ts';

/** Whether the value is one of a list of literals, or one literal: the list as a whole. */
export function enumAspects(view: View, context: SchemaContext): AspectValue[] {
  const literals = literalsOf(view, context.text);
  const told = literals?.keyword === 'x-extensible-enum' && !literals.copied ? undefined : literals;
  const one = told?.keyword === 'const' ? told : undefined;
  const list = told?.keyword === 'enum' ? told : undefined;
  const open = view.layers.find(({ raw }) => Array.isArray(raw['x-extensible-enum']));
  const listed: AspectValue = {
    ...aspectOf(view, list?.layer, 'enum', told, listLaw, 'enum'),
    shown: list?.values.map(({ value }) => value),
    lists: 'enum-value',
    listed: list !== undefined || open !== undefined ? 'many' : one === undefined ? 'none' : 'one',
  };
  const single: AspectValue = {
    ...aspectOf(view, one?.layer, 'const', told, constLaw(one !== undefined && areQuotesIdle(view, context))),
    shown: one?.values[0]?.value,
  };
  const isOpen = open === undefined ? undefined : true;
  return [single, listed, aspectOf(view, open, 'extensible', isOpen, note, 'x-extensible-enum')];
}

/**
 * A list came or went. One literal that came or went is said by itself, a list of copied declarations says of no other value
 * that it is refused, and between two of these the literals say it.
 */
const listLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as (Literals | undefined)[];
  if ((a === undefined) === (b === undefined) || (a ?? b)?.keyword !== 'enum') return null;
  return b === undefined ? 'widened' : 'narrowed';
};

function constLaw(quotesAreIdle: boolean): AspectLaw {
  return (was, now) => {
    const [a, b] = [was, now] as (Literals | undefined)[];
    if (a?.keyword !== 'const' && b?.keyword !== 'const') return null;
    if (a?.keyword === 'const' && b?.keyword === 'const') {
      const [[one], [other]] = [a.values, b.values];
      const isAlike = quotesAreIdle && one && other && areSpelledAlike(one, other);
      return isAlike || equalJson(keysOf(a), keysOf(b)) ? null : 'replaced';
    }
    if (a !== undefined && b !== undefined) return null;
    return b === undefined ? 'widened' : 'narrowed';
  };
}

function keysOf({ values }: Literals): readonly string[] {
  return values.map(({ key }) => key);
}

/** The literals a value can be. */
export function enumValues(view: View, context: SchemaContext): Element[] {
  const literals = literalsOf(view, context.text);
  if (literals === undefined) return [];
  const isRefused = refusing(view, context.text, context.dialect);
  const mapped = mappedValues(view, context);
  // A list without any of them contradicts the discriminator: what is sent then is not known.
  const isTold = literals.values.some(({ value }) => mapped?.has(value) === true);
  const isValue = (literal: Literal) => !isRefused(literal) && !(isTold && mapped?.has(literal.value) === false);
  // What a generator copied tells nobody that more will come.
  const isOpen = literals.open && !literals.copied;
  const quotesAreIdle = areQuotesIdle(view, context);
  return literals.values.map((literal) => ({
    ...elementOf(literal, isOpen, isValue(literal), context),
    ...(quotesAreIdle && quotedLike(literal)),
  }));
}

/** A literal is another one of the other version if that is the same but for its quotes. */
function quotedLike(literal: Literal): Partial<Element> {
  const { value } = literal;
  return {
    aliases: () => [spellingOf(value) ?? []].flat(),
    renamedFrom: ({ node, at }) => areSpelledAlike(literal, { value: node?.raw, at }),
  };
}

function elementOf(
  { value, key, at }: Literal,
  extensible: boolean,
  isValue: boolean,
  context: SchemaContext,
): Element {
  return {
    kind: 'enum-value',
    key,
    name: value === '' ? '""' : written(value),
    flow: context.flow,
    at,
    // What something else refuses, or a discriminator maps to another schema, was never a value: it takes nothing along, and brings nothing.
    role: isValue ? 'choice' : 'detail',
    given: { site: context.site, extensible },
    node: { raw: value, spot: at },
    aspects: () => [],
    parts: () => [],
  };
}

import type { Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue } from '../comparison/element.ts';
import { note, replacement } from '../comparison/laws.ts';
import { written } from '../comparison/written.ts';
import type { SchemaContext } from './context.ts';
import { aspectOf } from './keywords.ts';
import { areQuotesIdle, areSpelledAlike } from './spelling.ts';
import type { View } from './view.ts';

/** What a value is where it is left out: by its schema, and as it is told in prose. */
interface Default {
  readonly value: unknown;
  readonly at: Spot;
  readonly prose: readonly string[];
}

/** What a value is taken for where clients leave it out. */
export function defaultAspect(view: View, context: SchemaContext): AspectValue {
  const layer = view.layers.find(({ raw }) => (raw['default'] ?? null) !== null);
  const literal = layer?.raw['default'];
  const described = view.layers.map(({ raw: { description } }) => aboutDefault(description));
  const law = defaultLaw(context, literal !== undefined && areQuotesIdle(view, context));
  const aspect = aspectOf(view, layer, 'default', literal, law);
  const value: Default = { value: literal, at: aspect.at, prose: [...described, context.parameter?.prose ?? ''] };
  return { ...aspect, value, shown: literal };
}

/**
 * A default counts where clients leave the value out. That of a parameter is what they get; what a body says of its
 * fields is taken at its word only where one default became another. What the prose said already is no change.
 */
function defaultLaw({ flow, parameter, omitted }: SchemaContext, quotesAreIdle: boolean): AspectLaw {
  const counts = parameter ? !parameter.required && !parameter.opaque : flow === 'input' && omitted === true;
  return (before, after) => {
    const [was, now] = [before as Default, after as Default];
    if (quotesAreIdle && areSpelledAlike(was, now)) return null;
    const isFirst = was.value === undefined;
    const isKnown = isFirst ? !parameter || isNamed(now.value, was.prose) : !parameter && now.value === undefined;
    return (counts && !isKnown ? replacement : note)(was.value, now.value);
  };
}

/** More of a description than this is not read for a default. */
const longest = 4000;

/** The prose of a description, where it speaks of a default. */
export function aboutDefault(description: unknown): string {
  if (typeof description !== 'string') return '';
  const prose = description.slice(0, longest);
  return /default/i.test(prose) ? prose : '';
}

/** A longer literal than this is not looked for. */
const longestLiteral = 60;

/** What stands between the word and the value: `Defaults to`, `(default:`, `By default it is`, `is the default`. */
const between = /^(?:s|ed)?(?:[\s,:=("'`*]|\b(?:value|is|to|of|are|it|this|will|be)\b)*/i;
const beforeIt = /(?:[\s,:=()"'`*]|\b(?:is|as|by|the|used|it)\b)*$/i;

/** Whether prose names this very value as the default. */
function isNamed(literal: unknown, prose: readonly string[]): boolean {
  const wanted = written(literal);
  if (wanted === '' || wanted.length > longestLiteral) return false;
  return prose.some((text) =>
    [...text.matchAll(/default/gi)].some(({ index }) => {
      const after = text.slice(index + 'default'.length, index + 100 + wanted.length).replace(between, '');
      const before = text.slice(Math.max(0, index - 50 - wanted.length), index).replace(beforeIt, '');
      const isWhole = (rest: string) => !/^(?:\w|[.-]\w)/.test(rest);
      return (
        (after.startsWith(wanted) && isWhole(after.slice(wanted.length))) ||
        (before.endsWith(wanted) && !/[\w.-]$/.test(before.slice(0, -wanted.length)))
      );
    }),
  );
}

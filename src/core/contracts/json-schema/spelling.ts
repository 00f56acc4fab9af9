import type { Document, Spot } from '../../texts/document.ts';
import { isNumber } from './layer.ts';
import type { SchemaContext } from './context.ts';
import { typesOfView } from './type.ts';
import type { View } from './view.ts';

/** A literal, and where it is written. */
interface Written {
  readonly value: unknown;
  readonly at: Spot;
}

/**
 * Whether the quotes of a literal say nothing of a value: all values are texts, or its type says what they are and a schema
 * is no more than a description, so that a literal of another type is a slip of the pen.
 */
export function areQuotesIdle(view: View, { text, dialect }: Pick<SchemaContext, 'text' | 'dialect'>): boolean {
  if (text) return true;
  if (dialect.validates === true || !view.layers.some(({ raw }) => raw['type'] !== undefined)) return false;
  const types = typesOfView(view);
  return types !== undefined && (types.join() === 'string' || types.every((type) => unquoted.has(type)));
}

const unquoted: ReadonlySet<string> = new Set(['integer', 'number', 'boolean']);

/** Whether one literal is the other one with quotes or without: `1.0`, which is read as 1, and `"1.0"`. */
export function areSpelledAlike(a: Written, b: Written): boolean {
  const [one, other] = [spellingOf(a.value), spellingOf(b.value)];
  if (one === undefined || one !== other) return false;
  if (String(a.value) === String(b.value)) return true;
  const [number, quoted] = isNumber(a.value) ? [a, b] : [b, a];
  return isNumber(number.value) && typeof quoted.value === 'string' && numbersIn(number.at.document).has(quoted.value);
}

/** What literals that are spelled alike have in common. */
export function spellingOf(value: unknown): string | undefined {
  if (typeof value === 'string') return onlyNumber.test(value) ? String(Number(value)) : value;
  return isNumber(value) || typeof value === 'boolean' ? String(value) : undefined;
}

const onlyNumber = /^[-+]?\d[\d.]*(?:e[-+]?\d+)?$/i;
const numbers = /(?<![\w."'+-])[-+]?\d[\d.]*(?:e[-+]?\d+)?(?![\w."'])/gi;

/** The numbers of a document as they are written there. */
function numbersIn(document: Document): ReadonlySet<string> {
  const known = written.get(document) ?? new Set(document.text.match(numbers));
  written.set(document, known);
  return known;
}

const written = new WeakMap<Document, ReadonlySet<string>>();

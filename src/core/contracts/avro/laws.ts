import type { Effect } from '../../model/contract.ts';
import type { AspectLaw } from '../comparison/element.ts';
import { isMap } from '../document-store.ts';
import type { Defined } from './names.ts';
import { type Branch, isCalled, knows, promotes } from './resolve.ts';

/** What the new reader takes of old data, and the old reader of new data, as one effect. */
export function effectOf(forward: { readonly oldData: boolean; readonly newData: boolean }): Effect {
  if (forward.oldData) return forward.newData ? 'noted' : 'widened';
  return forward.newData ? 'narrowed' : 'replaced';
}

/** What a type is to resolution: how it is called, and the symbols of an enum for people. */
export interface TypeValue {
  readonly label: string;
  readonly symbols: readonly string[];
}

/** Types: a reader of a wider number takes a narrower one, and strings and bytes are read as each other. */
export const typeLaw: AspectLaw = (was, now) => {
  const [a, b] = [was as TypeValue, now as TypeValue];
  if (a.label === b.label) return null;
  return effectOf({ oldData: promotes(a.label, b.label), newData: promotes(b.label, a.label) });
};

/** Named types: a reader knows its own name and its aliases, whatever the namespace. */
export const nameLaw: AspectLaw = (was, now, _before, _after, flow) => {
  const [a, b] = [was as Defined, now as Defined];
  if (a.name === b.name) return null;
  const found = foundBy(a, b, flow);
  if (found !== null) return found;
  if (isCalled(a, b)) return 'noted';
  return effectOf({ oldData: knows(b, a), newData: knows(a, b) });
};

/** What it takes from nobody that those who read one way find the one as the other by an alias; null where they do not. */
export function foundBy(
  was: Pick<Defined, 'name' | 'aliases'>,
  now: Pick<Defined, 'name' | 'aliases'>,
  flow: 'input' | 'output' | undefined,
): Effect | null {
  if (flow === 'output') return was.aliases.includes(now.name) ? 'narrowed' : null;
  return now.aliases.includes(was.name) ? 'widened' : null;
}

/**
 * What numbers and bytes stand for, as far as it is known. Logical types that are unknown or invalid are ignored, as the
 * specification asks.
 */
export function logicalOf({ type, schema }: Branch): string | undefined {
  const { raw } = schema.node;
  const logical = isMap(raw) ? raw['logicalType'] : undefined;
  if (typeof logical !== 'string' || logicalTypes[logical]?.includes(type) !== true) return undefined;
  if (!isMap(raw)) return logical;
  const { size, precision, scale = 0 } = raw;
  if (logical !== 'decimal') return type !== 'fixed' || size === sizes[logical] ? logical : undefined;
  const most = type === 'fixed' ? mostDigits(Number(size)) : Infinity;
  const isValid = isWhole(precision) && isWhole(scale) && precision > 0 && precision <= most && scale <= precision;
  return isValid ? `decimal(${precision}, ${scale})` : undefined;
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value) && Number(value) >= 0;
}

/** How many digits every number has room for in so many bytes, one bit of which is the sign. */
function mostDigits(bytes: number): number {
  return Math.floor((8 * bytes - 1) * Math.log10(2));
}

/** The bytes of logical types that are of one size where they are fixed. */
const sizes: Readonly<Record<string, number>> = { uuid: 16, duration: 12 };

const logicalTypes: Readonly<Record<string, readonly string[]>> = {
  decimal: ['bytes', 'fixed'],
  'big-decimal': ['bytes'],
  uuid: ['string', 'fixed'],
  date: ['int'],
  'time-millis': ['int'],
  'time-micros': ['long'],
  'timestamp-millis': ['long'],
  'timestamp-micros': ['long'],
  'timestamp-nanos': ['long'],
  'local-timestamp-millis': ['long'],
  'local-timestamp-micros': ['long'],
  'local-timestamp-nanos': ['long'],
  duration: ['fixed'],
};

/** Another unit or scale reads the same bytes as another value. That there is a meaning at all, or more digits, is noted. */
export const logicalLaw: AspectLaw = (was, now) => {
  if (was === now) return null;
  if (was === undefined || now === undefined) return 'noted';
  const unit = (value: unknown) => String(value).replace(/^decimal\(\w+, /, 'decimal(');
  const instant = (value: unknown) => String(value).replace(/^local-/, '');
  return unit(was) === unit(now) || instant(was) === instant(now) ? 'noted' : 'replaced';
};

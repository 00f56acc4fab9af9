import type { Effect } from '../../model/contract.ts';
import type { AspectLaw } from './element.ts';

/** A lower limit or an upper limit that may exclude its own value. */
export interface Bound {
  readonly value: number | bigint;
  readonly exclusive: boolean;
}

/** Whether two JSON values are equal, whatever the order of keys. */
export function equalJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(b, key) && equalJson((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

/** A keyword whose every change means other data on the wire: `style`, a parameter's `default`. */
export const replacement: AspectLaw = (was, now) => (equalJson(was, now) ? null : 'replaced');

/** A demand with a value of its own: it narrows where it comes and widens where it goes, and another value is another demand. */
export const restriction: AspectLaw = (was, now) => presence(was, now) ?? replacement(was, now);

/** A value, and the type in which it means something. */
export interface Typed {
  readonly of: string;
  readonly value: unknown;
}

/** A default, a constant. Of another type it is another value; the type says it. */
export const typedReplacement: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as (Typed | undefined)[];
  return a?.of === b?.of ? replacement(a?.value, b?.value) : null;
};

/** What tells generators where code goes: where it is chosen for the first time, they may have been told elsewhere. */
export const toldGenerators: AspectLaw = (was, now) =>
  was === undefined && now !== undefined ? 'narrowed' : replacement(was, now);

/** A keyword that changes no data: `deprecated`, `operationId`. */
export const note: AspectLaw = (was, now) => (equalJson(was, now) ? null : 'noted');

/** A flag that restricts when it is on: `required`, `uniqueItems`. */
export const restrictingFlag: AspectLaw = (was, now) => flag(was, now, 'narrowed', 'widened');

/** A flag that allows more when it is on: `allowReserved`. */
export const allowingFlag: AspectLaw = (was, now) => flag(was, now, 'widened', 'narrowed');

/** `minimum`, `minLength`, `minItems`: more is narrower. */
export const lowerBound: AspectLaw = (was, now) => presence(was, now) ?? compareBounds(was, now, 1);

/** `maximum`, `maxLength`, `maxItems`: less is narrower. */
export const upperBound: AspectLaw = (was, now) => presence(was, now) ?? compareBounds(was, now, -1);

/** `multipleOf`: a multiple of the old value is narrower. */
export const multiple: AspectLaw = (was, now) => {
  if (presence(was, now) !== null || was === now) return presence(was, now);
  if (divides(Number(was), Number(now))) return 'narrowed';
  return divides(Number(now), Number(was)) ? 'widened' : 'replaced';
};

/**
 * Demands of one kind that all hold, each compared by the law. One more narrows, unless one of the former implies it;
 * where the law cannot tell that, they are others.
 */
export function all(law: AspectLaw): AspectLaw {
  return (was, now) => {
    const [a, b] = [was, now].map((list) => (Array.isArray(list) ? (list as unknown[]) : []));
    if (a === undefined || b === undefined || (a.length < 2 && b.length < 2)) return law(a?.[0], b?.[0]);
    const implied = (one: unknown, others: readonly unknown[]) => others.some((other) => allows(law(other, one)));
    const more = b.filter((one) => !implied(one, a));
    const fewer = a.filter((one) => !implied(one, b));
    if (more.length > 0 && fewer.length > 0) return 'replaced';
    const unsure = more.some((one) => a.some((other) => law(other, one) === 'replaced'));
    if (more.length > 0) return unsure ? 'replaced' : 'narrowed';
    return fewer.length > 0 ? 'widened' : null;
  };
}

/** Whether all that was allowed still is. */
function allows(effect: Effect | null): boolean {
  return effect === null || effect === 'widened' || effect === 'noted';
}

/** A set of demands that all hold: `scopes`, the names in `dependentRequired`. More is narrower. */
export const demands: AspectLaw = (was, now) => {
  const [a, b] = [namesOf(was), namesOf(now)];
  const more = [...b].some((name) => !a.has(name));
  const fewer = [...a].some((name) => !b.has(name));
  if (more && fewer) return 'replaced';
  if (more) return 'narrowed';
  return fewer ? 'widened' : null;
};

function presence(was: unknown, now: unknown): Effect | null {
  if (was === undefined && now !== undefined) return 'narrowed';
  return was !== undefined && now === undefined ? 'widened' : null;
}

function flag(was: unknown, now: unknown, on: Effect, off: Effect): Effect | null {
  if ((was === true) === (now === true)) return null;
  return now === true ? on : off;
}

function boundOf(value: unknown): Bound {
  if (typeof value === 'object' && value !== null && 'exclusive' in value) return value as Bound;
  return { value: typeof value === 'bigint' ? value : Number(value), exclusive: false };
}

function compareBounds(before: unknown, after: unknown, sign: 1 | -1): Effect | null {
  if (before === undefined || after === undefined) return null;
  const [was, now] = [boundOf(before), boundOf(after)];
  if (now.value > was.value) return sign === 1 ? 'narrowed' : 'widened';
  if (now.value < was.value) return sign === 1 ? 'widened' : 'narrowed';
  if (was.exclusive === now.exclusive) return null;
  return now.exclusive ? 'narrowed' : 'widened';
}

/** Whether the one number goes into the other without a rest. */
export function divides(small: number, large: number): boolean {
  const ratio = large / small;
  return Math.abs(ratio - Math.round(ratio)) < 1e-9;
}

function namesOf(value: unknown): Set<string> {
  return new Set(Array.isArray(value) ? value.map(String) : []);
}

import type { Spot } from '../../texts/document.ts';
import type { AspectValue } from './element.ts';
import { note } from './laws.ts';

/** What an element says of its end and of how stable it is, as far as its format has words for it. */
export interface Lifecycle {
  readonly deprecated?: Stated | undefined;
  /** A date: YYYY-MM-DD or RFC 3339. */
  readonly sunset?: Stated | undefined;
  readonly stability?: Stated | undefined;
}

/** A value and where it is written. */
export interface Stated {
  readonly value: unknown;
  readonly at: Spot;
}

/** How stable an element says it is; anything else is not a level. */
const levels = ['draft', 'alpha', 'beta', 'stable'];

/** Deprecation, sunset and stability, as `given` of an element. The sunset is weighed against the day of the review. */
export function lifecycleGiven(
  { deprecated, sunset, stability }: Readonly<Partial<Record<keyof Lifecycle, unknown>>>,
  asOf: string,
): Record<string, string | number | boolean> {
  const days = typeof sunset === 'string' ? daysBetween(asOf, sunset) : null;
  return {
    deprecated: deprecated === true,
    sunset: sunset === undefined ? 'none' : days === null ? 'invalid' : days > 0 ? 'ahead' : 'passed',
    ...(days === null ? {} : { sunsetDays: days }),
    stability: stability === undefined ? 'none' : (levels.find((level) => level === stability) ?? 'invalid'),
  };
}

/** Deprecation, sunset and stability, as aspects: they change no data. What is not stated is not there, `at` the element. */
export function lifecycleNotes(stated: Lifecycle, at: Spot): AspectValue[] {
  return (['deprecated', 'sunset', 'stability'] as const).map((aspect) => {
    const { [aspect]: one } = stated;
    const says = one !== undefined && one.value !== false;
    return { aspect, value: says ? one.value : undefined, law: note, stated: says, at: says ? one.at : at };
  });
}

/** Whole days from one date to another, both YYYY-MM-DD or RFC 3339; null where either is not a date. */
function daysBetween(from: string, to: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}(T.*)?$/.test(to)) return null;
  const days = (Date.parse(to.slice(0, 10)) - Date.parse(from)) / 86_400_000;
  return Number.isNaN(days) ? null : days;
}

import { below, type Spot } from '../../texts/document.ts';
import type { AspectValue } from './element.ts';
import { note } from './laws.ts';

type Raw = Readonly<Record<string, unknown>>;

/** How stable an element says it is; anything else is not a level. */
const levels = ['draft', 'alpha', 'beta', 'stable'];

/** Deprecation, sunset and stability, as `given` of an element. The sunset is weighed against the day of the review. */
export function lifecycle(layers: readonly Raw[], asOf: string): Record<string, string | number | boolean> {
  const stated = (keyword: string) => layers.find((raw) => raw[keyword] !== undefined)?.[keyword];
  const sunset = stated('x-sunset');
  const days = typeof sunset === 'string' ? daysBetween(asOf, sunset) : null;
  const stability = stated('x-stability-level');
  return {
    deprecated: stated('deprecated') === true,
    sunset: sunset === undefined ? 'none' : days === null ? 'invalid' : days > 0 ? 'ahead' : 'passed',
    ...(days === null ? {} : { sunsetDays: days }),
    stability: stability === undefined ? 'none' : (levels.find((level) => level === stability) ?? 'invalid'),
  };
}

/** Deprecation, sunset and stability, as aspects: they change no data. */
export function lifecycleAspects(layers: readonly { raw: Raw; spot: Spot }[], otherwise: Spot): AspectValue[] {
  const keywords = [
    ['deprecated', 'deprecated'],
    ['sunset', 'x-sunset'],
    ['stability', 'x-stability-level'],
  ] as const;
  return keywords.map(([aspect, keyword]) => {
    const layer = layers.find(({ raw }) => raw[keyword] !== undefined);
    const value = layer?.raw[keyword];
    const stated = layer !== undefined && value !== false;
    return {
      aspect,
      value: value === false ? undefined : value,
      law: note,
      stated,
      at: stated ? below(layer.spot, keyword) : otherwise,
    };
  });
}

/** Whole days from one date to another, both YYYY-MM-DD or RFC 3339; null where either is not a date. */
function daysBetween(from: string, to: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}(T.*)?$/.test(to)) return null;
  const days = (Date.parse(to.slice(0, 10)) - Date.parse(from)) / 86_400_000;
  return Number.isNaN(days) ? null : days;
}

import { below, type Spot } from '../../texts/document.ts';
import type { AspectValue } from '../comparison/element.ts';
import { lifecycleGiven, lifecycleNotes } from '../comparison/lifecycle.ts';

type Raw = Readonly<Record<string, unknown>>;

/** The keys that say it, in OpenAPI and in schemas alike. */
const keywords = { deprecated: 'deprecated', sunset: 'x-sunset', stability: 'x-stability-level' } as const;

/** All of these keys. */
export const lifecycleKeywords: readonly string[] = Object.values(keywords);

/** Deprecation, sunset and stability, as `given` of an element that these objects describe. */
export function lifecycle(layers: readonly Raw[], asOf: string): Record<string, string | number | boolean> {
  const stated = (keyword: string) => layers.find((raw) => raw[keyword] !== undefined)?.[keyword];
  const { deprecated, sunset, stability } = keywords;
  return lifecycleGiven({ deprecated: stated(deprecated), sunset: stated(sunset), stability: stated(stability) }, asOf);
}

/** Deprecation, sunset and stability, as aspects of an element that these objects describe. */
export function lifecycleAspects(layers: readonly { raw: Raw; spot: Spot }[], at: Spot): AspectValue[] {
  const stated = (keyword: string) => {
    const layer = layers.find(({ raw }) => raw[keyword] !== undefined);
    return layer && { value: layer.raw[keyword], at: below(layer.spot, keyword) };
  };
  const { deprecated, sunset, stability } = keywords;
  return lifecycleNotes({ deprecated: stated(deprecated), sunset: stated(sunset), stability: stated(stability) }, at);
}

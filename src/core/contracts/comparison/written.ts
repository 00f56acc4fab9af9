import { inJson } from '../../texts/exact.ts';

/**
 * A value as one writes it: a text as it is, anything else in JSON. Where a text is expected a contract may hold any
 * value, and `String` would fail on a map with a key `toString`.
 */
export function written(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value, inJson) ?? '');
}

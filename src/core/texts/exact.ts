/** A whole number as it is written, where a number of JavaScript would round it. */
export function exactly(written: string, rounded: number): number | bigint {
  if (!Number.isInteger(rounded) || Number.isSafeInteger(rounded) || !/^[-+]?\d+$/.test(written)) return rounded;
  const exact = BigInt(written.replace(/^\+/, ''));
  return exact === BigInt(rounded) ? rounded : exact;
}

/** A value with its exact numbers written out, as JSON and people can have it. */
export function writtenOut(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(writtenOut);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, writtenOut(one)]));
}

/** A replacer for `JSON.stringify`, which knows no exact numbers. */
export function inJson(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

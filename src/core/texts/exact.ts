/** A number literal's value: a `bigint` if JavaScript's number (`rounded`) is not exact, else that number. */
export function exactly(written: string, rounded: number): number | bigint {
  if (!Number.isInteger(rounded) || Number.isSafeInteger(rounded) || !/^[-+]?\d+$/.test(written)) return rounded;
  const exact = BigInt(written.replace(/^\+/, ''));
  return exact === BigInt(rounded) ? rounded : exact;
}

/** A copy of a value with each `bigint` as a string, for JSON and people. */
export function writtenOut(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map(writtenOut);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, writtenOut(one)]));
}

/** A replacer for `JSON.stringify` that writes each `bigint` as a string. */
export function inJson(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

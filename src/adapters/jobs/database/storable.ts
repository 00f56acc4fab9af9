/**
 * The value as JSON that PostgreSQL accepts. Its `jsonb` refuses NUL and lone surrogates, which hostile text may
 * contain; they become U+FFFD, in keys too.
 */
export function storableText(value: unknown): string {
  // Escaped backslashes are matched first, so that text which only spells out an escape stays as it is.
  return JSON.stringify(value ?? null).replace(/\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g, (escape) =>
    escape === '\\\\' ? escape : '\\ufffd',
  );
}

/** The same value, in the same shape, with text that PostgreSQL accepts. */
export function storable<T extends object>(value: T): T {
  return JSON.parse(storableText(value)) as T;
}

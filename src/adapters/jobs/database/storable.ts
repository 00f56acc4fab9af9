/**
 * The value as JSON that PostgreSQL takes. Its `jsonb` refuses NUL and lone surrogates, which a hostile text may hold;
 * they become U+FFFD, in keys too.
 */
export function storableText(value: unknown): string {
  // An escaped backslash is matched first, so that a text which only spells an escape stays as it is.
  return JSON.stringify(value ?? null).replace(/\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g, (escape) =>
    escape === '\\\\' ? escape : '\\ufffd',
  );
}

/** The same value, of the same shape, that PostgreSQL takes. */
export function storable<T extends object>(value: T): T {
  return JSON.parse(storableText(value)) as T;
}

/** The type of a literal; none for null, which is said elsewhere. */
export function typeOf(literal: unknown): string | undefined {
  if (literal === null) return undefined;
  if (Array.isArray(literal)) return 'array';
  if (typeof literal === 'bigint') return 'integer';
  if (typeof literal === 'number') return Number.isInteger(literal) ? 'integer' : 'number';
  return typeof literal;
}

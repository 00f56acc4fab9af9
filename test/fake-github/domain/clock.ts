/** This moment as GitHub writes it, to the second. */
export function now(): string {
  return stamp(Date.now());
}

/** A moment as GitHub writes it. */
export function stamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

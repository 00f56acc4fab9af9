/** What our check is called, everywhere and always: branch protection knows it by this name. */
export const checkName = 'architect';

/** What our check carries, so that a later event finds its pull request: for a fork the host does not name it. */
export function externalId(number: number | null): string {
  return number === null ? 'architect:v1' : `architect:v1#${number}`;
}

/** The pull request that a check of ours names; null where it names none. */
export function numberIn(id: string): number | null {
  const [, digits] = /^architect:v1#([1-9]\d{0,9})$/u.exec(id) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** What our check is called, everywhere and always: branch protection knows it by this name. */
export const checkName = 'architect';

/** What our check carries, so that a later event finds its pull request: for a fork the host does not name it. */
export function externalId(number: number): string {
  return `architect:v1#${number}`;
}

/** The pull request that a check of ours names; null where it names none. */
export function numberIn(id: string): number | null {
  const [, digits] = /^architect:v1#([1-9]\d{0,9})$/u.exec(id) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** What our check on a commit of the merge queue carries: what it was compared with, which the host does not tell again. */
export function groupId(base: string): string {
  return `architect:v1@${base}`;
}

/** The base that a check of ours on a commit of the merge queue names; null where it names none. */
export function baseIn(id: string): string | null {
  return /^architect:v1@([0-9a-f]{40}(?:[0-9a-f]{24})?)$/u.exec(id)?.[1] ?? null;
}

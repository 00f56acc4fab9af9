/** What our check is called, everywhere and always: branch protection knows it by this name. */
export const checkName = 'architect';

/**
 * What our check carries, so that a later event finds its pull request: for a fork the host does not name it. Once it is
 * done, with the last day on which it holds, where something is accepted until then.
 */
export function externalId(number: number, until?: string): string {
  return `architect:v1#${number}${until === undefined ? '' : ` until ${until}`}`;
}

/** The last day on which a check of ours holds; null where it names none. */
export function untilIn(id: string): string | null {
  return / until (\d{4}-\d\d-\d\d)$/u.exec(id)?.[1] ?? null;
}

/** Whether two checks of ours are of one pull request, or one commit of the merge queue. */
export function isSameCheck(one: string, other: string): boolean {
  const bare = (id: string) => id.replace(/ until .*$/u, '');
  return bare(one) === bare(other);
}

/** The pull request that a check of ours names; null where it names none. */
export function numberIn(id: string): number | null {
  const [, digits] = /^architect:v1#([1-9]\d{0,9})(?: until [\d-]{10})?$/u.exec(id) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** What a commit of the merge queue is compared with, and the pull request it was made for; null where that is not known. */
interface Group {
  readonly base: string;
  readonly number: number | null;
}

/** What our check on a commit of the merge queue carries: the host does not tell it again. */
export function groupId({ base, number }: Group): string {
  return `architect:v1@${base}${number === null ? '' : `#${number}`}`;
}

/** What a check of ours on a commit of the merge queue names; null where it names none. */
export function groupIn(id: string): Group | null {
  const [, base, digits] = /^architect:v1@([0-9a-f]{40}(?:[0-9a-f]{24})?)(?:#([1-9]\d{0,9}))?$/u.exec(id) ?? [];
  return base === undefined ? null : { base, number: digits === undefined ? null : Number(digits) };
}

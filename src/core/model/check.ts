/** The name of our check. Branch protection refers to it: it must never change. */
export const checkName = 'architect';

/**
 * The `external_id` of our check, from which later events find the pull request: for a fork the host does not name it.
 * A completed check also carries the last day on which it holds, if an acceptance ends.
 */
export function externalId(number: number, until?: string): string {
  return `architect:v1#${number}${until === undefined ? '' : ` until ${until}`}`;
}

/** The last day on which a check of ours holds; null if it names none. */
export function untilIn(id: string): string | null {
  return / until (\d{4}-\d\d-\d\d)$/u.exec(id)?.[1] ?? null;
}

/** Whether two checks of ours are of one pull request, or of one commit of the merge queue. */
export function isSameCheck(one: string, other: string): boolean {
  const bare = (id: string) => id.replace(/ until .*$/u, '');
  return bare(one) === bare(other);
}

/** The pull request in an `external_id` of ours; null if there is none. */
export function numberIn(id: string): number | null {
  const [, digits] = /^architect:v1#([1-9]\d{0,9})(?: until [\d-]{10})?$/u.exec(id) ?? [];
  return digits === undefined ? null : Number(digits);
}

/** What a commit of the merge queue is compared with, and the pull request it was made for; null if unknown. */
interface Group {
  readonly base: string;
  readonly number: number | null;
}

/** The `external_id` of our check on a commit of the merge queue: the host does not tell these again. */
export function groupId({ base, number }: Group): string {
  return `architect:v1@${base}${number === null ? '' : `#${number}`}`;
}

/** The inverse of `groupId`; null if it is none of ours. */
export function groupIn(id: string): Group | null {
  const [, base, digits] = /^architect:v1@([0-9a-f]{40}(?:[0-9a-f]{24})?)(?:#([1-9]\d{0,9}))?$/u.exec(id) ?? [];
  return base === undefined ? null : { base, number: digits === undefined ? null : Number(digits) };
}

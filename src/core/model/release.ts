import type { Snapshot } from './tree.ts';

/** What was released last. */
export interface Release {
  readonly tag: string;
  readonly tree: Snapshot;
}

/**
 * The tag of the newest release among tags: the highest version, those without a name before it first. What is still
 * tried out (`v2.0.0-rc.1`) is none.
 */
export function newestRelease(tags: readonly string[]): string | null {
  const known = tags.flatMap((tag) => {
    const match = /^(?<name>.*[/@_-])?v?(?<version>\d{1,9}(?:\.\d{1,9}){1,2})$/.exec(tag);
    const version = match?.groups?.['version'];
    if (version === undefined) return [];
    return [{ tag, isNamed: match?.groups?.['name'] !== undefined, numbers: version.split('.').map(Number) }];
  });
  const plain = known.filter(({ isNamed }) => !isNamed);
  const [first, ...others] = plain.length > 0 ? plain : known;
  return (
    others.reduce((newest, one) => (isLater(one?.numbers ?? [], newest?.numbers ?? []) ? one : newest), first)?.tag ??
    null
  );
}

function isLater(one: readonly number[], other: readonly number[]): boolean {
  const index = [0, 1, 2].find((at) => (one[at] ?? 0) !== (other[at] ?? 0));
  return index !== undefined && (one[index] ?? 0) > (other[index] ?? 0);
}

import type { Contract } from './side.ts';

/** Which contracts of two trees are one: by name, then by path, then by rename, then by title, and at last the only one left on each side. */
export function pairs(
  before: readonly Contract[],
  after: readonly Contract[],
  renamed: ReadonlyMap<string, string>,
): [Contract | null, Contract | null][] {
  const left = new Set(before);
  const right = new Set(after);
  const found: [Contract | null, Contract | null][] = [];
  const match = (fits: (was: Contract, now: Contract) => boolean) => {
    for (const was of left) {
      const now = [...right].find((one) => one.format === was.format && fits(was, one));
      if (now === undefined) continue;
      left.delete(was);
      right.delete(now);
      found.push([was, now]);
    }
  };
  match((was, now) => was.unit.name === now.unit.name);
  match((was, now) => was.path === now.path);
  match((was, now) => renamed.get(was.path) === now.path);
  match((was, now) => was.unit.title !== '' && was.unit.title === now.unit.title);
  if (left.size === 1 && right.size === 1) match(() => true);
  return [
    ...found,
    ...[...left].map((was): [Contract, null] => [was, null]),
    ...[...right].map((now): [null, Contract] => [null, now]),
  ];
}

import { originsOf } from './read-options.ts';
import type { Contract, ContractSide } from './side.ts';

/**
 * Which contracts of two trees are one: by name and path, then by either of them, then by rename, then by title, then by a
 * file they share, and at last the only one left on each side. One that is still there and cannot be read has moved nowhere:
 * it is no other contract. One that only git has now is left out.
 */
export function pairs(
  before: ContractSide,
  after: ContractSide,
  renamed: ReadonlyMap<string, string>,
): [Contract | null, Contract | null][] {
  const left = new Set(before.contracts.filter(({ path }) => !isKeptInGit(path, after)));
  const right = new Set(after.contracts);
  const found: [Contract | null, Contract | null][] = [];
  const match = (keyOf: (was: Contract) => string | undefined, nowOf: (now: Contract) => string | undefined) => {
    const keyed = (one: Contract, key: string | undefined) => (key ? `${one.format.files.format} ${key}` : '');
    const waiting = Map.groupBy([...right].toReversed(), (now) => keyed(now, nowOf(now)));
    waiting.delete('');
    for (const was of left) {
      const now = waiting.get(keyed(was, keyOf(was)))?.pop();
      if (now === undefined) continue;
      left.delete(was);
      right.delete(now);
      found.push([was, now]);
    }
  };
  const [name, path, title] = [
    ({ unit }: Contract) => unit.name,
    (one: Contract) => one.path,
    ({ unit }: Contract) => unit.title,
  ];
  const named = ({ unit }: Contract, file: string) => `${unit.name} ${file}`;
  // Of several with one name each goes with itself.
  match(
    (was) => named(was, renamed.get(was.path) ?? was.path),
    (now) => named(now, now.path),
  );
  match(name, name);
  match(path, path);
  match((was) => renamed.get(was.path), path);
  const origins = originsOf(renamed);
  const lost = unreadOn(after, [...left], renamed);
  const unknown = unreadOn(before, [...right], origins);
  for (const was of lost) left.delete(was);
  for (const now of unknown) right.delete(now);
  match(title, title);
  const owners = new Map([...right].flatMap((now) => now.unit.documents.map(({ file }) => [file, now.path] as const)));
  match(({ unit }) => {
    const shared = unit.documents.find(({ file }) => owners.has(renamed.get(file) ?? file));
    return shared && owners.get(renamed.get(shared.file) ?? shared.file);
  }, path);
  const last = () => 'the only one';
  if (left.size === 1 && right.size === 1) match(last, last);
  return [
    ...found,
    ...[...lost, ...left].map((was): [Contract, null] => [was, null]),
    ...[...unknown, ...right].map((now): [null, Contract] => [null, now]),
  ];
}

/** The contracts of the other side whose files are on this one, and could not be read. An empty file was read. */
function unreadOn(
  side: ContractSide,
  others: readonly Contract[],
  pathHere: ReadonlyMap<string, string>,
): readonly Contract[] {
  const unread = new Set(side.unread().map(({ file }) => file));
  const isUnread = (path: string) =>
    side.tree.refusal(path) !== undefined || (unread.has(path) && side.tree.read(path)?.trim() !== '');
  return others.filter(({ unit }) => unit.documents.every(({ file }) => isUnread(pathHere.get(file) ?? file)));
}

/** Whether a stub stands for a file, which names the commit that has it: the version of the contract is served as before. */
function isKeptInGit(path: string, { tree }: ContractSide): boolean {
  return !tree.has(path) && tree.has(`${path}.gitstub`);
}

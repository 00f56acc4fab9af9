import type { Contract } from './side.ts';

type Paired = readonly [Contract | null, Contract | null];

/**
 * Joins what was one contract and is several now: a file that no longer uses the others is read as a contract of its own,
 * and nothing of it is gone. Those that contradict each other stay apart.
 */
export function rejoined(found: readonly Paired[], renamed: ReadonlyMap<string, string>): readonly Paired[] {
  const owners = new Map<string, Paired>();
  for (const pair of found) {
    const [was, now] = pair;
    if (now === null || was?.format.joined === undefined || was.unit.documents.length === 1) continue;
    for (const { file } of was.unit.documents)
      owners.set(`${was.format.files.format} ${renamed.get(file) ?? file}`, pair);
  }
  if (owners.size === 0) return found;
  const ownerOf = ([was, now]: Paired): Paired | undefined => {
    if (was !== null || now === null) return undefined;
    const all = new Set(now.unit.documents.map(({ file }) => owners.get(`${now.format.files.format} ${file}`)));
    return all.size === 1 ? [...all][0] : undefined;
  };
  const parts = Map.groupBy(found, ownerOf);
  parts.delete(undefined);
  const left = new Set(found);
  const joined = new Map<Paired, Paired>();
  for (const [owner, some] of parts) {
    const [was, now] = owner ?? [];
    const units = some.flatMap(([, part]) => part?.unit ?? []);
    const unit = now?.format.joined?.([now.unit, ...units]);
    if (!owner || !was || !now || !unit || now.format.problem(unit) !== null) continue;
    joined.set(owner, [was, { ...now, unit }]);
    for (const part of some) left.delete(part);
  }
  return [...left].map((pair) => joined.get(pair) ?? pair);
}

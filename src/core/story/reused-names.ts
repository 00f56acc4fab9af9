import type { Difference } from '../model/contract.ts';
import { code } from '../rules/render-message.ts';
import { isAsBad } from './repeats.ts';
import { saying, type Unit, withCauses } from './unit.ts';

/**
 * Joins to the finding that a name is that of another kind of type now that all that was of this type is of one other now:
 * the type is called otherwise, and the finding says how.
 */
export function reusedNames(units: readonly Unit[]): readonly Unit[] {
  const reused = new Map(units.flatMap((unit) => (isReused(unit) ? [[keyOf(unit), unit] as const] : [])));
  if (reused.size === 0) return units;
  const uses = Map.groupBy(units, (unit) =>
    isReused(unit) ? undefined : namedIn(unit).find((key) => reused.has(key)),
  );
  const causes = new Map<Unit, Unit>();
  const told = new Map<Unit, Unit>();
  for (const [key, unit] of reused) {
    const group = uses.get(key) ?? [];
    const names = new Set(group.map((one) => renamed(one.parts[0].difference, unit.parts[0].difference.name)));
    const [name] = names;
    if (names.size !== 1 || !name || !group.every((one) => isAsBad(unit, one))) continue;
    const cause = saying(unit, `${unit.finding.message} What was of this type is of ${code(name)} now.`);
    told.set(unit, cause);
    for (const one of group) causes.set(one, cause);
  }
  return withCauses(
    units.map((unit) => told.get(unit) ?? unit),
    causes,
  );
}

function isReused({ parts: [{ difference }] }: Unit): boolean {
  return difference.kind === 'type' && difference.aspect === 'type';
}

function keyOf({ parts: [{ contract, difference }] }: Unit, name: string = difference.name): string {
  return `${contract.path}\n${name}`;
}

/** The types that a field was made of which is of another type now. */
function namedIn(unit: Unit): readonly string[] {
  const [{ difference }] = unit.parts;
  if (difference.aspect !== 'type') return [];
  return namesIn(String(difference.was)).map((name) => keyOf(unit, name));
}

const word = /\w+/g;

function namesIn(type: string): readonly string[] {
  return type.match(word) ?? [];
}

/** The type that stands where the other stood, where nothing else is written otherwise. */
function renamed({ was, now }: Difference, name: string): string | null {
  const [before, after] = [String(was), String(now)];
  const to = namesIn(after)[namesIn(before).indexOf(name)] ?? '';
  return to !== '' && before.replaceAll(word, (one) => (one === name ? to : one)) === after ? to : null;
}

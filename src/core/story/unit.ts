import type { ContractFacts, Difference } from '../model/contract.ts';
import type { Finding } from '../model/finding.ts';

/** A difference, its contract, and what a rule made of it. */
export interface Judged {
  readonly finding: Finding;
  readonly difference: Difference;
  readonly contract: ContractFacts;
  /** The rule's words for several values of one list. */
  readonly several?: string | undefined;
}

/** One thing to say: a finding, and the changes it is made of, the first of which gave it its place. */
export interface Unit {
  readonly finding: Finding;
  readonly parts: readonly [Judged, ...Judged[]];
  /** Where else the same was done. */
  readonly elsewhere: readonly Elsewhere[];
}

/** A place in the words for people, with the name of what it was done to where that is called otherwise than in the finding. */
export interface Elsewhere {
  readonly where: string;
  readonly name?: string;
}

/** Joins the units that have a key in common into one each, in the order of the first. */
export function joined(
  units: readonly Unit[],
  keyOf: (unit: Unit) => string | Unit | null,
  join: (units: readonly [Unit, ...Unit[]]) => readonly Unit[],
): readonly Unit[] {
  const groups = Map.groupBy(units, (unit) => keyOf(unit) ?? unit);
  return [...groups.values()].flatMap(([first, ...others]) => (first ? join([first, ...others]) : []));
}

/** The first of those that break somebody comes before all others: what speaks for them is as bad as the worst. */
export function breakingFirst([first, ...others]: readonly [Unit, ...Unit[]]): readonly [Unit, ...Unit[]] {
  const breaks = ({ finding }: Unit) => finding.change?.severity === 'breaking';
  const lead = breaks(first) ? first : (others.find(breaks) ?? first);
  return [lead, ...[first, ...others].filter((unit) => unit !== lead)];
}

/** Lets units go with what causes them: they are parts of it then, and nothing to say by themselves. */
export function withCauses(units: readonly Unit[], causes: ReadonlyMap<Unit, Unit>): readonly Unit[] {
  const caused = Map.groupBy(causes.keys(), (unit) => causes.get(unit));
  return units
    .filter((unit) => !causes.has(unit))
    .map((unit) => {
      const more = caused.get(unit)?.flatMap(({ parts }) => parts) ?? [];
      return more.length === 0 ? unit : { ...unit, parts: [...unit.parts, ...more] };
    });
}

/** A unit that says this, for itself and what others are made of. */
export function saying(
  { finding, parts: [own, ...parts], elsewhere }: Unit,
  message: string,
  others: readonly Unit[] = [],
): Unit {
  const told = { ...finding, message };
  const more = others.flatMap((unit) => unit.parts);
  // What speaks for a list has an id of its own, and its first part keeps another.
  const first = own.finding.id === finding.id ? { ...own, finding: told } : own;
  return { finding: told, parts: [first, ...parts, ...more], elsewhere };
}

import type { Aspect } from '../model/aspect.ts';
import { limits } from './limits.ts';
import { type Unit, withCauses } from './unit.ts';

/** What a change of an aspect of an element says already, of the same element. */
const said: Readonly<Partial<Record<Aspect, readonly Aspect[]>>> = {
  number: ['type', 'cardinality', 'required', 'jsonName', 'default', 'oneof'],
  type: ['nullable', 'default', 'format', 'pattern', 'multipleOf', 'cardinality', 'name', 'jsonName', ...limits],
  enum: ['pattern', 'format', ...limits],
  const: ['pattern', 'format', 'enum', ...limits],
};

/** Joins to the finding about another type or a list of values what follows from it for the same element. */
export function withoutRepeats(units: readonly Unit[]): readonly Unit[] {
  const strong = new Map<string, Unit>();
  for (const unit of units) {
    const { aspect } = unit.parts[0].difference;
    if (said[aspect]) strong.set(keyOf(unit, aspect), unit);
  }
  const causes = new Map<Unit, Unit>();
  for (const unit of units) {
    const { aspect } = unit.parts[0].difference;
    const stronger = (Object.keys(said) as Aspect[])
      .filter((one) => said[one]?.includes(aspect))
      .map((one) => strong.get(keyOf(unit, one, aspect)))
      .find((one) => one !== undefined && one !== unit && isAsBad(one, unit));
    if (stronger) causes.set(unit, stronger);
  }
  return withCauses(units, causes);
}

/** The element and the aspect: a subject ends with the aspect it is about. */
function keyOf({ parts: [{ difference }] }: Unit, aspect: Aspect, own: Aspect = aspect): string {
  const { subject } = difference;
  return `${subject.slice(0, -own.length)}${aspect}`;
}

/** Of two ways to say it the milder one is the repetition. */
export function isAsBad(one: Unit, other: Unit): boolean {
  return one.finding.change?.severity === 'breaking' || other.finding.change?.severity !== 'breaking';
}

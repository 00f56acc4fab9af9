import type { Aspect } from '../model/aspect.ts';
import { limits } from '../rules/limits.ts';
import { renderMessage, valuesOf } from '../rules/render-message.ts';
import { saying, type Unit, withCauses } from './unit.ts';

/** What a change of an aspect of an element says already, of the same element. */
const said: Readonly<Partial<Record<Aspect, readonly Aspect[]>>> = {
  number: ['type', 'cardinality', 'required', 'jsonName', 'default', 'oneof'],
  type: [
    'nullable',
    'default',
    'format',
    'pattern',
    'multipleOf',
    'cardinality',
    'oneof',
    'name',
    'jsonName',
    ...limits,
  ],
  variants: ['nullable'],
  overlap: ['exclusive'],
  oneof: ['cardinality', 'name', 'jsonName'],
  cardinality: ['required', 'name', 'jsonName'],
  enum: ['pattern', 'format', 'type', ...limits],
  const: ['pattern', 'format', 'type', 'enum', ...limits],
  // An operation of Smithy that only reads is called by a method that says so.
  binding: ['trait'],
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
    const { aspect, was } = unit.parts[0].difference;
    // That literals are of a type says nothing more, where there was none before; another type does.
    const isOwn = (one: Aspect) => aspect === 'type' && was !== null && one !== 'number';
    const stronger = (Object.keys(said) as Aspect[])
      .filter((one) => said[one]?.includes(aspect) && !isOwn(one))
      .filter((one) => one !== 'oneof' || aspect !== 'cardinality' || isSingle(unit))
      .map((one) => strong.get(keyOf(unit, one, aspect)))
      .concat(strong.get(arrayOf(unit)))
      .find((one) => one !== undefined && one !== unit && isAsBad(one, unit));
    if (stronger) causes.set(unit, stronger);
  }
  return withCauses(units, causes).map(renamedToo);
}

/** Whether a field held one value at most, and does: in a oneof it can be missing, whatever it was before. */
function isSingle({ parts: [{ difference }] }: Unit): boolean {
  return [difference.was, difference.now].every((one) => one === 'implicit' || one === 'optional');
}

/** What has another name and another type, or is there otherwise, and was found by its number, is told by both. */
function renamedToo(unit: Unit): Unit {
  const [first, ...others] = unit.parts;
  const { difference } = first;
  const renamed = others.find((one) => one.difference.subject === keyOf(unit, 'name', difference.aspect));
  if (!['type', 'cardinality', 'oneof'].includes(difference.aspect) || renamed === undefined) return unit;
  const other = renderMessage('its {aspect} changed from {was} to {now}.', valuesOf(difference));
  return saying(unit, `${renamed.finding.message.slice(0, -1)}, and ${other}`);
}

/** The type of the array that an item is of: what is said of the items comes and goes with it. */
function arrayOf({ parts: [{ difference }] }: Unit): string {
  const { kind, aspect, subject } = difference;
  return kind === 'constraint' && aspect === 'presence' ? subject.replace(/ > \[\] (\(\w+\))$/, ' $1 type') : '';
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

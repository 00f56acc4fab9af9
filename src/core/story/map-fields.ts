import { listed } from '../rules/listed.ts';
import { code } from '../rules/render-message.ts';
import { breakingFirst, joined, saying, type Unit } from './unit.ts';

/**
 * Joins what becomes of the fields of an object that was a map, or is one now: a map says the same of all its fields, so that
 * another type of some of them and what it says of the others are one edit.
 */
export function mapFields(units: readonly Unit[]): readonly Unit[] {
  const maps = new Set(units.flatMap((unit) => mapOf(unit) ?? []));
  if (maps.size === 0) return units;
  const keyOf = (unit: Unit) => mapOf(unit) ?? objectOf(unit, maps);
  return joined(units, keyOf, ([first, ...others]) => {
    const [lead, ...rest] = breakingFirst([first, ...others]);
    if (rest.length === 0 || mapOf(lead) !== null) return [first, ...others];
    const fields = rest.filter((unit) => mapOf(unit) === null).map((unit) => code(unit.parts[0].difference.name));
    const said = [
      lead.finding.message,
      ...(fields.length === 0 ? [] : [`${listed(fields)} ${fields.length === 1 ? 'is' : 'are'} of another type too.`]),
      ...rest.filter((unit) => mapOf(unit) !== null).map(({ finding }) => finding.message),
    ];
    return [saying(lead, said.join(' '), rest)];
  });
}

/** The object that a unit says of what its fields without a name have to match. */
function mapOf({ parts: [{ difference }] }: Unit): string | null {
  const { aspect, subject } = difference;
  if (aspect !== 'additionalProperties' && aspect !== 'unevaluatedProperties') return null;
  return subject.slice(0, -aspect.length);
}

/** The object that a field of another type stands in, where that is one of these. */
function objectOf({ parts: [{ difference }] }: Unit, maps: ReadonlySet<string>): string | null {
  const { aspect, subject } = difference;
  const at = subject.lastIndexOf(' > ');
  const end = subject.lastIndexOf(' (');
  if (aspect !== 'type' || at < 0 || end < at) return null;
  const object = `${subject.slice(0, at)}${subject.slice(end, -aspect.length)}`;
  return maps.has(object) ? object : null;
}

import { listed } from '../rules/listed.ts';
import { code } from '../rules/render-message.ts';
import { isAsBad } from './repeats.ts';
import { type Judged, saying, type Unit, withCauses } from './unit.ts';

/**
 * Joins to the finding that fields may be missing now, or have to be there, that they may be null as well, or no longer: that
 * is one edit to those who read or send them, and the finding says both.
 */
export function missingOrNull(units: readonly Unit[]): readonly Unit[] {
  const fields = new Map(units.flatMap((unit) => elementsOf(unit, 'required').map((element) => [element, unit])));
  const causes = new Map<Unit, Unit>();
  for (const unit of units) {
    const [element] = elementsOf(unit, 'nullable');
    const field = element === undefined ? undefined : fields.get(element);
    if (field && isAsBad(field, unit) && isPartOf(unit, field)) causes.set(unit, field);
  }
  const nullable = Map.groupBy(causes.keys(), (unit) => causes.get(unit));
  const told = new Map<Unit, Unit>();
  for (const [field, nulls] of nullable) {
    const sentence = field && sentenceOf(field, nulls);
    if (!field || sentence === null) for (const unit of nulls) causes.delete(unit);
    else told.set(field, saying(field, `${field.finding.message} ${sentence}`));
  }
  const renamed = new Map([...causes].map(([unit, field]) => [unit, told.get(field) ?? field]));
  return withCauses(
    units.map((unit) => told.get(unit) ?? unit),
    renamed,
  );
}

/** The elements that a unit is about, where it is about this aspect of them. */
function elementsOf({ parts }: Unit, aspect: 'required' | 'nullable'): readonly string[] {
  if (parts[0].difference.aspect !== aspect) return [];
  return parts.flatMap(({ difference }) => elementOf(difference, aspect) ?? []);
}

/** Of what widened and of what narrowed, each by itself: a subject ends with the aspect it is about. */
function elementOf({ aspect, effect, subject }: Judged['difference'], wanted: 'required' | 'nullable'): string | null {
  return aspect === wanted ? `${effect} ${subject.slice(0, -wanted.length)}` : null;
}

function isPartOf(unit: Unit, field: Unit): boolean {
  const known = new Set(elementsOf(field, 'required'));
  return elementsOf(unit, 'nullable').every((element) => known.has(element));
}

/** What is to be said of null beside it; null where that is not so wherever the fields are. */
function sentenceOf(field: Unit, nulls: readonly Unit[]): string | null {
  const [{ difference }] = field.parts;
  const what = difference.effect === 'widened' ? 'may be null now too' : 'may no longer be null';
  const all = new Set(elementsOf(field, 'required')).size;
  if (new Set(nulls.flatMap((unit) => elementsOf(unit, 'nullable'))).size === all) {
    const names = new Set(field.parts.map((part) => part.difference.name));
    return `${names.size === 1 ? 'It' : 'They'} ${what}.`;
  }
  const names = new Set(nulls.map((unit) => code(unit.parts[0].difference.name)));
  return field.elsewhere.length > 0 ? null : `${listed([...names])} ${what}.`;
}

import { renderMessage, valuesOf } from '../rules/render-message.ts';
import { type Unit, withCauses } from './unit.ts';

/** Joins to the finding about who takes a number or a name that was reserved that the reservation is gone, and says what is left of it. */
export function withReservations(units: readonly Unit[]): readonly Unit[] {
  const keyOf = ({ parts: [{ contract }] }: Unit, holder: string) => `${contract.path}\n${holder}`;
  const takers = new Map<string, Unit>();
  for (const unit of units) {
    const { given, where } = unit.parts[0].difference;
    if (given['wasReserved'] === true && !takers.has(keyOf(unit, where))) takers.set(keyOf(unit, where), unit);
  }
  const causes = new Map<Unit, Unit>();
  for (const unit of units) {
    const { aspect, name } = unit.parts[0].difference;
    const taker = aspect === 'reserved' ? takers.get(keyOf(unit, name)) : undefined;
    if (taker) causes.set(unit, taker);
  }
  return withCauses(units, causes).map((unit) => {
    const [first, ...others] = unit.parts;
    const gone = others.find(({ difference }) => difference.aspect === 'reserved');
    if (gone === undefined) return unit;
    const left = renderMessage('Reserved was {was}, and is {now}.', valuesOf(gone.difference));
    const finding = { ...unit.finding, message: `${unit.finding.message} ${left}` };
    return { ...unit, finding, parts: [{ ...first, finding }, ...others] };
  });
}

import { alternativesOf } from './alternative.ts';
import { described, type Side } from './choice-law.ts';
import { covers } from './covers.ts';
import { fieldOf, fieldsOf, requiredNames } from './fields.ts';
import { isFilled, viewOf } from './view.ts';

/**
 * The fields that stand beside the alternatives of one version and in each alternative of the other, and that both ask
 * for: nothing is new about them. Those are left out of which it cannot be proven that nobody loses a value.
 */
export function askedInside(was: Side, now: Side): readonly string[] {
  return [...standingInside(was, now, false), ...standingInside(now, was, true)];
}

/** The fields of `inside` that stand in each of its alternatives, and beside those of the other version, which is the former one or the later. */
function standingInside(inside: Side, beside: Side, isFormer: boolean): readonly string[] {
  const { view, context } = inside;
  if (view.choices.length === 0) return [];
  const [own, known] = [fieldsOf(view), fieldsOf(beside.view)];
  const asked = [...requiredNames(beside.view).keys()].filter((name) => known.has(name) && !own.has(name));
  if (asked.length === 0) return [];
  return view.choices.flatMap(({ members }) => {
    const alternatives = alternativesOf(members, context);
    const needed = alternatives.map((one) => requiredNames(one.view));
    return asked.filter(
      (name) => needed.every((names) => names.has(name)) && alternatives.every((one) => fits(one.view, name)),
    );
  });

  function fits(one: Side['view'], name: string): boolean {
    const [within, around] = [[fieldOf(one, name), inside] as const, [fieldOf(beside.view, name), beside] as const].map(
      ([nodes, side]) => {
        return isFilled(nodes) ? described(side, viewOf(nodes, side.context.documents, side.context.dialect)) : null;
      },
    );
    if (!within || !around) return false;
    const input = context.flow === 'input';
    return input === isFormer ? covers(around, within, input) : covers(within, around, input);
  }
}

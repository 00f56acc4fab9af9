import { isMap, type Node } from '../document-store.ts';
import { isRemark } from './notation.ts';
import type { View } from './view.ts';

/** Of more fields than this it is not tried which may be there together. */
const most = 8;

type Present = (name: string) => boolean;

/** Which fields have to be there: all of some, none, one or any of several, or the opposite. */
type Formula = (present: Present) => boolean;

/**
 * Whether the alternatives of two versions only say which fields have to be there together, and say the same: of `a` and `b`
 * at least one, as `anyOf` has it, or one alone, or both, as `oneOf` has it.
 */
export function asksForTheSame(was: View, now: View): boolean {
  const names = new Set<string>();
  const [before, after] = [was, now].map(({ choices }) =>
    choices.map(({ keyword, members }) => counted(keyword, members.map(rawOf), names)),
  );
  if (before === undefined || after === undefined || before.length === 0 || after.length === 0) return false;
  const [some, others] = [all(before), all(after)];
  if (some === null || others === null || names.size > most) return false;
  const list = [...names];
  for (let set = 0; set < 2 ** list.length; set++) {
    const present: Present = (name) => (set >> list.indexOf(name)) % 2 === 1;
    if (some(present) !== others(present)) return false;
  }
  return true;
}

function rawOf({ raw }: Node): unknown {
  return raw;
}

/** What a schema says of the presence of fields; null where it says anything else. */
function formulaOf(raw: unknown, names: Set<string>): Formula | null {
  if (!isMap(raw)) return null;
  return all(
    Object.entries(raw)
      .filter(([keyword]) => !isRemark(keyword))
      .map(([keyword, value]) => saidBy(keyword, value, names)),
  );
}

function saidBy(keyword: string, value: unknown, names: Set<string>): Formula | null {
  if (keyword === 'required' && Array.isArray(value)) {
    const list = value.map(String);
    for (const name of list) names.add(name);
    return (present) => list.every(present);
  }
  if (keyword === 'not') {
    const inner = formulaOf(value, names);
    return inner && ((present) => !inner(present));
  }
  return Array.isArray(value) ? counted(keyword, value as unknown[], names) : null;
}

function counted(keyword: string, members: readonly unknown[], names: Set<string>): Formula | null {
  const formulas = members.map((member) => formulaOf(member, names));
  if (formulas.includes(null)) return null;
  const fitting = (present: Present) => formulas.filter((one) => one?.(present) === true).length;
  if (keyword === 'anyOf') return (present) => fitting(present) > 0;
  if (keyword === 'oneOf') return (present) => fitting(present) === 1;
  return keyword === 'allOf' ? (present) => fitting(present) === formulas.length : null;
}

function all(formulas: readonly (Formula | null)[]): Formula | null {
  const known = formulas.flatMap((one) => (one === null ? [] : [one]));
  return known.length < formulas.length ? null : (present) => known.every((one) => one(present));
}

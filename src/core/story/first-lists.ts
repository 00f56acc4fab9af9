import { listed } from '../rules/listed.ts';
import { code } from '../rules/render-message.ts';
import type { Copies } from './copies.ts';
import { scopeOf } from './edit.ts';
import { together } from './together.ts';
import { breakingFirst, joined, saying, type Unit } from './unit.ts';

/** From how many on lists of values that nobody had written down before are one edit: a description comes to say what was so. */
const fewest = 3;

/** Joins the values of a contract that had no list of values and have one each now: the first list is told, and the others by the names of their values. */
export function firstLists(units: readonly Unit[], copies: Copies): readonly Unit[] {
  return joined(
    units,
    (unit) => contractOf(unit, copies),
    (lists) => {
      if (lists.length < fewest) return lists;
      const [lead, ...others] = breakingFirst(lists);
      const values = others.flatMap(({ parts }) => parts.map(({ difference }) => code(difference.name)));
      const names = listed([...new Set(values)]);
      const message = `${lead.finding.message} ${others.length} more values have lists of their own now: ${names}.`;
      return together([lead, ...others]).map((unit) => ({ ...saying(unit, message), elsewhere: [] }));
    },
  );
}

/** The contract in which a value that was free has a list of values now. */
function contractOf(unit: Unit, copies: Copies): string | null {
  const { kind, aspect, was } = unit.parts[0].difference;
  if (kind !== 'schema' || aspect !== 'enum' || was !== null) return null;
  return JSON.stringify([scopeOf(unit, copies), unit.finding.rule]);
}

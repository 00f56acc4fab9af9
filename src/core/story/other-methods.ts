import type { ContractFacts, Difference } from '../model/contract.ts';
import { shapeOf } from '../model/same-api.ts';
import { isCall } from '../rules/moved-operations.ts';
import { code } from '../rules/render-message.ts';
import { together } from './together.ts';
import { joined, saying, type Unit } from './unit.ts';

/**
 * Joins operations of a contract that are called with one method in place of another now, each at its path and by its
 * `operationId`, and says so.
 */
export function withOtherMethods(units: readonly Unit[]): readonly Unit[] {
  const came = new Map<ContractFacts, Came>();
  const methods = new Map(
    units.flatMap((unit) => {
      const { difference, contract } = unit.parts[0];
      if (!isCall(difference) || difference.now !== null) return [];
      const known = came.get(contract) ?? cameIn(contract);
      came.set(contract, known);
      const edit = editOf(difference, known);
      return edit === null ? [] : [[unit, edit] as const];
    }),
  );
  const keyOf = (unit: Unit) => {
    const edit = methods.get(unit);
    return edit === undefined ? null : JSON.stringify([unit.finding.rule, unit.parts[0].contract.path, ...edit]);
  };
  return joined(units, keyOf, (group) =>
    together(group).map((unit) => {
      const [, now] = methods.get(group[0]) ?? [];
      return now === undefined ? unit : saying(unit, `${unit.finding.message} It is called with ${code(now)} now.`);
    }),
  );
}

/** The operations that came, by their ids. */
type Came = ReadonlyMap<string, readonly Difference[]>;

function cameIn({ differences }: ContractFacts): Came {
  const came = differences.filter((one) => isCall(one) && one.was === null);
  return Map.groupBy(came, ({ given }) => String(given['operationId']));
}

/** The method that went and the one that came in its place; null where none or several did. */
function editOf(gone: Difference, came: Came): readonly [was: string, now: string] | null {
  const id = gone.given['operationId'];
  const [method, path] = callOf(gone);
  const there = id === undefined ? [] : (came.get(String(id)) ?? []).map(callOf).filter(([, other]) => other === path);
  const [first, ...others] = there;
  return first === undefined || others.length > 0 ? null : [method, first[0]];
}

function callOf({ name }: Difference): readonly [method: string, path: string] {
  const [method = '', path = ''] = shapeOf(name).split(' ');
  return [method, path];
}

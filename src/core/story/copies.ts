import type { ContractFacts } from '../model/contract.ts';
import { isCopyOf, shapeOf } from '../model/same-api.ts';

/** Which contracts of a change are copies of each other. */
export interface Copies {
  /** The first of the contracts that describe the same API; a contract without a copy is its own. */
  firstOf(path: string): string;
  /** An operation as all copies call it, whatever stands before its path in one of them. */
  commonName(path: string, operation: string): string;
}

/** Finds the copies among contracts. */
export function copiesAmong(contracts: readonly ContractFacts[]): Copies {
  const groups: ContractFacts[][] = [];
  for (const contract of contracts) {
    const own = groups.filter((group) => group.some((one) => describesTheSame(one, contract)));
    const joined = [...own.flat(), contract];
    for (const group of own) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  const of = new Map(groups.flatMap((group) => group.map(({ path }) => [path, group] as const)));
  return {
    firstOf: (path) => of.get(path)?.[0]?.path ?? path,
    commonName: (path, operation) => {
      const bases = (of.get(path) ?? []).flatMap(({ outline }) => [outline.before, outline.after]);
      const shape = shapeOf(operation);
      const base = bases.flatMap((side) => side?.bases ?? []).find((one) => one !== '' && shape.includes(` ${one}/`));
      return base === undefined ? shape : shape.replace(` ${base}/`, ' /');
    },
  };
}

function describesTheSame(one: ContractFacts, other: ContractFacts): boolean {
  if ((one.sameAs ?? one.path) === (other.sameAs ?? other.path)) return true;
  return (['before', 'after'] as const).some((side) => {
    const [a, b] = [one.outline[side], other.outline[side]];
    return a !== null && b !== null && isCopyOf(a, b);
  });
}

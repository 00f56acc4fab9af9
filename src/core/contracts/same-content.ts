import { posix } from 'node:path';
import type { ContractFacts } from '../model/contract.ts';
import { inJson } from '../texts/exact.ts';
import { equalJson } from './comparison/laws.ts';
import type { Contract } from './side.ts';

/** What was found of a contract, and its two versions. */
export interface Compared {
  readonly facts: ContractFacts;
  readonly was: Contract | null;
  readonly now: Contract | null;
}

/**
 * Marks each contract that says on one of the sides what an earlier one says there, with the path of the first of them.
 * Where neither title nor name of file is the same, two may say the same of different things.
 */
export function withSameContent(compared: readonly Compared[]): readonly ContractFacts[] {
  const facts = compared.map((one) => one.facts);
  if (compared.length < 2) return facts;
  const firsts = new Map<string, string>();
  for (const side of ['was', 'now'] as const) {
    const known = new Map<string, { readonly value: unknown; readonly path: string; readonly contract: Contract }[]>();
    for (const { facts: own, [side]: contract } of compared) {
      if (contract === null) continue;
      const { copyOf } = contract.unit;
      if (copyOf !== undefined) firsts.set(own.path, copyOf);
      const value = valueOf(contract);
      if (typeof value !== 'object' || value === null) continue;
      // The length is the same in whatever order keys are written.
      const key = `${own.format} ${JSON.stringify(value, inJson).length}`;
      const alike = known.get(key) ?? [];
      known.set(key, alike);
      const first = alike.find((one) => isCalledAlike(one.contract, contract) && equalJson(one.value, value));
      if (first === undefined) alike.push({ value, path: own.path, contract });
      else if (!firsts.has(own.path)) firsts.set(own.path, firsts.get(first.path) ?? first.path);
    }
  }
  return facts.map((one) => {
    const first = firsts.get(one.path);
    return first === undefined || first === one.path ? one : { ...one, sameAs: first };
  });
}

function isCalledAlike(one: Contract, other: Contract): boolean {
  const nameOf = ({ path }: Contract) => posix.basename(path).replace(/\.[^.]*$/, '');
  return nameOf(one) === nameOf(other) || (one.unit.title !== '' && one.unit.title === other.unit.title);
}

/** All that a contract says, where it is one text. */
function valueOf({ unit: { documents } }: Contract): unknown {
  const [document, ...others] = documents;
  return others.length === 0 ? document.value : null;
}

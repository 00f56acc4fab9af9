import type { Consumers } from '../model/consumer.ts';
import type { ContractFacts } from '../model/contract.ts';
import type { Tree } from '../model/tree.ts';
import { type Sides, versionsOf } from './comparison/versions.ts';
import { Consumed, type Used } from './consumed.ts';
import type { ReadOptions } from './read-options.ts';
import { pairs } from './pairs.ts';
import { type Contract, readSides } from './side.ts';

/** The contracts that were read of two trees, with who uses what differs in them. Nothing is compared a second time. */
export function withUses(
  contracts: readonly ContractFacts[],
  before: Tree,
  after: Tree,
  options: ReadOptions,
  consumers: Consumers,
): readonly ContractFacts[] {
  const [a, b] = readSides(before, after, options);
  const paired = pairs(a, b, options.renamed);
  return contracts.map((contract) => {
    const [was, now] = paired.find(([earlier, later]) => {
      const { format, path } = (later ?? earlier) as Contract;
      return format.files.format === contract.format && path === contract.path;
    }) ?? [null, null];
    if (was === null || contract.differences.length === 0) return contract;
    const consumed = new Consumed(usesOf(was, now, { before: a, after: b }, options, consumers));
    const start = `${was.unit.name}: `.length;
    const differences = contract.differences.map((one) => {
      const known = consumed.of({ ...one, subject: one.subject.slice(start) });
      return known.length > 0 ? { ...one, consumers: known } : one;
    });
    return { ...contract, differences };
  });
}

/** What consumers use of a contract; nothing where its parts refer to each other too deeply to be followed. */
function usesOf(
  was: Contract,
  now: Contract | null,
  sides: Sides,
  options: ReadOptions,
  consumers: Consumers,
): readonly Used[] {
  const { format } = was;
  if (format.uses === undefined) return [];
  try {
    const versions = versionsOf(was, now, sides, options);
    return (versions.before && format.uses(versions.before, versions.after, consumers)) ?? [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [];
  }
}

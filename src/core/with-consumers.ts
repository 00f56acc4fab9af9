import { consumerFiles, readConsumers } from './consumers/index.ts';
import { withUses } from './contracts/with-uses.ts';
import type { ChangeSet } from './model/change-set.ts';
import type { Config } from './model/config.ts';
import type { Facts } from './model/facts.ts';
import { isSafeAddition } from './model/rule.ts';
import { treeOf } from './model/tree.ts';
import type { World } from './model/world.ts';
import { optionsOf } from './read.ts';

/**
 * The facts, with those in the repository who use what a contract no longer promises: as they are after the change, so
 * that who was changed along with the contract uses it no more. Whatever keeps them from being read, the review goes on.
 */
export async function withConsumers(facts: Facts, changeSet: ChangeSet, config: Config, world: World): Promise<Facts> {
  // What only comes is used by nobody yet.
  const formats = new Set(
    facts.contracts.flatMap(({ format, differences }) => (differences.every(isSafeAddition) ? [] : [format])),
  );
  const { near, far } = consumerFiles(changeSet.after.paths, formats);
  const isNear = world.isNear === true || (near.length > far.length && (await isBrought(world, near.length)));
  const files = isNear ? near : far;
  if (files.length === 0) return facts;
  const texts = (await world.look?.('after', files).catch(() => null))?.texts ?? {};
  const known = readConsumers(texts, formats);
  if (known.length === 0) return facts;
  const options = optionsOf(changeSet, facts.asOf, config);
  const [before, after] = [treeOf(changeSet.before), treeOf(changeSet.after)];
  return { ...facts, contracts: withUses(facts.contracts, before, after, options, { known, texts }) };
}

async function isBrought(world: World, files: number): Promise<boolean> {
  return (await world.gather?.(files).catch(() => false)) === true;
}

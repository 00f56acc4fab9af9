import { consumerFiles, readConsumers } from './consumers/index.ts';
import { optionsOf, type ReadOptions } from './contracts/read-options.ts';
import { withUses } from './contracts/with-uses.ts';
import type { ChangeSet } from './model/change-set.ts';
import type { Config } from './model/config.ts';
import type { Format } from './model/contract.ts';
import type { Facts } from './model/facts.ts';
import { isSafeAddition } from './model/rule.ts';
import { type Snapshot, type Tree, treeOf } from './model/tree.ts';
import type { World } from './model/world.ts';

/**
 * The facts, with the users in this repository of what a contract no longer promises. They are read as they are after
 * the change, so that one updated with the contract is not listed. If they cannot be read, the review goes on.
 */
export async function withConsumers(facts: Facts, changeSet: ChangeSet, config: Config, world: World): Promise<Facts> {
  const { local, remote } = consumerFiles(changeSet.after.paths, formatsOf(facts));
  const isLocal = world.isLocal === true || (local.length > remote.length && (await isDownloaded(world, local.length)));
  const files = isLocal ? local : remote;
  if (files.length === 0) return facts;
  const texts = (await world.look?.('after', files).catch(() => null))?.texts ?? {};
  const sides = [treeOf(changeSet.before), treeOf(changeSet.after)] as const;
  return usedIn(texts, facts, sides, optionsOf(changeSet, facts.asOf, config));
}

/** The same for two folders. */
export function withConsumersOf(
  facts: Facts,
  { after }: { readonly after: Snapshot },
  sides: Sides,
  options: ReadOptions,
): Facts {
  // Beside a single file there are no users.
  const { local } = consumerFiles(after.paths.length > 1 ? after.paths : [], formatsOf(facts));
  const texts = Object.fromEntries(
    local.flatMap((path) => {
      const text = after.texts[path];
      return text === undefined ? [] : [[path, text]];
    }),
  );
  return usedIn(texts, facts, sides, options);
}

type Sides = readonly [before: Tree, after: Tree];

function usedIn(
  texts: Readonly<Record<string, string>>,
  facts: Facts,
  [before, after]: Sides,
  options: ReadOptions,
): Facts {
  const known = readConsumers(texts, formatsOf(facts));
  if (known.length === 0) return facts;
  return { ...facts, contracts: withUses(facts.contracts, before, after, options, { known, texts }) };
}

/** The formats of contracts that no longer promise something. An addition has no users yet. */
function formatsOf({ contracts }: Facts): ReadonlySet<Format> {
  return new Set(contracts.flatMap(({ format, differences }) => (differences.every(isSafeAddition) ? [] : [format])));
}

async function isDownloaded(world: World, files: number): Promise<boolean> {
  return (await world.gather?.(files).catch(() => false)) === true;
}

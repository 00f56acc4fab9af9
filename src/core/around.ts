import { formatOf } from './contracts/files.ts';
import type { ChangeSet } from './model/change-set.ts';
import type { World } from './model/world.ts';

/** More files than these are not opened to see who names something. */
const most = 3_000;

const code =
  /\.(?:[cm]?[jt]sx?|vue|svelte|py|go|java|kt|cs|rb|rs|php|scala|swift|dart|exs?|ya?ml|json|graphql|gql|proto|sql|sh)$/u;

/** Copies of what others wrote. */
const foreign =
  /(^|\/)(node_modules|vendor|third_party|dist|build)\/|(^|\/)(package-lock|composer)\.(?:json|lock)$|\.min\.js$/u;

/**
 * The code and configuration around a change, as it is after it: all of it that nobody read yet, where it is near or can be brought at once.
 * Whatever keeps it from being read, what was read of the change is left.
 */
export async function codeAround({ after }: ChangeSet, world: World): Promise<Readonly<Record<string, string>>> {
  const files = after.paths
    .filter((path) => code.test(path) && !foreign.test(path) && after.texts[path] === undefined)
    .slice(0, most);
  if (files.length === 0 || !(await isBrought(files.length, world))) return {};
  const texts = (await world.look?.('after', files).catch(() => null))?.texts ?? {};
  // What another contract calls so is something else.
  return Object.fromEntries(Object.entries(texts).filter(([path, text]) => formatOf(path, text) === undefined));
}

async function isBrought(files: number, { isNear = false, gather }: World): Promise<boolean> {
  return isNear || (await gather?.(files).catch(() => false)) === true;
}

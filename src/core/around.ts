import { formatOf } from './contracts/files.ts';
import type { ChangeSet } from './model/change-set.ts';
import type { World } from './model/world.ts';

/** The most files that are searched for names. */
const most = 3_000;

const code =
  /\.(?:[cm]?[jt]sx?|vue|svelte|py|go|java|kt|cs|rb|rs|php|scala|swift|dart|exs?|ya?ml|json|graphql|gql|proto|sql|sh)$/u;

/** Copies of third-party code. */
const foreign =
  /(^|\/)(node_modules|vendor|third_party|dist|build)\/|(^|\/)(package-lock|composer)\.(?:json|lock)$|\.min\.js$/u;

/**
 * The unread code and configuration of the tree after the change, if it is near or can be loaded at once. If it cannot
 * be read, the result is empty.
 */
export async function codeAround({ after }: ChangeSet, world: World): Promise<Readonly<Record<string, string>>> {
  const files = after.paths
    .filter((path) => code.test(path) && !foreign.test(path) && after.texts[path] === undefined)
    .slice(0, most);
  if (files.length === 0 || !(await isDownloaded(files.length, world))) return {};
  const texts = (await world.look?.('after', files).catch(() => null))?.texts ?? {};
  // In another contract the same name means something else.
  return Object.fromEntries(Object.entries(texts).filter(([path, text]) => formatOf(path, text) === undefined));
}

async function isDownloaded(files: number, { isLocal = false, gather }: World): Promise<boolean> {
  return isLocal || (await gather?.(files).catch(() => false)) === true;
}

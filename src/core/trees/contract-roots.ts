import type { ContractFiles } from '../model/contract-files.ts';
import type { Refusal } from '../model/tree.ts';
import { foldersAround } from '../model/folders-around.ts';
import type { Store } from './store.ts';

/** The most unchanged files that are opened to see whether they are contracts, and how many at a time. */
const most = 5_000;
const atOnce = 200;

/** The most files and bytes that are opened on a host. */
const mostRemote = 100;
const mostRemoteBytes = 5 * 1024 * 1024;

/** Names that contracts often have, besides those that only they have. */
const usual = /(^|\/)(api|[^/]*asyncapi)[^/]*\.(ya?ml|json)$/i;

/** Files of tools, which no contract refers to. */
const ofTools =
  /(^|\/)\.(github|gitlab|circleci|vscode|idea)\/|(^|\/)(package|tsconfig[^/]*|jsconfig|composer|angular|nx|turbo|lerna|nest-cli)\.json$|(^|\/)(package-lock\.json|pnpm-(lock|workspace)\.yaml|(docker-)?compose[^/]*\.ya?ml|Chart\.yaml|values[^/]*\.yaml|mkdocs\.ya?ml)$/;

/** Whether a changed file may be a part of a contract that did not change, and is none itself, or has but what others refer to. */
export function isFragment(path: string, text: string | Refusal | undefined, contracts: ContractFiles): boolean {
  if (!contracts.isNamed(path) || ofTools.test(path) || typeof text !== 'string') return false;
  if (contracts.isRoot(path, text)) return contracts.isPart(path, text);
  return !(/^apiVersion:/m.test(text) && /^kind:/m.test(text));
}

/** Whether a file has the name of a fragment rather than of a contract: the search for its contract can then begin early. */
export function soundsLikeFragment(path: string, contracts: ContractFiles): boolean {
  return isCandidate(path, contracts) && !hasContractName(path, contracts);
}

function isCandidate(path: string, contracts: ContractFiles): boolean {
  return contracts.isNamed(path) && !ofTools.test(path);
}

function hasContractName(path: string, contracts: ContractFiles): boolean {
  return usual.test(path) || contracts.tells(path);
}

/** The contracts that were found, and notes on the search for the summary. */
export interface RootSearch {
  readonly texts: ReadonlyMap<string, string | Refusal>;
  readonly notes: readonly string[];
}

/** The unchanged contracts of a tree that a changed fragment may be part of. */
export async function contractRoots(
  store: Store,
  fragments: readonly string[],
  contracts: ContractFiles,
): Promise<RootSearch> {
  const all = store.paths.filter((path) => isCandidate(path, contracts));
  const near = (sizes: ReadonlyMap<string, number>) =>
    nearestOf(all, sizes, fragments, (path) => hasContractName(path, contracts));
  const { paths, notes } = store.sizes === null ? allOf(all) : near(store.sizes);
  const texts = new Map<string, string | Refusal>();
  for (let start = 0; start < paths.length; start += atOnce) {
    for (const [path, text] of await store.read(paths.slice(start, start + atOnce))) {
      if (typeof text === 'string' && contracts.isRoot(path, text)) texts.set(path, text);
    }
  }
  return { texts, notes };
}

interface Candidates {
  readonly paths: readonly string[];
  readonly notes: readonly string[];
}

function allOf(all: readonly string[]): Candidates {
  return { paths: all.slice(0, most), notes: all.length > most ? [searchedNote(all.length, most)] : [] };
}

/**
 * The candidates beside or above a fragment, those with a contract's name first, then those with such a name anywhere, up
 * to the limits of a host.
 */
function nearestOf(
  candidates: readonly string[],
  sizes: ReadonlyMap<string, number>,
  fragments: readonly string[],
  tells: (path: string) => boolean,
): Candidates {
  const around = foldersAround(fragments);
  const all = candidates
    .map((path) => ({ path, named: tells(path), near: around.has(path.slice(0, path.lastIndexOf('/') + 1)) }))
    .filter(({ named, near }) => named || near)
    .toSorted((a, b) => Number(b.near) - Number(a.near) || Number(b.named) - Number(a.named));
  const paths: string[] = [];
  let room = mostRemoteBytes;
  for (const { path } of all) {
    room -= sizes.get(path) ?? 0;
    if (paths.length === mostRemote || room < 0) break;
    paths.push(path);
  }
  return { paths, notes: paths.length < all.length ? [searchedNote(all.length, paths.length)] : [] };
}

function searchedNote(all: number, opened: number): string {
  return `Of ${all} YAML and JSON files, ${opened} were looked at for contracts that use a changed file.`;
}

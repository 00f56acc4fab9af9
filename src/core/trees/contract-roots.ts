import { isStructured } from '../model/contract.ts';
import type { Refusal } from '../model/tree.ts';
import { foldersAround } from './folders-around.ts';
import type { Store } from './store.ts';

/** How many files without a change are opened at most to see whether they are contracts, and in how large bites. */
const most = 5_000;
const atOnce = 200;

/** The same where every file is asked of a host. */
const mostFar = 100;
const mostFarBytes = 5 * 1024 * 1024;

const root = /(^|[{,])\s*["']?(openapi|swagger)["']?\s*:/m;

/** What contracts are called wherever they are. */
const telling = /(^|\/)(api[^/]*|[^/]*(openapi|swagger|asyncapi)[^/]*)\.(ya?ml|json)$/i;

/** Files of tools, which no contract refers to. */
const ofTools =
  /(^|\/)\.(github|gitlab|circleci|vscode|idea)\/|(^|\/)(package|tsconfig[^/]*|jsconfig|composer|angular|nx|turbo|lerna|nest-cli)\.json$|(^|\/)(package-lock\.json|pnpm-(lock|workspace)\.yaml|(docker-)?compose[^/]*\.ya?ml|Chart\.yaml|values[^/]*\.yaml|mkdocs\.ya?ml)$/;

/** Whether a changed file may be a part of a contract that itself did not change, and is none by itself. */
export function isFragment(path: string, text: string | Refusal | undefined): boolean {
  if (!isStructured(path) || ofTools.test(path) || typeof text !== 'string') return false;
  return !root.test(text) && !(/^apiVersion:/m.test(text) && /^kind:/m.test(text));
}

/** Whether a file is called as fragments are, and not as whole contracts: what it may be part of is worth asking for early. */
export function soundsLikeFragment(path: string): boolean {
  return isStructured(path) && !ofTools.test(path) && !telling.test(path);
}

/** Contracts that were found, and what the summary says of the search. */
export interface RootSearch {
  readonly texts: ReadonlyMap<string, string | Refusal>;
  readonly notes: readonly string[];
}

/** The contracts of a tree that did not change, and may be what a changed fragment is a part of. */
export async function contractRoots(store: Store, fragments: readonly string[]): Promise<RootSearch> {
  const { paths, notes } = store.sizes === null ? allOf(store) : nearestOf(store, store.sizes, fragments);
  const texts = new Map<string, string | Refusal>();
  for (let start = 0; start < paths.length; start += atOnce) {
    for (const [path, text] of await store.read(paths.slice(start, start + atOnce))) {
      if (typeof text === 'string' && root.test(text)) texts.set(path, text);
    }
  }
  return { texts, notes };
}

interface Candidates {
  readonly paths: readonly string[];
  readonly notes: readonly string[];
}

function allOf(store: Store): Candidates {
  const all = store.paths.filter((path) => isStructured(path) && !ofTools.test(path));
  return { paths: all.slice(0, most), notes: all.length > most ? [looked(all.length, most)] : [] };
}

/** What stands beside or above a fragment, the nearest and the ones with a telling name first, then those anywhere. */
function nearestOf(store: Store, sizes: ReadonlyMap<string, number>, fragments: readonly string[]): Candidates {
  const around = foldersAround(fragments);
  const all = store.paths
    .filter((path) => isStructured(path) && !ofTools.test(path))
    .map((path) => ({ path, named: telling.test(path), near: around.has(path.slice(0, path.lastIndexOf('/') + 1)) }))
    .filter(({ named, near }) => named || near)
    .toSorted((a, b) => Number(b.near) - Number(a.near) || Number(b.named) - Number(a.named));
  const paths: string[] = [];
  let room = mostFarBytes;
  for (const { path } of all) {
    room -= sizes.get(path) ?? 0;
    if (paths.length === mostFar || room < 0) break;
    paths.push(path);
  }
  return { paths, notes: paths.length < all.length ? [looked(all.length, paths.length)] : [] };
}

function looked(all: number, opened: number): string {
  return `Of ${all} YAML and JSON files, ${opened} were looked at for contracts that use a changed file.`;
}

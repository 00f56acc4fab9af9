import pMap from 'p-map';
import { foldersAround } from '../../../core/model/folders-around.ts';
import { inRepository } from '../client/address.ts';
import { hostAnswer } from '../client/host-answer.ts';
import type { Origin } from '../client/origin.ts';

/** A file of a tree. */
export interface TreeEntry {
  /** Git's mode: `120000` is a link, `160000` a submodule. */
  readonly mode: string;
  readonly oid: string;
  readonly size: number;
}

/** A tree as the host lists it. */
export interface HostTree {
  /** By path, including submodules. */
  readonly files: ReadonlyMap<string, TreeEntry>;
  /** The ids of its folders by path; its own under an empty string. */
  readonly folders: ReadonlyMap<string, string>;
  /** Whether the list is complete. */
  readonly whole: boolean;
}

/** Lists the tree of a commit. The host omits files beyond 100,000, and reports that. */
export async function readTree(origin: Origin, commit: string): Promise<HostTree> {
  const { owner, name } = origin;
  const what = `the files of ${owner}/${name} at ${commit.slice(0, 12)}`;
  const { data } = await hostAnswer(
    what,
    origin.host.rest.git.getTree({ ...inRepository(origin), tree_sha: commit, recursive: '1' }),
  );
  const files = new Map<string, TreeEntry>();
  const folders = new Map([['', commit]]);
  keep(data.tree, '', files, folders);
  return { files, folders, whole: !data.truncated };
}

/** The most folders that are listed one by one if the tree is incomplete. */
const mostFolders = 60;

/** Adds the folders around `paths` to an incomplete tree; returns notes for the summary on what is missing. */
export async function withFolders(
  origin: Origin,
  tree: HostTree,
  paths: Iterable<string>,
  title: string,
): Promise<{ readonly tree: HostTree; readonly notes: readonly string[] }> {
  if (tree.whole) return { tree, notes: [] };
  const { host, owner, name } = origin;
  const files = new Map(tree.files);
  const folders = new Map(tree.folders);
  const around = [...foldersAround(paths)].toSorted((a, b) => depthOf(a) - depthOf(b));
  for (const [, level] of Map.groupBy(around.slice(0, mostFolders), depthOf)) {
    const list = async (folder: string): Promise<void> => {
      const id = folders.get(folder.slice(0, -1));
      if (id === undefined) return;
      const answer = host.rest.git.getTree({ ...inRepository(origin), tree_sha: id });
      keep((await hostAnswer(`a folder of ${owner}/${name}`, answer)).data.tree, folder, files, folders);
    };
    await pMap(level, list, { concurrency: 4 });
  }
  const opened = Math.min(around.length, mostFolders);
  const note =
    `${title} has more files than GitHub lists at once. ` +
    `Of the ${around.length} folders around the change ${opened} were listed whole, and files elsewhere may be missing.`;
  return { tree: { files, folders, whole: false }, notes: [note] };
}

interface Listed {
  readonly path?: string;
  readonly mode?: string;
  readonly type?: string;
  readonly sha?: string | null;
  readonly size?: number;
}

function keep(
  listed: readonly Listed[],
  prefix: string,
  files: Map<string, TreeEntry>,
  folders: Map<string, string>,
): void {
  for (const { path, mode, type, sha, size } of listed) {
    if (!path || !sha) continue;
    if (type === 'tree') folders.set(prefix + path, sha);
    else files.set(prefix + path, { mode: mode ?? '', oid: sha, size: size ?? 0 });
  }
}

function depthOf(folder: string): number {
  return folder.split('/').length;
}

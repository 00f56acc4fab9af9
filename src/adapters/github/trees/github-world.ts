import type { ContractFiles } from '../../../core/model/contract-files.ts';
import type { PullRequest, Repository } from '../../../core/model/pull-request.ts';
import type { Refusal } from '../../../core/model/tree.ts';
import type { World } from '../../../core/model/world.ts';
import { foldersAround } from '../../../core/model/folders-around.ts';
import { rawAddresses } from '../../../core/trees/raw-addresses.ts';
import { type Opened, storeWorld } from '../../../core/trees/store-world.ts';
import { archiveReader } from './archive.ts';
import { blobReader, type Budget, budgetOf } from './blobs.ts';
import { changesOf, differing, type HostTrees } from './changes.ts';
import { type ConfigTexts, configTexts, isConfigured } from './config-texts.ts';
import type { Host } from '../client/host.ts';
import { listFiles, mostListed } from './listed-files.ts';
import { mergeBaseOf } from './merge-base.ts';
import type { Origin } from '../client/origin.ts';
import type { PullState } from '../pulls/read-pull.ts';
import { readTree, withFolders } from './read-tree.ts';
import { githubRelease } from './release.ts';
import { type Admit, treeStore } from './tree-store.ts';

/** How to read from a host. */
export interface ReadSettings {
  /** Whether it answers GraphQL, which takes a token. */
  readonly graphql: boolean;
  /** How many requests an agent's tools may cause. */
  readonly looks: number;
  /** The repository's configuration, if it was read already. */
  readonly configured?: ConfigTexts;
  /** Called before texts are loaded; left out if there is only one review. */
  readonly admit?: Admit;
}

/** The defaults with a token. */
export const usualReading: ReadSettings = { graphql: true, looks: 40 };

/** How many requests the texts of one review may take. A change of 3,000 files takes about 60. */
const mostRequests = 300;

/** Noted on the check if the conversation is locked. */
const lockedNote =
  'The conversation is locked: what is found is said in the check alone, and a command in a comment that needs an answer, as `accept` does, is not done.';

type HostWorld = Required<Pick<World, 'fetch' | 'look' | 'gather' | 'release'>>;

/**
 * The world of a pull request: the trees of its merge base and of the reviewed head, never of later pushes. The host is
 * asked only when something is needed, and a fork is read through the base repository.
 */
export function githubWorld(
  host: Host,
  state: PullState,
  contracts: ContractFiles,
  settings: ReadSettings = usualReading,
): HostWorld {
  const origin = originOf(host, state.pull.repository, settings);
  return lazily(async () => {
    const [left, head] = await Promise.all([mergeBaseOf(origin, state), readTree(origin, state.head)]);
    const [listed, base] = await Promise.all([left.files ?? listFiles(origin, state), readTree(origin, left.commit)]);
    const names = listed.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]);
    const around = foldersAround(names);
    // The configuration is read at the tip of the base branch. If this tree is the tip, it shows which folders have
    // one.
    const folders = left.isTip && base.whole ? [...around].filter((folder) => isConfigured(folder, base)) : around;
    const [after, before, config] = await Promise.all([
      withFolders(origin, head, names, 'The head of the pull request'),
      withFolders(origin, base, names, 'The merge base'),
      configTexts(origin, `refs/heads/${state.base.ref}`, folders, settings.configured),
    ]);
    const trees = { before: before.tree, after: after.tree };
    const cut = listed.length >= mostListed && listed.length < state.files;
    const files = changesOf(listed, trees, state.title, cut);
    const notes = [
      ...before.notes,
      ...after.notes,
      ...config.notes,
      ...(cut ? [cutShort(listed.length, files.length)] : []),
      ...(state.locked ? [lockedNote] : []),
    ];
    return worldOf(origin, state.head, trees, { files, configs: config.configs, notes, contracts }, settings);
  });
}

/**
 * The world of two commits, for the merge queue: there is no pull request, and no line can have a comment. The
 * configuration is that of the first commit.
 */
export function commitWorld(
  host: Host,
  repository: Repository,
  { base, head }: { readonly base: string; readonly head: string },
  contracts: ContractFiles,
  settings: ReadSettings = usualReading,
): HostWorld {
  const origin = originOf(host, repository, settings);
  return lazily(async () => {
    const [before, after] = await Promise.all([readTree(origin, base), readTree(origin, head)]);
    const files = differing({ before, after });
    const names = files.flatMap((file) => [file.before ?? '', file.after ?? '']);
    const { configs, notes } = await configTexts(origin, base, foldersAround(names));
    const whole = before.whole && after.whole;
    const partly = 'The repository has more files than GitHub lists at once, and only those it listed were compared.';
    return worldOf(
      origin,
      head,
      { before, after },
      { files, configs, notes: whole ? notes : [...notes, partly], contracts },
      settings,
    );
  });
}

function originOf(host: Host, { owner, name }: PullRequest['repository'], { graphql }: ReadSettings): Origin {
  return { host, owner, name, graphql };
}

function worldOf(
  origin: Origin,
  head: string,
  trees: HostTrees,
  rest: Omit<Opened, 'before' | 'after'>,
  { looks, admit = () => {} }: ReadSettings,
): HostWorld {
  const known = new Map<string, string | Refusal>();
  const publishedAt = rawAddresses(`${origin.owner}/${origin.name}`);
  const opened = (budget: Budget) => {
    const read = blobReader(origin, known, budget);
    return {
      before: treeStore(trees.before, read, admit),
      after: treeStore(trees.after, read, admit),
      ...rest,
      publishedAt,
    };
  };
  const budget = budgetOf(mostRequests, 'a review', 'review it in parts, or exclude what is generated');
  const review = storeWorld(opened(budget));
  const looking = budgetOf(looks, 'an agent', 'decide by what is known');
  const agent = storeWorld(opened(looking));
  const archive = archiveReader(origin, head, trees.after, known, looking, admit);
  return {
    fetch: async (job, wanted) => {
      const changeSet = await review.fetch(job, wanted);
      return budget.over ? { ...changeSet, notes: [...changeSet.notes, tooManyRequests] } : changeSet;
    },
    look: agent.look,
    // What is only in the base was changed: an archive of the head has all other texts of both.
    gather: archive,
    release: githubRelease(origin, known, admit),
  };
}

function lazily(open: () => Promise<HostWorld>): HostWorld {
  let opened: Promise<HostWorld> | null = null;
  const world = () => (opened ??= open());
  return {
    fetch: async (job, wanted) => (await world()).fetch(job, wanted),
    look: async (side, paths) => (await world()).look(side, paths),
    gather: async (files) => (await world()).gather(files),
    release: async (wanted) => (await world()).release(wanted),
  };
}

const tooManyRequests = `The review would have taken more than ${mostRequests} requests to GitHub for texts, and the rest was not read.`;

function cutShort(listed: number, all: number): string {
  return (
    `GitHub lists ${listed.toLocaleString('en')} files of a pull request at most. ` +
    `The other ${(all - listed).toLocaleString('en')} were compared all the same, and no comment can stand on their lines.`
  );
}

import { contractFiles } from '../../../src/core/contracts/files.ts';
import { ofPull } from '../../../src/adapters/github/client/address.ts';
import { hostAnswer } from '../../../src/adapters/github/client/host-answer.ts';
import { githubWorld } from '../../../src/adapters/github/trees/github-world.ts';
import type { Host } from '../../../src/adapters/github/client/host.ts';
import { readPull } from '../../../src/adapters/github/pulls/read-pull.ts';
import { UserProblem } from '../../../src/core/model/problem.ts';
import type { Files } from '../case.ts';
import type { Reference } from './reference.ts';
import { wantedOf } from './wanted.ts';

/** A pull request as a case without labels. */
export interface FetchedCase {
  readonly before: Files;
  readonly after: Files;
  /** The content of `case.json`, with the review comments of people as drafts of labels. */
  readonly file: object;
  /** What could not be fetched, as sentences. */
  readonly notes: readonly string[];
}

/**
 * Fetches the files of both trees of a pull request that a review would read, and its review comments.
 * @throws UserProblem if there is no such pull request, or the token may not see it.
 */
export async function fetchCase(host: Host, reference: Reference, graphql: boolean): Promise<FetchedCase> {
  const { owner, repo, number } = reference;
  const pull = { repository: { installation: 0, owner, name: repo, id: 0 }, number };
  const state = await readPull(host, pull);
  if (state === null) {
    const hint = graphql
      ? 'Does GITHUB_TOKEN belong to somebody who may see it?'
      : 'Set GITHUB_TOKEN if it is private.';
    throw new UserProblem('gone', `There is no pull request ${owner}/${repo}#${number}.`, hint);
  }
  const { data } = await hostAnswer(state.title, host.rest.pulls.get(ofPull(state.pull)));
  const comments = await hostAnswer(
    `the comments of ${state.title}`,
    host.paginate(host.rest.pulls.listReviewComments, { ...ofPull(state.pull), per_page: 100 }),
  );
  const world = githubWorld(host, state, contractFiles, { graphql, looks: 0 });
  const asOf = (data.merged_at ?? data.created_at).slice(0, 10);
  const job = { title: state.title, head: state.head, asOf, failOn: null };
  const listed = await world.fetch(job, []);
  const changed = new Set(listed.files.flatMap(({ before, after }) => [before ?? after ?? '', after ?? before ?? '']));
  const wanted = [listed.before, listed.after].flatMap(({ paths }) => wantedOf(paths, changed));
  const { before, after, configs, notes } = await world.fetch(job, [...new Set(wanted)]);
  const refused = [before, after].flatMap((side) => Object.entries(side.refused));
  return {
    before: before.texts,
    after: after.texts,
    notes: [...new Set([...notes, ...refused.map(([path, { because }]) => `${path} is left out: ${because}`)])],
    file: {
      title: data.title,
      asOf,
      config: configs.find(({ path }) => /^\.github\/architect\.ya?ml$/.test(path))?.text ?? null,
      clean: false,
      golden: [],
      forbid: [],
      drafts: comments.flatMap(({ user, in_reply_to_id, path, line, original_line, side, body }) =>
        user?.type === 'Bot' || in_reply_to_id
          ? []
          : [{ path, lines: line ?? original_line ?? 1, side: side === 'LEFT' ? 'before' : 'after', said: body }],
      ),
    },
  };
}

import type { Host } from '../../../src/github/host.ts';
import { decode } from '../../../src/trees/decode.ts';
import type { Files } from '../case.ts';
import type { Reference } from './reference.ts';
import { type Entry, wantedOf } from './wanted.ts';

/** A pull request as a case without labels. */
export interface FetchedCase {
  readonly before: Files;
  readonly after: Files;
  /** `case.json`, with what people said in their review as drafts of labels. */
  readonly file: object;
  /** What could not be brought. */
  readonly notes: readonly string[];
}

/** Brings the two trees of a pull request, as far as a review would look at them, and its review comments. */
export async function fetchCase(host: Host, reference: Reference): Promise<FetchedCase> {
  const { owner, repo, number } = reference;
  const at = { owner, repo, pull_number: number };
  const { data: pull } = await host.rest.pulls.get(at);
  const basehead = `${pull.base.sha}...${pull.head.sha}`;
  const { data: comparison } = await host.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead, per_page: 1 });
  const files = await host.paginate(host.rest.pulls.listFiles, { ...at, per_page: 100 });
  const comments = await host.paginate(host.rest.pulls.listReviewComments, { ...at, per_page: 100 });
  const changed = new Set(files.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]));
  const blobs = new Map<string, string | null>();
  const notes: string[] = [];
  const bring = async (side: string, commit: string): Promise<Files> => {
    const { data: tree } = await host.rest.git.getTree({ owner, repo, tree_sha: commit, recursive: 'true' });
    if (tree.truncated) notes.push(`${side}: the host lists only part of the tree`);
    const entries = tree.tree.flatMap(({ path, sha, size, mode }): Entry[] =>
      mode === '100644' || mode === '100755' ? [{ path, sha, size: size ?? 0 }] : [],
    );
    const texts: [string, string][] = [];
    const wanted = wantedOf(entries, changed);
    for (const { path, sha } of wanted) {
      if (!blobs.has(sha)) blobs.set(sha, await textOf(host, reference, sha));
      const text = blobs.get(sha);
      if (typeof text === 'string') texts.push([path, text]);
    }
    const missing = entries.filter(({ path }) => changed.has(path) && !texts.some(([name]) => name === path));
    notes.push(...missing.map(({ path }) => `${side}: ${path} is too large, no text, or one too many`));
    return Object.fromEntries(texts);
  };
  const before = await bring('base', comparison.merge_base_commit.sha);
  const after = await bring('head', pull.head.sha);
  return {
    before,
    after,
    notes,
    file: {
      title: pull.title,
      asOf: (pull.merged_at ?? pull.created_at).slice(0, 10),
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

async function textOf(host: Host, { owner, repo }: Reference, sha: string): Promise<string | null> {
  const { data } = await host.rest.git.getBlob({ owner, repo, file_sha: sha });
  const text = decode(Buffer.from(data.content, 'base64'));
  return typeof text === 'string' ? text : null;
}

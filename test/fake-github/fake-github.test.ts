import { execFileSync } from 'node:child_process';
import { Octokit } from '@octokit/rest';
import { afterEach, describe, expect, test } from 'vitest';
import { client } from './client.ts';
import { nodeId } from './shapes/node-id.ts';
import { startFakeGithub, type FakeGithub } from './fake-github.ts';

const contract = (lines: number, changed: readonly number[] = []) =>
  Array.from({ length: lines }, (_, at) => `line ${at + 1}${changed.includes(at + 1) ? ' changed' : ''}\n`).join('');

let github: FakeGithub;
const start = async (setting: Parameters<typeof startFakeGithub>[0] = {}) => {
  github = await startFakeGithub(setting);
  return github;
};
afterEach(() => github.stop());

const here = { owner: 'acme', repo: 'shop' };

/** A pull request that changes two places of one file, and the App that looks at it. */
async function twoHunks(setting: Parameters<typeof startFakeGithub>[0] = {}) {
  await start(setting);
  const shop = github.repository('acme/shop', { files: { 'api/orders.yaml': contract(60), 'README.md': 'Shop\n' } });
  const pull = shop.propose({ 'api/orders.yaml': contract(60, [5, 50]) });
  const octokit = client(github);
  return { shop, pull, octokit, at: { ...here, pull_number: pull.number } };
}

describe('files', () => {
  test('a patch is what changed since the merge base, in hunks with headings', async () => {
    const { shop, octokit, at } = await twoHunks();
    shop.push('main', { 'later.md': 'On main only\n' });
    const { data } = await octokit.rest.pulls.listFiles(at);
    expect(data.map(({ filename, status }) => [filename, status])).toEqual([['api/orders.yaml', 'modified']]);
    expect(data[0]?.patch?.split('\n').filter((line) => line.startsWith('@@'))).toEqual([
      '@@ -2,7 +2,7 @@ line 1',
      '@@ -47,7 +47,7 @@ line 46',
    ]);
  });

  test('renames, binaries and what is too large come without a patch', async () => {
    await start({ limits: { patchBytes: 1000 } });
    const shop = github.repository('acme/shop', { files: { 'a.txt': contract(20), 'big.txt': contract(200) } });
    const pull = shop.propose({
      'a.txt': null,
      'b.txt': contract(20),
      'big.txt': contract(200, [7]),
      'logo.png': new Uint8Array([1, 0, 2]),
      'run.sh': { mode: '100755', text: 'go\n' },
    });
    const { data } = await client(github).rest.pulls.listFiles({ ...here, pull_number: pull.number });
    expect(data.map(({ filename, status, patch, changes }) => [filename, status, patch ?? null, changes])).toEqual([
      ['b.txt', 'renamed', null, 0],
      ['big.txt', 'modified', null, 2],
      ['logo.png', 'added', null, 0],
      ['run.sh', 'added', '@@ -0,0 +1 @@\n+go', 1],
    ]);
    expect(data[0]?.previous_filename).toBe('a.txt');
  });

  test('lists come in pages and end at the cap', async () => {
    await start({ limits: { files: 150 } });
    const shop = github.repository('acme/shop');
    const pull = shop.propose(Object.fromEntries(Array.from({ length: 160 }, (_, at) => [`src/${at}.ts`, `${at}\n`])));
    const octokit = client(github);
    const at = { ...here, pull_number: pull.number };
    expect((await octokit.rest.pulls.listFiles(at)).data).toHaveLength(30);
    expect(await octokit.paginate(octokit.rest.pulls.listFiles, { ...at, per_page: 100 })).toHaveLength(150);
    expect((await octokit.rest.pulls.get(at)).data.changed_files).toBe(160);
  });

  test('objects have the ids git gives them', async () => {
    await start();
    const files = { 'api.yaml': 'a\n', 'api/orders.yaml': 'b\n', 'api-old/orders.yaml': 'c\n', 'README.md': 'Shop\n' };
    const shop = github.repository('acme/shop', { files });
    const { data } = await client(github).rest.git.getTree({ ...here, tree_sha: shop.tip('main') });
    const lines = data.tree.map(({ mode, type, sha, path }) => `${mode} ${type} ${sha}\t${path}\n`);
    expect(
      execFileSync('git', ['mktree', '--missing'], { input: lines.join('') })
        .toString()
        .trim(),
    ).toBe(data.sha);
    const readme = execFileSync('git', ['hash-object', '--stdin'], { input: 'Shop\n' }).toString().trim();
    expect(data.tree.map(({ path }) => path)).toEqual(['README.md', 'api-old', 'api.yaml', 'api']);
    expect(data.tree[0]?.sha).toBe(readme);
  });

  test('what is too much is cut, and says so', async () => {
    await start({ limits: { treeEntries: 2, blobBytes: 50, contentBytes: 10, graphqlBytes: 4 } });
    const files = { 'a.txt': 'a\n', 'b/c.txt': 'long enough\n', 'd.txt': contract(20) };
    const shop = github.repository('acme/shop', { files });
    const octokit = client(github);
    const { data: tree } = await octokit.rest.git.getTree({ ...here, tree_sha: shop.tip('main'), recursive: '1' });
    expect([tree.truncated, tree.tree.length]).toEqual([true, 2]);
    const blob = shop.repository.store.files(shop.repository.store.commits.get(shop.tip('main'))?.tree as string);
    await expect(
      octokit.rest.git.getBlob({ ...here, file_sha: blob.get('d.txt')?.sha as string }),
    ).rejects.toMatchObject({ status: 403, response: { data: { errors: [{ code: 'too_large' }] } } });
    const { data: long } = await octokit.rest.repos.getContent({ ...here, path: 'b/c.txt' });
    expect(long).toMatchObject({ content: '', encoding: 'none', size: 12 });
    const { data: raw } = await octokit.rest.repos.getContent({
      ...here,
      path: 'b/c.txt',
      mediaType: { format: 'raw' },
    });
    expect(raw).toBe('long enough\n');
    const batch = await octokit.graphql<Record<string, { c: unknown; none: unknown }>>(
      `query ($oid: GitObjectID!) { repository(owner: "acme", name: "shop") {
        c: object(oid: $oid) { ... on Blob { text isTruncated isBinary byteSize } }
        none: object(expression: "main:gone.txt") { ... on Blob { text } }
      } }`,
      { oid: blob.get('b/c.txt')?.sha },
    );
    expect(batch['repository']).toEqual({
      c: { text: 'long', isTruncated: true, isBinary: false, byteSize: 12 },
      none: null,
    });
  });

  test('a fork is read through the base repository, even once it is gone', async () => {
    await start();
    const shop = github.repository('acme/shop', { files: { 'a.txt': 'a\n' } });
    const theirs = shop.fork('eve');
    theirs.push('main', { 'a.txt': 'b\n' });
    const pull = shop.openPull({ head: 'main', from: theirs, by: 'eve' });
    const octokit = client(github);
    await expect(octokit.rest.repos.get({ owner: 'eve', repo: 'shop' })).rejects.toMatchObject({ status: 404 });
    theirs.delete();
    const { data } = await octokit.rest.pulls.get({ ...here, pull_number: pull.number });
    expect(data.head.repo).toBeNull();
    const { data: file } = await octokit.rest.repos.getContent({ ...here, path: 'a.txt', ref: data.head.sha });
    expect(file).toMatchObject({ content: 'Ygo=\n' });
  });
});

describe('reviews', () => {
  const comment = (line: number, more: Record<string, unknown> = {}) => ({
    path: 'api/orders.yaml',
    line,
    body: 'This breaks clients.',
    ...more,
  });

  test('stand on lines of the diff, context and deleted lines included', async () => {
    const { octokit, at } = await twoHunks();
    const asked = [comment(5), comment(2), comment(5, { side: 'LEFT' }), comment(50, { start_line: 48 })];
    await octokit.rest.pulls.createReview({ ...at, event: 'COMMENT', body: 'Two things.', comments: asked });
    const { data } = await octokit.rest.pulls.listReviewComments(at);
    expect(data.map(({ line, side, start_line, position }) => [line, side, start_line, position])).toEqual([
      [5, 'RIGHT', null, 5],
      [2, 'RIGHT', null, 1],
      [5, 'LEFT', null, 4],
      [50, 'RIGHT', 48, 14],
    ]);
    expect(data[2]?.diff_hunk.split('\n').at(-1)).toBe('-line 5');
  });

  test.each([
    ['a line outside every hunk', comment(20)],
    ['a start in another hunk', comment(50, { start_line: 5 })],
    ['a start that is the line', comment(5, { start_line: 5 })],
    ['a file that did not change', comment(1, { path: 'README.md' })],
    ['an empty body', comment(5, { body: ' ' })],
    ['a body that is too long', comment(5, { body: 'x'.repeat(65_537) })],
  ])('with %s are refused whole', async (_why, bad) => {
    const { octokit, at, pull } = await twoHunks();
    const comments = [comment(5), bad];
    await expect(
      octokit.rest.pulls.createReview({ ...at, event: 'COMMENT', body: 'Two things.', comments }),
    ).rejects.toMatchObject({ status: 422, response: { data: { message: 'Unprocessable Entity' } } });
    expect([pull.reviews.length, pull.threads.length]).toEqual([0, 0]);
  });

  test('need a body, and an event to be seen', async () => {
    const { octokit, at, shop } = await twoHunks();
    await expect(
      octokit.rest.pulls.createReview({ ...at, event: 'COMMENT', comments: [comment(5)] }),
    ).rejects.toMatchObject({ status: 422 });
    await octokit.rest.pulls.createReview({ ...at, body: 'Unsent.' });
    shop.collaborator('maria', 'write');
    const maria = new Octokit({ baseUrl: github.url, auth: github.personalToken('maria') });
    expect((await maria.rest.pulls.listReviews(at)).data).toEqual([]);
    expect((await octokit.rest.pulls.listReviews(at)).data.map(({ state }) => state)).toEqual(['PENDING']);
  });

  test('follow their line, and lose it once it changes', async () => {
    const { octokit, at, pull } = await twoHunks();
    const comments = [comment(5), comment(50)];
    await octokit.rest.pulls.createReview({ ...at, event: 'COMMENT', body: 'Two things.', comments });
    const lines = contract(60, [50]).split('\n');
    pull.push({ 'api/orders.yaml': ['line 0', ...lines].join('\n') });
    const { data } = await octokit.rest.pulls.listReviewComments(at);
    expect(data.map(({ line, original_line, position }) => [line, original_line, position])).toEqual([
      [null, 5, null],
      [51, 50, 10],
    ]);
    const { repository } = await octokit.graphql<{
      repository: { pullRequest: { reviewThreads: { nodes: readonly unknown[] } } };
    }>(`{ repository(owner: "acme", name: "shop") { pullRequest(number: 1) { reviewThreads(first: 10) {
      nodes { isOutdated isResolved line comments(first: 1) { nodes { author { login } fullDatabaseId } } }
    } } } }`);
    expect(repository.pullRequest.reviewThreads.nodes).toMatchObject([
      { isOutdated: true, isResolved: false, line: null },
      { isOutdated: false, line: 51, comments: { nodes: [{ author: { login: 'architect' } }] } },
    ]);
  });

  test('a whole file takes a comment, and a thread takes answers', async () => {
    const { octokit, at, pull } = await twoHunks();
    const file = { path: 'api/orders.yaml', body: 'All of it.', commit_id: pull.head, subject_type: 'file' } as const;
    const { data } = await octokit.rest.pulls.createReviewComment({ ...at, ...file });
    expect(data).toMatchObject({ line: null, subject_type: 'file' });
    await octokit.rest.pulls.createReplyForReviewComment({ ...at, comment_id: data.id, body: 'Gone by now.' });
    expect(pull.threads.map(({ comments }) => comments.length)).toEqual([2]);
  });

  test('are minimised by who may write, and resolved only by who may change the code', async () => {
    const { octokit, at, pull } = await twoHunks();
    await octokit.rest.pulls.createReview({ ...at, event: 'COMMENT', body: 'One thing.', comments: [comment(5)] });
    const { data } = await octokit.rest.pulls.listReviewComments(at);
    const minimise = `mutation ($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) {
      minimizedComment { isMinimized minimizedReason } } }`;
    const minimised = await octokit.graphql(minimise, { id: data[0]?.node_id });
    expect(minimised).toEqual({
      minimizeComment: { minimizedComment: { isMinimized: true, minimizedReason: 'outdated' } },
    });
    const thread = nodeId('PRRT', pull.threads[0]?.id as number);
    const resolve = 'mutation ($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { isResolved } } }';
    await expect(octokit.graphql(resolve, { id: thread })).rejects.toThrow('Resource not accessible by integration');
  });
});

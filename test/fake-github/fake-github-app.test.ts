import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { issueToken } from './domain/tokens.ts';
import { client } from './client.ts';
import { type FakeGithub, startFakeGithub } from './fake-github.ts';
import { receiver } from './receiver.ts';

/** A JSON web token as the host wants it of an App. */
function signed(claims: Record<string, unknown>, key: KeyObject | string): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
}

let github: FakeGithub;
const here = { owner: 'acme', repo: 'shop' };

async function shopWith(setting: Parameters<typeof startFakeGithub>[0] = {}) {
  github = await startFakeGithub(setting);
  const shop = github.repository('acme/shop', { files: { 'api.yaml': 'a\n' } });
  const pull = shop.propose({ 'api.yaml': 'b\n' });
  const octokit = client(github);
  return { shop, pull, octokit, at: { ...here, issue_number: pull.number } };
}
afterEach(() => github.stop());

describe('who asks', () => {
  test('the App signs, and gets tokens that allow what was granted', async () => {
    const { octokit, pull } = await shopWith({ permissions: { metadata: 'read', pull_requests: 'read' } });
    const { data } = await client(github, 'app').rest.apps.getAuthenticated();
    expect([data?.slug, data?.permissions]).toEqual(['architect', { metadata: 'read', pull_requests: 'read' }]);
    const { data: pulls } = await octokit.rest.pulls.list(here);
    expect(pulls.map(({ number }) => number)).toEqual([pull.number]);
    const comment = octokit.rest.issues.createComment({ ...here, issue_number: 1, body: 'Hello' });
    await expect(comment).rejects.toMatchObject({ status: 403, message: /Resource not accessible by integration/ });
  });

  test('a signature by another key, an old one and a long one are refused', async () => {
    await shopWith();
    const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const now = Math.floor(Date.now() / 1000);
    const ask = (claims: Record<string, unknown>, key: Parameters<typeof signed>[1] = github.privateKey) =>
      fetch(`${github.url}/app`, { headers: { authorization: `Bearer ${signed(claims, key)}` } }).then(
        ({ status }) => status,
      );
    const good = { iss: github.hub.app.id, iat: now - 60, exp: now + 540 };
    expect(await ask(good)).toBe(200);
    expect(await ask(good, other)).toBe(401);
    expect(await ask({ ...good, exp: now - 1 })).toBe(401);
    expect(await ask({ ...good, exp: now + 3600 })).toBe(401);
    expect(await ask({ ...good, iss: 7 })).toBe(401);
  });

  test('tokens end, and installations are suspended and taken away', async () => {
    await shopWith();
    const [installation] = github.hub.installations;
    if (!installation) throw new Error('nothing is installed');
    const token = issueToken(github.hub, installation, {});
    const ask = () =>
      fetch(`${github.url}/repos/acme/shop`, { headers: { authorization: `token ${token.text}` } }).then(
        ({ status }) => status,
      );
    expect(await ask()).toBe(200);
    installation.suspendedAt = '2026-01-01T00:00:00Z';
    expect(await ask()).toBe(403);
    token.expiresAt = 0;
    expect(await ask()).toBe(401);
    github.hub.installations.length = 0;
    const gone = client(github, 'app').rest.apps.createInstallationAccessToken({ installation_id: installation.id });
    await expect(gone).rejects.toMatchObject({ status: 404 });
  });

  test('a permission is what the collaborators say, and nobody is a 404', async () => {
    const { shop, octokit } = await shopWith();
    shop.collaborator('maria', 'maintain');
    const permission = async (username: string) =>
      (await octokit.rest.repos.getCollaboratorPermissionLevel({ ...here, username })).data;
    expect(await permission('maria')).toMatchObject({ permission: 'write', role_name: 'maintain' });
    await expect(permission('eve')).rejects.toMatchObject({ status: 404 });
  });
});

describe('repositories', () => {
  test('are found under the name they had before, and their branches under the new one', async () => {
    const { shop, octokit } = await shopWith();
    shop.rename('store');
    shop.renameDefaultBranch('trunk');
    const { data } = await octokit.rest.repos.get(here);
    expect([data.name, data.default_branch]).toEqual(['store', 'trunk']);
    const { data: pull } = await octokit.rest.pulls.get({ ...here, pull_number: 1 });
    expect(pull.base.ref).toBe('trunk');
    await octokit.rest.issues.createComment({ ...here, issue_number: 1, body: 'Still here' });
    shop.delete();
    await expect(octokit.rest.repos.get({ ...here, repo: 'store' })).rejects.toMatchObject({ status: 404 });
  });
});

describe('checks', () => {
  const head = (sha: string) => ({ ...here, name: 'architect', head_sha: sha });

  test('annotations are added to, and the newest run of a name counts', async () => {
    const { octokit, pull } = await shopWith();
    const annotation = (line: number) => ({
      path: 'api.yaml',
      start_line: line,
      end_line: line,
      annotation_level: 'failure' as const,
      message: 'Broken',
    });
    const fifty = Array.from({ length: 50 }, (_, at) => annotation(at + 1));
    const { data: run } = await octokit.rest.checks.create({
      ...head(pull.head),
      status: 'in_progress',
      external_id: 'acme/shop#1',
      output: { title: 'Looking', summary: '', annotations: fifty },
    });
    const output = { title: 'Found', summary: 'Two', annotations: [annotation(51)] };
    const { data } = await octokit.rest.checks.update({ ...here, check_run_id: run.id, conclusion: 'failure', output });
    expect([data.status, data.conclusion, data.output.annotations_count]).toEqual(['completed', 'failure', 51]);
    await octokit.rest.checks.update({ ...here, check_run_id: run.id, status: 'in_progress' });
    const again = await octokit.rest.checks.create({ ...head(pull.head), conclusion: 'success' });
    const listed = async (filter: 'latest' | 'all') =>
      (await octokit.rest.checks.listForRef({ ...here, ref: pull.head, check_name: 'architect', filter })).data;
    expect((await listed('latest')).check_runs.map(({ id }) => id)).toEqual([again.data.id]);
    expect((await listed('all')).check_runs.map(({ conclusion }) => conclusion)).toEqual(['success', 'failure']);
  });

  test.each([
    ['61 annotations', { output: { title: '', summary: '', annotations: Array.from({ length: 61 }, () => note) } }],
    ['a field GitHub does not know', { sumary: '' }],
    [
      'a fourth button',
      { actions: Array.from({ length: 4 }, () => ({ label: 'a', description: 'a', identifier: 'a' })) },
    ],
    ['a long summary', { output: { title: '', summary: 'x'.repeat(65_536) } }],
  ])('%s: the validator reports it', async (_what, wrong) => {
    const { octokit, pull } = await shopWith();
    await expect(octokit.rest.checks.create({ ...head(pull.head), ...wrong })).rejects.toMatchObject({ status: 422 });
    expect(github.validator.violations).toEqual([expect.stringMatching(/^POST .*check-runs: body \/.*must /)]);
    github.validator.violations.length = 0;
    expect(pull.checks).toEqual([]);
  });

  test('a summary is as long as its bytes', async () => {
    const { octokit, pull } = await shopWith();
    const ask = (characters: number) =>
      octokit.rest.checks.create({ ...head(pull.head), output: { title: '', summary: '\u8ba2'.repeat(characters) } });
    await expect(ask(21_846)).rejects.toMatchObject({ status: 422, message: expect.stringContaining('65535 bytes') });
    expect((await ask(21_845)).status).toBe(201);
  });

  test('a commit that is not there has none', async () => {
    const { octokit } = await shopWith();
    await expect(octokit.rest.checks.create(head('0'.repeat(40)))).rejects.toMatchObject({ status: 422 });
  });
});

const note = { path: 'a', start_line: 1, end_line: 1, annotation_level: 'notice' as const, message: 'a' };

describe('the validator', () => {
  test('finds a query parameter, an operation and a GraphQL field that do not exist', async () => {
    const { octokit } = await shopWith();
    await expect(octokit.request('GET /repos/acme/shop/pulls?sorted=yes')).rejects.toMatchObject({ status: 422 });
    await expect(octokit.request('GET /repos/acme/shop/merge-queue')).rejects.toMatchObject({ status: 404 });
    await expect(octokit.graphql('{ repository(owner: "acme", name: "shop") { pulls { id } } }')).rejects.toThrow(
      'pulls',
    );
    await expect(github.stop()).rejects.toThrow('GitHub would not have it');
    expect(github.validator.violations).toEqual([
      'GET /repos/{owner}/{repo}/pulls: query / must NOT have additional properties (sorted)',
      'GET /repos/acme/shop/merge-queue: the fake GitHub has no such operation',
      'GraphQL: Cannot query field "pulls" on type "Repository". Did you mean "url"?',
    ]);
    github.validator.violations.length = 0;
  });

  test('holds the answers of the fake GitHub to the same description', async () => {
    const { octokit, pull } = await shopWith();
    Object.assign(pull.pull, { title: 7 });
    await octokit.rest.pulls.get({ ...here, pull_number: 1 });
    expect(github.validator.violations).toEqual([
      'GET /repos/{owner}/{repo}/pulls/{pull_number} answered 200: /title must be string (string)',
    ]);
    github.validator.violations.length = 0;
  });
});

describe('the conversation', () => {
  test('knows which App said something, and lets it change only its own words', async () => {
    const { octokit, pull, at } = await shopWith();
    const { data } = await octokit.rest.issues.createComment({ ...at, body: 'Summary' });
    expect([data.user?.login, data.performed_via_github_app?.slug]).toEqual(['architect[bot]', 'architect']);
    await octokit.rest.issues.updateComment({ ...here, comment_id: data.id, body: 'Better' });
    const theirs = pull.comment('maria', 'Mine');
    await expect(
      octokit.rest.issues.updateComment({ ...here, comment_id: theirs.id, body: 'Ours' }),
    ).rejects.toMatchObject({ status: 403 });
    const { data: all } = await octokit.rest.issues.listComments(at);
    expect(all.map(({ body, performed_via_github_app: app }) => [body, app?.slug ?? null])).toEqual([
      ['Better', 'architect'],
      ['Mine', null],
    ]);
  });

  test.each([['x'.repeat(65_537)], [' '], ['half a \ud83d character']])('refuses %.20s', async (body) => {
    const { octokit, at } = await shopWith();
    await expect(octokit.rest.issues.createComment({ ...at, body })).rejects.toMatchObject({
      status: expect.toSatisfy((status: number) => status === 422 || status === 400),
    });
  });

  test('a second reaction of one kind is the first', async () => {
    const { octokit, pull } = await shopWith();
    const { id } = pull.comment('maria', '/architect review');
    const react = () => octokit.rest.reactions.createForIssueComment({ ...here, comment_id: id, content: 'eyes' });
    expect([(await react()).status, (await react()).status]).toEqual([201, 200]);
  });
});

describe('a search', () => {
  const query = `query ($search: String!) { search(type: ISSUE, query: $search, first: 10) { nodes { ... on PullRequest {
    number repository { name databaseId } commits(last: 1) { nodes { commit { oid checkSuites(first: 5) {
      nodes { checkRuns(first: 1) { nodes { status conclusion } } } } } } } } } } }`;

  test('finds open pull requests with their checks, where the App may look', async () => {
    const { octokit, shop, pull } = await shopWith();
    const closed = shop.propose({ 'other.txt': 'a' });
    closed.close();
    github.repository('elsewhere/shop', { files: {} }).propose({ 'a.txt': 'a' });
    await octokit.rest.checks.create({ ...here, name: 'architect', head_sha: pull.head, conclusion: 'success' });
    const find = async (search: string) =>
      (await octokit.graphql<{ search: { nodes: readonly unknown[] } }>(query, { search })).search.nodes;
    expect(await find('is:pr is:open user:acme updated:>=2026-01-01T00:00:00Z')).toMatchObject([
      {
        number: pull.number,
        repository: { name: 'shop' },
        commits: {
          nodes: [
            {
              commit: {
                oid: pull.head,
                checkSuites: { nodes: [{ checkRuns: { nodes: [{ status: 'COMPLETED', conclusion: 'SUCCESS' }] } }] },
              },
            },
          ],
        },
      },
    ]);
    expect(await find('is:pr is:open user:elsewhere')).toEqual([]);
  });
});

describe('faults', () => {
  test('an answer can be lost after the work was done', async () => {
    const { octokit, pull, at } = await shopWith();
    const operation = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
    github.faults.plan(operation, { status: 502, committed: true }, { skip: 1 });
    const write = (body: string) => octokit.rest.issues.createComment({ ...at, body });
    await write('One');
    await expect(write('Two')).rejects.toMatchObject({ status: 502 });
    github.faults.plan(operation, { drop: true });
    await expect(write('Three')).rejects.toMatchObject({ status: 500 });
    github.faults.plan(operation, {
      status: 403,
      message: 'You have exceeded a secondary rate limit',
      headers: { 'retry-after': '60' },
    });
    await expect(write('Four')).rejects.toMatchObject({ status: 403, response: { headers: { 'retry-after': '60' } } });
    expect(pull.summaries.map(({ body }) => body)).toEqual(['One', 'Two']);
    expect(github.asked(operation).map(({ status }) => status)).toEqual([201, 502, 0, 403]);
  });

  test('an answer can be late or never come', async () => {
    const { octokit } = await shopWith();
    github.faults.plan(/\/pulls$/, { delay: 30 });
    expect((await octokit.rest.pulls.list(here)).status).toBe(200);
    github.faults.plan(/\/pulls$/, { hang: true });
    const asked = octokit.rest.pulls.list({ ...here, request: { signal: AbortSignal.timeout(50) } });
    await expect(asked).rejects.toThrow(/abort|timeout/i);
  });

  test('something can happen just before a request', async () => {
    const { octokit, pull } = await shopWith();
    github.faults.plan(/\/files$/, () => pull.close());
    await octokit.rest.pulls.listFiles({ ...here, pull_number: 1 });
    const { data } = await octokit.rest.pulls.get({ ...here, pull_number: 1 });
    expect(data.state).toBe('closed');
  });

  test('the hour is used up', async () => {
    const { octokit } = await shopWith();
    await octokit.rest.pulls.list(here);
    github.hub.remaining = 0;
    await expect(octokit.rest.pulls.list(here)).rejects.toMatchObject({
      status: 403,
      response: { headers: { 'x-ratelimit-remaining': '0' } },
    });
  });
});

describe('webhooks', () => {
  test('are signed, have the whole payload, and come for what the App listens to', async () => {
    const door = await receiver('secret');
    const { pull, shop } = await shopWith();
    github.listenAt(door.url, 'secret');
    const before = pull.head;
    const after = pull.push({ 'api.yaml': 'c\n' });
    pull.toDraft();
    pull.ready();
    pull.label('api');
    pull.comment('maria', '/architect help');
    shop.queue(pull);
    pull.close();
    await github.webhooks.settled();
    const told = door.received.map(({ event, payload, signed }) => `${event} ${payload.action} ${signed}`);
    expect(told.toSorted()).toEqual([
      'issue_comment created true',
      'merge_group checks_requested true',
      'pull_request closed true',
      'pull_request converted_to_draft true',
      'pull_request labeled true',
      'pull_request ready_for_review true',
      'pull_request synchronize true',
    ]);
    const pushed = door.received.find(({ payload }) => payload.action === 'synchronize');
    const [installation] = github.hub.installations;
    expect(pushed?.payload).toMatchObject({ before, after, installation: { id: installation?.id } });
    await door.close();
  });

  test('tell of everything else people do', async () => {
    const door = await receiver('secret');
    const { pull, shop, octokit } = await shopWith();
    const { data: check } = await octokit.rest.checks.create({ ...here, name: 'architect', head_sha: pull.head });
    shop.push('release', { 'api.yaml': 'z\n' });
    github.listenAt(door.url, 'secret');
    const run = pull.checks.find(({ id }) => id === check.id);
    const place = { commit_id: pull.head, path: 'api.yaml', line: 1 };
    const thread = await octokit.rest.pulls.createReviewComment({ ...here, pull_number: 1, body: 'Why?', ...place });
    if (!run || !pull.threads[0]) throw new Error('nothing was written');
    pull.label('api');
    pull.unlabel('api');
    pull.changeBase('release');
    pull.rename('A better title');
    pull.rerun(run);
    pull.rerunSuite(run);
    pull.press(run, 'recheck', 'maria');
    pull.reply(pull.threads[0], 'maria', '/architect explain');
    shop.unqueue(pull, shop.queue(pull));
    github.installed(shop.repository.owner);
    await github.webhooks.settled();
    expect(door.received.map(({ event, payload }) => `${event} ${payload.action}`).toSorted()).toEqual([
      'check_run requested_action',
      'check_run rerequested',
      'check_suite rerequested',
      'installation created',
      'merge_group checks_requested',
      'merge_group destroyed',
      'pull_request edited',
      'pull_request edited',
      'pull_request labeled',
      'pull_request unlabeled',
      'pull_request_review_comment created',
      'pull_request_review_comment created',
    ]);
    expect(thread.data.line).toBe(1);
    await door.close();
  });

  test('can be held back, sent in any order and twice, and are redelivered under their GUID when asked', async () => {
    const door = await receiver('secret', [500]);
    const { pull } = await shopWith();
    github.listenAt(door.url, 'secret');
    github.webhooks.held = [];
    pull.push({ 'api.yaml': 'c\n' });
    pull.close();
    const [pushed, closed] = github.webhooks.held;
    if (!pushed || !closed) throw new Error('nothing was held');
    for (const delivery of [closed, pushed, pushed]) await github.webhooks.deliver(delivery);
    const app = client(github, 'app');
    const { data } = await app.rest.apps.listWebhookDeliveries({ per_page: 10, status: 'failure' } as {
      per_page: number;
    });
    expect(data.map(({ guid, status_code }) => [guid, status_code])).toEqual([
      [closed.guid, 500],
      [expect.anything(), 0],
    ]);
    await app.rest.apps.redeliverWebhookDelivery({ delivery_id: data[0]?.id as number });
    await github.webhooks.settled();
    expect(door.received.map(({ guid }) => guid)).toEqual([closed.guid, pushed.guid, pushed.guid, closed.guid]);
    await door.close();
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { events } from '../../src/core/events/index.ts';
import { externalId } from '../../src/core/model/check.ts';
import type { Errand } from '../../src/core/model/errand.ts';

const repository = { id: 7, name: 'shop', owner: { login: 'acme' }, full_name: 'acme/shop' };
const sender = { login: 'ada', type: 'User' };
const installation = { id: 3 };
const from = { repository, sender, installation };
const shop = { installation: 3, owner: 'acme', name: 'shop', id: 7 };
const pull = { repository: shop, number: 12 };
const head = 'a'.repeat(40);
const base = 'b'.repeat(40);
const pullRequest = { number: 12, draft: false };
const comment = { id: 99, body: 'Hm.\n/architect review' };
const issue = { number: 12, pull_request: { url: 'https://api.github.com/repos/acme/shop/pulls/12' } };
const checkRun = { name: 'architect', head_sha: head, external_id: externalId(12), pull_requests: [] };
const group = { head_sha: head, base_sha: base, head_ref: 'refs/heads/gh-readonly-queue/main/pr-12-cafe' };

function asks(event: string, payload: object): Errand | null | undefined {
  return events[event]?.({ ...from, ...payload });
}

describe('a pull request', () => {
  test.each([
    ['opened', 'opened', false],
    ['synchronize', 'pushed', false],
    // The head is the one that was left alone while it was closed, or a draft.
    ['reopened', 'reopened', true],
    ['ready_for_review', 'ready', true],
  ])('that was %s is reviewed', (action, because, again) => {
    const asked = asks('pull_request', { action, pull_request: pullRequest });
    expect(asked).toEqual({ kind: 'review', pull, because, again, label: null, trace: null });
  });

  test('whose base changed is reviewed; another title is nothing to us', () => {
    const changes = { base: { ref: { from: 'main' }, sha: { from: base } } };
    expect(asks('pull_request', { action: 'edited', pull_request: pullRequest, changes })).toMatchObject({
      because: 'base-changed',
    });
    const retitled = { action: 'edited', pull_request: pullRequest, changes: { title: { from: 'Orders' } } };
    expect(asks('pull_request', retitled)).toBeNull();
    expect(asks('pull_request', { action: 'edited', pull_request: pullRequest })).toBeNull();
  });

  test.each(['labeled', 'unlabeled'])('that was %s says with which label', (action) => {
    const asked = asks('pull_request', { action, pull_request: pullRequest, label: { name: 'breaking-ok' } });
    expect(asked).toMatchObject({ because: 'labels-changed', label: 'breaking-ok' });
  });

  test.each([
    ['closed', 'closed'],
    ['converted_to_draft', 'draft'],
  ])('that was %s calls its review off', (action, because) => {
    expect(asks('pull_request', { action, pull_request: pullRequest })).toEqual({ kind: 'cancel', pull, because });
  });

  test('of a bot is reviewed like any other', () => {
    const bot = { action: 'opened', pull_request: pullRequest, sender: { login: 'dependabot[bot]', type: 'Bot' } };
    expect(asks('pull_request', bot)).toMatchObject({ kind: 'review' });
  });

  test.each(['assigned', 'milestoned', 'constructor', '__proto__', 'enqueued'])(
    'that was %s asks nothing',
    (action) => {
      expect(asks('pull_request', { action, pull_request: pullRequest })).toBeNull();
    },
  );
});

describe('a comment', () => {
  const created = { action: 'created', comment, issue, pull_request: pullRequest };

  test.each([
    ['issue_comment', 'conversation'],
    ['pull_request_review_comment', 'diff'],
  ])('in %s may hold a command', (event, on) => {
    const expected = { kind: 'comment', pull, comment: { id: 99, on }, author: 'ada', text: comment.body };
    expect(asks(event, created)).toEqual(expected);
  });

  test.each([
    ['edited', { action: 'edited' }],
    ['deleted', { action: 'deleted' }],
    ['of a bot', { sender: { login: 'renovate[bot]', type: 'Bot' } }],
    ['of nobody', { sender: null }],
    ['without a command', { comment: { id: 99, body: 'I like /architect review' } }],
    ['of ours', { comment: { id: 99, body: '/architect help\n<!-- architect:v1 1f2e3d4c -->' } }],
    ['without a body', { comment: { id: 99, body: null } }],
  ])('%s asks nothing', (_, payload) => {
    expect(asks('issue_comment', { ...created, ...payload })).toBeNull();
    expect(asks('pull_request_review_comment', { ...created, ...payload })).toBeNull();
  });

  test('on an issue asks nothing', () => {
    expect(asks('issue_comment', { ...created, issue: { number: 12 } })).toBeNull();
    expect(asks('issue_comment', { ...created, issue: { number: 12, pull_request: null } })).toBeNull();
  });
});

describe('a check', () => {
  test('that is rerequested names its pull request, which the host does not do for a fork', () => {
    const expected = { kind: 'recheck', repository: shop, head, number: 12 };
    expect(asks('check_run', { action: 'rerequested', check_run: checkRun })).toEqual(expected);
    const unknown = { ...checkRun, external_id: 'architect:v1#12; drop' };
    expect(asks('check_run', { action: 'rerequested', check_run: unknown })).toEqual({ ...expected, number: null });
  });

  test('has buttons', () => {
    const pressed = { action: 'requested_action', check_run: checkRun, requested_action: { identifier: 'recheck' } };
    const expected = { kind: 'button', repository: shop, head, number: 12, action: 'recheck', author: 'ada' };
    expect(asks('check_run', pressed)).toEqual(expected);
    expect(asks('check_run', { ...pressed, sender: { login: 'x[bot]', type: 'Bot' } })).toBeNull();
  });

  test('of somebody else asks nothing, nor does one that only came or went', () => {
    expect(asks('check_run', { action: 'rerequested', check_run: { ...checkRun, name: 'lint' } })).toBeNull();
    expect(asks('check_run', { action: 'created', check_run: checkRun })).toBeNull();
    expect(asks('check_run', { action: 'completed', check_run: checkRun })).toBeNull();
  });

  test('whose suite is rerequested is run again; a suite that a push made is not', () => {
    const suite = { head_sha: head, pull_requests: [] };
    const expected = { kind: 'recheck', repository: shop, head, number: null };
    expect(asks('check_suite', { action: 'rerequested', check_suite: suite })).toEqual(expected);
    expect(asks('check_suite', { action: 'requested', check_suite: suite })).toBeNull();
  });
});

test('the merge queue asks about its own commit, and says when it needs no answer any more', () => {
  const expected = {
    kind: 'merge-group',
    repository: shop,
    head,
    base,
    number: 12,
    again: false,
    trace: null,
  };
  expect(asks('merge_group', { action: 'checks_requested', merge_group: group })).toEqual(expected);
  const heads = ['release/1.x/pr-7-929f8209d40f77f4abc622a499c93a83babdbe64', 'main/pr-0-cafe', 'main', 'pr-7-cafe'];
  const numbers = heads.map((name) => {
    const named = { ...group, head_ref: `refs/heads/gh-readonly-queue/${name}` };
    return asks('merge_group', { action: 'checks_requested', merge_group: named });
  });
  expect(numbers).toMatchObject([{ number: 7 }, { number: null }, { number: null }, { number: null }]);
  const gone = { kind: 'merge-group-gone', repository: shop, head };
  expect(asks('merge_group', { action: 'destroyed', merge_group: group, reason: 'invalidated' })).toEqual(gone);
  expect(asks('merge_group', { action: 'destroyed', merge_group: group, reason: 'merged' })).toBeNull();
  expect(asks('merge_group', { action: 'checks_requested', merge_group: { ...group, head_sha: 'HEAD' } })).toBeNull();
});

test.each([
  ['installation', 'created', true],
  ['installation', 'unsuspend', true],
  ['installation', 'new_permissions_accepted', true],
  ['installation', 'deleted', false],
  ['installation', 'suspend', false],
  ['installation_repositories', 'added', true],
  ['installation_repositories', 'removed', false],
])('%s %s', (event, action, comes) => {
  expect(asks(event, { action })).toEqual(comes ? { kind: 'installed', installation: 3 } : null);
});

interface Example {
  readonly name: string;
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

/** Payloads that the host sent to others. */
const recorded = createRequire(import.meta.url).resolve('@octokit/webhooks-examples/api.github.com/index.json');
const examples = JSON.parse(readFileSync(recorded, 'utf8')) as readonly Example[];

describe('payloads the host really sent', () => {
  test('ask for what they should, once they come from an installation', () => {
    const counts: Record<string, number> = {};
    for (const { name, examples: payloads } of examples) {
      for (const payload of payloads) {
        const kind = events[name]?.({ installation, ...payload })?.kind;
        if (kind) counts[`${name} ${kind}`] = (counts[`${name} ${kind}`] ?? 0) + 1;
      }
    }
    expect(counts).toMatchInlineSnapshot(`
      {
        "check_suite recheck": 2,
        "installation installed": 4,
        "installation_repositories installed": 2,
        "merge_group merge-group": 2,
        "pull_request cancel": 5,
        "pull_request review": 14,
      }
    `);
  });

  test('ask nothing where they come from no installation', () => {
    const asked = examples.flatMap(({ name, examples: payloads }) =>
      payloads.map((payload) => events[name]?.({ ...payload, installation: undefined }) ?? null),
    );
    expect(asked.filter((errand) => errand !== null)).toEqual([]);
  });
});

test('a payload of any shape is answered, and never with an error', () => {
  const hole = fc.oneof(fc.jsonValue(), fc.constant(undefined));
  const broken = fc.record({
    action: fc.oneof(fc.constantFrom('opened', 'edited', 'created', 'rerequested', 'checks_requested'), hole),
    ...Object.fromEntries(
      [
        'pull_request',
        'repository',
        'installation',
        'sender',
        'comment',
        'issue',
        'check_run',
        'merge_group',
        'changes',
      ].map((key) => [
        key,
        fc.oneof(fc.constant({ ...pullRequest, ...comment, ...checkRun, ...group, ...repository }), hole),
      ]),
    ),
  });
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(events)), fc.oneof(broken, hole), (event, payload) => {
      const errand = events[event]?.(payload);
      expect(errand === null || typeof errand?.kind === 'string').toBe(true);
    }),
  );
});

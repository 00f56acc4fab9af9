import { afterEach, describe, expect, test } from 'vitest';
import { granted } from '../../fake-github/fake-github.ts';
import { changeOf } from '../../core/report/finding.ts';
import { foundAt, startTalk, type TalkOnGithub } from './talk-on-github.ts';

let talk: TalkOnGithub;
afterEach(() => talk.github.stop());
const start = async (setting: Parameters<typeof startTalk>[0] = {}) => {
  talk = await startTalk(setting);
};

const breaking = foundAt(5, { change: changeOf() });
const note = foundAt(50);
const repos = '/repos/{owner}/{repo}';

describe('an answer that was lost', () => {
  test.each([
    ['connection cut', { drop: true, committed: true }],
    ['502', { status: 502, committed: true }],
  ] as const)('is no reason to say it twice: %s', async (_, fault) => {
    await start();
    for (const operation of [
      `POST ${repos}/check-runs`,
      `POST ${repos}/pulls/{pull_number}/reviews`,
      `POST ${repos}/issues/{issue_number}/comments`,
    ]) {
      talk.github.faults.plan(operation, fault);
    }
    const said = expect.objectContaining({ summary: null });
    expect(await talk.review({ found: [breaking, note] })).toEqual({
      end: 'published',
      said,
      problems: [],
      unended: null,
    });
    const { reviews, threads, summaries, checks } = talk.seen();
    expect([reviews.length, threads.length, summaries.length, checks.length]).toEqual([1, 2, 1, 1]);
  });
});

describe('over several pushes', () => {
  test('what is gone and back is the same comment, hidden and shown', async () => {
    await start();
    await talk.review({ found: [breaking, note] });
    talk.push(30);
    await talk.review({ found: [note] });
    expect(talk.seen().threads[0]).toMatchObject({ line: 5, says: [], hidden: 'OUTDATED' });
    talk.push(31);
    await talk.review({ found: [breaking, note] });
    expect(talk.seen()).toMatchObject({
      reviews: [{ commit: 'head 0' }],
      threads: [
        { line: 5, gone: [], hidden: null },
        { line: 50, hidden: null },
      ],
    });
    expect(talk.pull.threads[0]?.comments[0]?.body).not.toContain('Resolved');
  });

  test('all that was found is resolved: the one summary says so', async () => {
    await start();
    await talk.review({ found: [breaking] });
    talk.push(30);
    await talk.review({ found: [] });
    expect(talk.seen()).toMatchObject({
      summaries: [expect.stringMatching(/^No findings any more: what was found before is resolved\./u)],
      checks: [{ conclusion: 'success', title: 'No findings' }],
    });
  });

  test('a clean pull request hears nothing but the check', async () => {
    await start();
    await talk.review({ found: [] });
    expect(talk.seen()).toMatchObject({ reviews: [], summaries: [], checks: [{ conclusion: 'success' }] });
  });

  test('a deleted comment is not posted again, and its finding counts', async () => {
    await start();
    await talk.review({ found: [breaking, note] });
    talk.pull.pull.threads.shift();
    talk.push(30);
    await talk.review({ found: [breaking, note] });
    expect(talk.seen()).toMatchObject({
      threads: [{ line: 50 }],
      summaries: [expect.stringContaining('dismissed: its comment was deleted')],
      checks: [{ conclusion: 'failure', title: '1 breaking change and 1 other finding' }],
    });
  });

  test('a mark in the text of somebody else is nothing', async () => {
    await start();
    const mark = `<!-- architect:v1 ${breaking.finding.id} summary=${talk.pull.head} posted=${breaking.finding.id} -->`;
    talk.pull.comment('mallory', `Nothing to see here. ${mark}`);
    await talk.review({ found: [breaking] });
    expect(talk.seen()).toMatchObject({ threads: [{ line: 5 }], summaries: [expect.stringContaining('Breaking')] });
  });

  test('a mark of ours that somebody edited hides no finding from the check', async () => {
    await start();
    await talk.review({ found: [note] });
    const [summary] = talk.pull.summaries;
    if (summary) summary.body = summary.body.replace('posted=', `posted=${breaking.finding.id},`);
    talk.push(30);
    await talk.review({ found: [breaking, note] });
    expect(talk.seen().checks).toMatchObject([
      { conclusion: 'failure', title: '1 breaking change and 1 other finding' },
    ]);
    expect(talk.seen().summaries[0]).toContain('**Breaking:');
  });
});

describe('what the host does not allow', () => {
  test('a line outside of its hunks: every comment moves to its file', async () => {
    await start();
    const { end, problems } = await talk.review({ found: [breaking, foundAt(25)] });
    expect({ end, codes: problems.map(({ code }) => code) }).toEqual({ end: 'published', codes: ['refused'] });
    expect(talk.seen()).toMatchObject({ reviews: [], threads: [{ line: null }, { line: null }] });
    expect(talk.pull.threads.map(({ comments }) => comments[0]?.body.split('\n')[0])).toEqual([
      '`api/orders.yaml:5`',
      '`api/orders.yaml:25`',
    ]);
    await talk.review({ found: [breaking, foundAt(25)] });
    expect(talk.seen().threads).toHaveLength(2);
  });

  test('a push while we speak: the old head says so, and nothing else is said', async () => {
    await start();
    const old = talk.pull.head;
    talk.github.faults.plan({ operation: 'POST /graphql', says: 'reviewThreads' }, () => talk.push(30));
    expect(await talk.review({ found: [breaking] })).toEqual({ end: 'superseded', problems: [], unended: null });
    expect(talk.seen()).toMatchObject({ reviews: [], threads: [], summaries: [], checks: [] });
    expect(talk.pull.pull.repository.checkRuns.filter(({ sha }) => sha === old)).toMatchObject([
      { status: 'completed', conclusion: 'neutral', output: { title: 'Superseded by a newer push' } },
    ]);
  });

  test('to write at all: the check is still written', async () => {
    await start({ permissions: { ...granted, pull_requests: 'read', issues: 'read' } });
    const { end, problems } = await talk.review({ found: [breaking] });
    expect({ end, codes: problems.map(({ code }) => code) }).toEqual({
      end: 'published',
      codes: ['forbidden', 'forbidden'],
    });
    expect(talk.seen()).toMatchObject({ threads: [], checks: [{ conclusion: 'failure', notes: [5] }] });
  });

  test.each([
    ['read', null, ['forbidden']],
    ['write', 'architect[bot]', []],
  ] as const)('to resolve threads, unless it was granted: contents %s', async (contents, resolvedBy, codes) => {
    await start({ permissions: { ...granted, contents } });
    const given = { config: { resolveThreads: true } };
    await talk.review({ found: [breaking], given });
    talk.push(30);
    const { problems } = await talk.review({ found: [], given });
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(talk.seen().threads).toMatchObject([{ hidden: 'OUTDATED', resolvedBy }]);
  });
});

test('a request for changes is taken back when nothing is left to change', async () => {
  await start();
  const given = { config: { requestChanges: true } };
  await talk.review({ found: [breaking], given });
  expect(talk.seen().reviews).toMatchObject([{ state: 'CHANGES_REQUESTED' }]);
  talk.push(30);
  await talk.review({ found: [], given });
  expect(talk.seen().reviews).toMatchObject([{ state: 'DISMISSED' }]);
});

test('an agent that is done later edits the same summary and check, and posts one more review', async () => {
  await start();
  const lanes = (agent: 'pending' | 'done') => ({ rules: 'done', agent, because: null }) as const;
  await talk.review({ found: [breaking], given: { lanes: lanes('pending') } });
  expect(talk.seen().checks).toMatchObject([
    { status: 'completed', title: '1 breaking change; an agent is still reviewing' },
  ]);
  const saga = foundAt(50, { by: 'backend-architect' });
  await talk.review({ found: [breaking, saga], given: { lanes: lanes('done') } });
  expect(talk.seen()).toMatchObject({
    reviews: [{ lane: 'rules' }, { lane: 'agent' }],
    threads: [{ line: 5 }, { line: 50 }],
    summaries: [expect.not.stringContaining('still reviewing')],
    checks: [{ title: '1 breaking change and 1 other finding' }],
  });
});

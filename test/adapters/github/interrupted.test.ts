import type { Octokit } from '@octokit/rest';
import { ProbotOctokit } from 'probot';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { TryAgain } from '../../../src/core/model/problem.ts';
import { changeOf } from '../../core/report/finding.ts';
import { foundAt, startTalk, type Push, type TalkOnGithub } from './talk-on-github.ts';

const started: TalkOnGithub[] = [];
afterEach(() => Promise.all(started.splice(0).map(({ github }) => github.stop())));

async function start(setting = {}): Promise<TalkOnGithub> {
  const talk = await startTalk(setting);
  started.push(talk);
  return talk;
}

const breaking = foundAt(5, { change: changeOf() });
const onFile = foundAt(1, { path: 'api/large.yaml' });
const large = { path: 'api/large.yaml', line: 1, side: 'after', onFile: true } as const;
const elsewhere = Array.from({ length: 60 }, (_, line) => {
  return {
    finding: foundAt(line + 1, { subject: `${line}`, rule: 'orders/note' }).finding,
    verdict: { publish: 'summary' },
  } as const;
});
const first: Push = { found: [breaking, foundAt(6), foundAt(50)] };
/** Something stands, something is gone, something was dismissed, something is new: every kind of write there is. */
const second: Push = {
  found: [breaking, foundAt(30), { ...onFile, verdict: { publish: 'inline', at: large } }, ...elsewhere],
};

async function upToTheSecond(): Promise<TalkOnGithub> {
  const talk = await start();
  await talk.review(first);
  const dismissed = talk.pull.threads.find(({ anchor }) => anchor.line === 5);
  if (dismissed) talk.pull.resolve(dismissed, 'maria');
  talk.push(30);
  return talk;
}

const isWrite = (url: unknown, init: RequestInit | undefined): boolean => {
  const isQuery = String(url).endsWith('/graphql') && /"query":"\s*(?:\\n)?\s*query/u.test(String(init?.body));
  return init?.method !== 'GET' && !isQuery && !String(url).endsWith('/access_tokens');
};

/** A way on which the answer to the nth write is lost, each time it is sent. */
function losing(nth: number) {
  const lost = { sent: 0, request: '' };
  let writes = 0;
  const way: typeof fetch = async (url, init) => {
    const request = JSON.stringify([init?.method, url, init?.body]);
    if (isWrite(url, init) && writes++ === nth) lost.request = request;
    if (request !== lost.request) return fetch(url, init);
    lost.sent++;
    await fetch(url, init);
    return new Response('{"message":"Server Error"}', { status: 502, headers: { 'content-type': 'application/json' } });
  };
  return { lost, way };
}

/** The client that Probot makes, which sends again what failed, three times. */
const Eager = ProbotOctokit.defaults((given: object) => ({
  ...given,
  throttle: { enabled: false },
  retry: { retryAfterBaseValue: 1 },
})) as unknown as typeof Octokit;

/** The way to the host until the process dies, when its nth write is carried out and the answer is on its way. */
function dying(nth: number) {
  const life = { isOver: false };
  let writes = 0;
  const way: typeof fetch = async (url, init) => {
    if (!life.isOver && isWrite(url, init) && writes++ === nth) {
      life.isOver = true;
      await fetch(url, init);
    }
    if (life.isOver) throw new Error('killed');
    return fetch(url, init);
  };
  return { life, way };
}

describe('a review that is killed and done again', () => {
  let whole: ReturnType<TalkOnGithub['seen']>;
  beforeAll(async () => {
    const talk = await upToTheSecond();
    await talk.review(second);
    whole = talk.seen();
    await talk.github.stop();
    started.length = 0;
  }, 60_000);

  test('has something of everything to say', () => {
    expect(whole).toMatchObject({
      reviews: [{ lane: 'rules' }, { lane: 'rules' }],
      threads: [
        { line: 5, hidden: null, resolvedBy: 'maria' },
        { line: 6, says: [], hidden: 'OUTDATED' },
        { line: 50, says: [], hidden: 'OUTDATED' },
        { line: 30, hidden: null },
        { line: null, hidden: null },
      ],
      summaries: [expect.stringContaining('· dismissed: its conversation was resolved ·')],
      checks: [{ status: 'completed', conclusion: 'failure' }],
    });
    expect(new Set(whole.checks[0]?.notes).size).toBe(60);
  });

  // The check, the review, the comment on a file, two texts, two comments to hide, the summary, the check in two parts.
  const everyWrite = Array.from({ length: 10 }, (_, nth) => nth);
  test.each(everyWrite)('says the same when it dies with write %d', async (nth) => {
    const talk = await upToTheSecond();
    const { life, way } = dying(nth);
    const killed = await talk.review(second, way).catch((error: unknown) => error);
    expect(life.isOver).toBe(true);
    expect(killed).toMatchObject({ message: expect.stringContaining('killed') });
    await talk.review(second);
    expect(talk.seen()).toEqual(whole);
  });

  test.each(everyWrite)(
    'says the same when the answer to write %d is lost, and sends nothing twice by itself',
    async (nth) => {
      const talk = await upToTheSecond();
      const { lost, way } = losing(nth);
      await talk.review(second, way, Eager).catch((error: unknown) => expect(error).toBeInstanceOf(TryAgain));
      expect(lost.sent).toBe(1);
      await talk.review(second, fetch, Eager);
      expect(talk.seen()).toEqual(whole);
    },
  );

  test('and once more when all is said changes nothing', async () => {
    const talk = await upToTheSecond();
    const { life, way } = dying(10);
    await talk.review(second, way);
    expect(life.isOver, 'there are no more writes than those above').toBe(false);
    const before = talk.github.requests.length;
    await talk.review(second);
    expect(talk.seen()).toEqual(whole);
    const asked = talk.github.requests.slice(before).map(({ operation, as }) => `${as} ${operation}`);
    expect(asked.filter((one) => one.startsWith('installation') && !one.includes(' GET '))).toEqual([
      'installation POST /graphql',
      'installation PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
    ]);
  });
});

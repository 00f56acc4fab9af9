import { createHmac, randomUUID } from 'node:crypto';
import examples from '@octokit/webhooks-examples' with { type: 'json' };
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFakeGithub, type FakeGithub } from '../../fake-github/fake-github.ts';
import { type Architect, secret, startArchitect } from './architect.ts';
import { anyPlace, type Place } from './database.ts';

let github: FakeGithub;
let place: Place;
let architect: Architect;

beforeAll(async () => {
  github = await startFakeGithub();
  place = await anyPlace();
  architect = await startArchitect(github, {
    ...(await place.newDatabase()),
    HOOK_ADDRESSES: 'published',
    PROXIES: '1',
  });
}, 120_000);
afterAll(async () => {
  await architect.stop();
  await place.cleanUp();
  await github.stop();
});

/** What GitHub has sent to somebody, by event: recorded by others, with all of its fields. */
const recorded = (examples as unknown as { name: string; examples: readonly object[] }[]).flatMap(
  ({ name, examples }) => examples.map((payload, at) => ({ name, at, payload })),
);

describe('what GitHub really sent', () => {
  test('is a lot', () => {
    expect(recorded.length).toBeGreaterThan(200);
    expect(new Set(recorded.map(({ name }) => name)).size).toBeGreaterThan(50);
  });

  test('comes from where the host says it sends from, which it is asked once', () => {
    expect(github.asked('GET /meta')).toHaveLength(1);
  });

  test('is refused where it comes from anywhere else, however well it is signed', async () => {
    expect(await deliver('ping', '{}', '192.0.2.1')).toBe(403);
  });

  test.each(recorded)('$name $at is taken', async ({ name, payload }) => {
    expect(await deliver(name, JSON.stringify(payload))).toBeLessThan(300);
  });

  test('and none of it leaves a job behind that cannot be done', async () => {
    await architect.idle();
    expect(github.validator.violations).toEqual([]);
  }, 90_000);
});

describe('what GitHub never sends', () => {
  test.each([
    ['an event nobody knows', 'weather', '{"action":"created"}'],
    ['an action nobody knows', 'pull_request', '{"action":"sneezed"}'],
    ['a pull request without anything', 'pull_request', '{"action":"opened"}'],
    ['a list', 'pull_request', '[]'],
    ['null', 'issue_comment', 'null'],
    ['a payload full of null', 'check_run', '{"action":"rerequested","check_run":null,"repository":null}'],
    ['a number where an object belongs', 'merge_group', '{"action":"checks_requested","merge_group":7}'],
    ['an inherited name', 'constructor', '{}'],
  ])('%s is no accident', async (_what, event, body) => {
    expect(await deliver(event, body)).toBeLessThan(500);
  });
});

async function deliver(event: string, body: string, from = '127.0.0.1'): Promise<number> {
  const response = await fetch(`${architect.url}/api/github/webhooks`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-forwarded-for': from,
      'x-github-event': event,
      'x-github-delivery': randomUUID(),
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
  });
  await response.text();
  return response.status;
}

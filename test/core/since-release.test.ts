import { describe, expect, test } from 'vitest';
import { newestRelease } from '../../src/core/model/release.ts';
import type { ChangeSet } from '../../src/core/model/change-set.ts';
import type { Snapshot } from '../../src/core/model/tree.ts';
import type { World } from '../../src/core/model/world.ts';
import { review } from '../../src/core/review.ts';
import { orders } from '../entry/command-line/orders.ts';

const file = 'orders.yaml';
const treeOf = (text: string): Snapshot => ({ paths: [file], texts: { [file]: text }, refused: {} });
const job = { title: 'a change', head: 'head', asOf: '2026-06-01', failOn: null };

/** What is published on a change of a contract, where the release had a text of its own. */
async function published(before: string, after: string, release: string | null, baseline = 'release') {
  const changeSet: ChangeSet = {
    before: treeOf(before),
    after: treeOf(after),
    files: [{ status: 'modified', before: file, after: file, hunks: [], withoutHunks: true }],
    configs: [{ path: '.github/architect.yml', folder: '', text: `baseline: ${baseline}\n` }],
    notes: [],
  };
  const answer: World['release'] = async () =>
    release === null ? { because: 'no tag is a version' } : { tag: 'v1.0.0', tree: treeOf(release) };
  const world = { fetch: async () => changeSet, grammar: async () => new Uint8Array(), release: answer };
  const { check, since, verified } = await review(job, world);
  const breaking = verified.filter(({ finding }) => finding.change?.severity === 'breaking').length;
  return { conclusion: check.conclusion, since, breaking };
}

const one = orders(['id']);
const two = orders(['id', 'total']);
const three = orders(['id', 'total', 'tax']);

describe('since a release', () => {
  test('what no release has shipped may go, and that is said', async () => {
    expect(await published(two, one, one)).toEqual({
      conclusion: 'success',
      since: expect.stringMatching(/release `v1\.0\.0` as well\. 1 change may be made freely/),
      breaking: 0,
    });
  });

  test('what a release has shipped may not', async () => {
    expect(await published(two, one, two)).toMatchObject({ conclusion: 'failure', breaking: 1 });
  });

  test('of two that go each is held to its own release', async () => {
    expect(await published(three, one, two)).toMatchObject({ conclusion: 'failure', breaking: 1 });
  });

  test('what others broke since is said, and is not blamed on the change', async () => {
    const { since, breaking } = await published(two, one, three);
    expect(since).toMatch(/merged since breaks 1 more thing that `v1\.0\.0` has/);
    expect(breaking).toBe(1);
  });

  test('an operation that is new since then may go with all it has', async () => {
    const more = `${two}  /refunds:\n    get: { responses: { '200': { description: Refunds. } } }\n`;
    expect(await published(more, two, two)).toMatchObject({ breaking: 0 });
    expect(await published(more, two, more)).toMatchObject({ breaking: 1 });
  });

  test('without a release, or with one that cannot be read, the base alone counts, and that is said', async () => {
    expect(await published(two, one, null)).toMatchObject({
      breaking: 1,
      since: expect.stringMatching(/base alone.*no tag/),
    });
    expect(await published(two, one, 'openapi: [')).toMatchObject({
      breaking: 1,
      since: expect.stringMatching(/base alone/),
    });
  });

  test('nobody is asked for a release where the configuration does not want it', async () => {
    expect(await published(two, one, one, 'base')).toMatchObject({ breaking: 1, since: undefined });
  });
});

test.each([
  [['v1.2.0', 'v1.10.0', 'v2.0.0-rc.1', 'nightly'], 'v1.10.0'],
  [['1.0', '1.0.1'], '1.0.1'],
  [['orders-v3.0.0', 'v2.0.0'], 'v2.0.0'],
  [['orders@1.0.0', 'orders@1.1.0'], 'orders@1.1.0'],
  [['latest', 'v2'], null],
  [[], null],
])('of the tags %j the newest release is %s', (tags, newest) => {
  expect(newestRelease(tags)).toBe(newest);
});

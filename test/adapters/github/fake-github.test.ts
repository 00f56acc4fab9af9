import { contractFiles } from '../../../src/core/contracts/files.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commitWorld, githubWorld } from '../../../src/adapters/github/trees/github-world.ts';
import { readPull } from '../../../src/adapters/github/pulls/read-pull.ts';
import { loadGrammar } from '../../../src/adapters/local/grammars.ts';
import { review } from '../../../src/core/review.ts';
import { orders } from '../../entry/command-line/orders.ts';
import { client } from '../../fake-github/client.ts';
import { type FakeGithub, startFakeGithub, type Setting } from '../../fake-github/fake-github.ts';
import type { FakePull } from '../../fake-github/fake-pull.ts';
import type { FakeRepository } from '../../fake-github/fake-repository.ts';
import { spec } from './opened.ts';

let github: FakeGithub;
let shop: FakeRepository;

/** A repository with an orders service, on a GitHub that judges every request and every answer. */
async function start(setting: Setting = {}): Promise<void> {
  github = await startFakeGithub(setting);
  shop = github.repository('acme/shop');
  shop.push('main', {
    [spec]: orders(['id', 'total']),
    'services/orders/package.json': '{ "name": "orders" }\n',
    '.github/architect.yml': 'fail-on: breaking\n',
    'docs/a.md': 'a\n',
    'docs/b.md': 'b\n',
  });
}

/** What reviewing the pull request as it is now comes to. */
async function reviewed(pull: FakePull, name = 'shop') {
  const host = client(github);
  const repository = { installation: 1, owner: 'acme', name, id: shop.repository.id };
  const state = await readPull(host, { repository, number: pull.number });
  if (state === null) throw new Error('there is no such pull request');
  const job = { title: state.title, head: state.head, asOf: '2026-06-01', failOn: null };
  return {
    state,
    publication: await review(job, { ...githubWorld(host, state, contractFiles), grammar: loadGrammar }),
  };
}

afterEach(() => github.stop());

describe("on a fake GitHub that follows the real one's description", () => {
  beforeEach(() => start());

  test('a change is reviewed against where it began, though others went on', async () => {
    const pull = shop.propose({ [spec]: orders(['id']) });
    shop.push('main', { [spec]: orders(['id', 'total', 'tax']), 'docs/a.md': 'later\n' });
    const { publication } = await reviewed(pull);
    expect(publication).toMatchObject({
      outcome: 'findings',
      coverage: { read: { contract: [spec] }, notes: [], unread: [] },
    });
    expect(publication.comments.map(({ path }) => path)).toEqual([spec]);
    expect(JSON.stringify(publication.verified)).not.toContain('tax');
  });

  test('a change from a fork that is gone is reviewed all the same', async () => {
    const fork = shop.fork('ada');
    fork.push('change', { [spec]: orders(['id']) });
    const pull = shop.openPull({ head: 'change', from: fork, by: 'ada' });
    fork.delete();
    const { state, publication } = await reviewed(pull);
    expect(state).toMatchObject({ fork: true, author: 'ada' });
    expect(publication.outcome).toBe('findings');
  });

  test('a repository is followed to its new name', async () => {
    const pull = shop.propose({ [spec]: orders(['id']) });
    shop.rename('store');
    const { state, publication } = await reviewed(pull);
    expect(state.title).toBe('acme/store#1');
    expect(publication.outcome).toBe('findings');
  });

  test('a configuration in the head changes nothing', async () => {
    const pull = shop.propose({ [spec]: orders(['id']), '.github/architect.yml': 'fail-on: never\n' });
    expect((await reviewed(pull)).publication.check.conclusion).toBe('failure');
    shop.push('main', { '.github/architect.yml': 'fail-on: never\n' });
    expect((await reviewed(pull)).publication.check.conclusion).toBe('neutral');
  });

  test('the commit of a merge queue is compared with the one it will follow', async () => {
    const pull = shop.propose({ [spec]: orders(['id']) });
    const { base, head } = shop.queue(pull);
    const repository = { installation: 1, owner: 'acme', name: 'shop', id: shop.repository.id };
    const world = commitWorld(client(github), repository, { base, head }, contractFiles);
    const job = { title: 'the queue', head, asOf: '2026-06-01', failOn: null };
    const publication = await review(job, { ...world, grammar: loadGrammar });
    expect(publication).toMatchObject({
      outcome: 'findings',
      comments: [{ onFile: true }],
      coverage: { read: { contract: [spec] } },
    });
  });
});

describe('where GitHub gives up', () => {
  test.each([
    ['on a patch', { patchBytes: 10 }, []],
    ['on a text', { graphqlBytes: 100 }, []],
    ['on a tree', { treeEntries: 5 }, [/more files than GitHub lists/, /more files than GitHub lists/]],
  ])('%s, the change is reviewed all the same', async (_name, limits, notes) => {
    await start({ limits });
    const { publication } = await reviewed(shop.propose({ [spec]: orders(['id']) }));
    expect(publication).toMatchObject({ outcome: 'findings', coverage: { read: { contract: [spec] } } });
    expect(publication.coverage.notes).toEqual(notes.map((note) => expect.stringMatching(note)));
  });
});

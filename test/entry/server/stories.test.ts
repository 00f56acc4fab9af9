import { contractFiles } from '../../../src/core/contracts/files.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readStories, type Story } from '../../../scripts/demo/story.ts';
import { loadGrammar } from '../../../src/adapters/local/grammars.ts';
import { openWorld } from '../../../src/adapters/local/open-world.ts';
import { nothingSaid } from '../../../src/core/model/said.ts';
import { withTrace } from '../../../src/core/model/trace.ts';
import { reconcile } from '../../../src/core/report/reconcile/reconcile.ts';
import { review } from '../../../src/core/review.ts';
import { startFakeGithub, type FakeGithub } from '../../fake-github/fake-github.ts';
import type { FakePull } from '../../fake-github/fake-pull.ts';
import { type Architect, startArchitect } from './architect.ts';
import { anyPlace, type Place } from './database.ts';
import { seen } from './seen.ts';

let github: FakeGithub;
let place: Place;
let architect: Architect;

beforeAll(async () => {
  github = await startFakeGithub();
  place = await anyPlace();
  architect = await startArchitect(github, await place.newDatabase());
}, 120_000);
afterAll(async () => {
  await architect.stop();
  await place.cleanUp();
  await github.stop();
});

const root = join(import.meta.dirname, '../../fixtures/pull-requests');
const stories = readStories();

describe('a webhook ends in exactly this', () => {
  test.each(stories)('$name', async (story) => {
    const { pull } = await reviewed(story);
    const [check, ...others] = pull.checks;
    expect(others).toEqual([]);
    expect(check).toMatchObject({ name: 'architect', status: 'completed' });
    const { edits, publication } = await expected(story, pull);
    // From the delivery to the comment: it is named in all that was said because of it.
    const delivery = github.hub.deliveries.find(({ repository }) => repository === pull.pull.repository.id);
    const traced = (text: string) => withTrace(text, delivery?.guid ?? 'none');
    expect(check?.output.summary).toContain(traced(''));
    expect({ conclusion: check?.conclusion, title: check?.output.title, notes: check?.annotations.length }).toEqual({
      conclusion: publication.check.conclusion,
      title: publication.check.title,
      notes: publication.check.annotations.length,
    });
    expect(pull.reviews.map(({ state, body, commit }) => ({ state, body, commit }))).toEqual(
      edits.review ? [{ state: 'COMMENTED', body: traced(edits.review.body), commit: pull.head }] : [],
    );
    const threads = pull.threads.map(({ anchor: { path, line, side }, comments }) => {
      return { path, line, side: side === 'LEFT' ? 'before' : 'after', body: comments[0]?.body };
    });
    const comments = edits.review?.comments ?? [];
    expect(threads).toEqual(comments.map(({ path, line, side, body }) => ({ path, line, side, body })));
    expect(pull.summaries.map(({ body }) => body)).toEqual(edits.summary ? [traced(edits.summary.body)] : []);
  });

  test('and people see this', async () => {
    const [story] = stories;
    if (!story) throw new Error('there is no story');
    const { pull, requests } = await reviewed({ ...story, title: `${story.title} again` });
    await expect(seen(pull, requests)).toMatchFileSnapshot('as-seen.md');
  });
});

/** Proposes a story as a pull request of its own repository, and waits until all is done. */
async function reviewed(story: Story): Promise<{ pull: FakePull; requests: readonly string[] }> {
  const shop = github.repository(`acme/shop-${github.hub.repositories.length}`, { files: folder(story, 'before') });
  const asked = github.requests.length;
  const gone = Object.fromEntries(Object.keys(folder(story, 'before')).map((path) => [path, null]));
  const pull = shop.propose({ ...gone, ...folder(story, 'after') }, { title: story.title });
  await architect.idle();
  const wrote = github.requests
    .slice(asked)
    .filter(({ operation, as }) => as === 'installation' && !/^GET|graphql$/.test(operation));
  return { pull, requests: wrote.map(({ operation, status }) => `${operation} ${status}`) };
}

/** What the command line says of the same two folders today: the host is only another way to get them. */
async function expected(story: Story, pull: FakePull) {
  const [before, after] = ['before', 'after'].map((side) => join(root, story.name, side));
  const { world } = await openWorld({ kind: 'folders', before: before ?? '', after: after ?? '' }, null, contractFiles);
  const { owner, name } = pull.pull.repository;
  const title = `${owner.login}/${name}#${pull.number}`;
  const job = { title, head: pull.head, asOf: new Date().toISOString().slice(0, 10), failOn: null };
  const publication = await review(job, { ...world, grammar: loadGrammar });
  return { publication, edits: reconcile(publication, nothingSaid, pull.head) };
}

function folder(story: Story, side: 'before' | 'after'): Record<string, string> {
  const at = join(root, story.name, side);
  const paths = readdirSync(at, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    paths.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(at, path), readFileSync(path, 'utf8')];
    }),
  );
}

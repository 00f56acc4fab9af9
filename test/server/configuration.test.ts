import { describe, expect, test } from 'vitest';
import type { PlayedPull } from '../played-github/played-pull.ts';
import { before, without } from './contract.ts';
import { serving } from './serving.ts';

const serve = serving();
const settled = () => serve.architect.idle();
const file = '.github/architect.yml';
const conclusions = (pull: PlayedPull) => pull.checks.map(({ conclusion }) => conclusion);

/** Turns off what a field that goes away is told by. */
const lenient = 'fail-on: never\n';

describe('the configuration', () => {
  test('is that of the base: a pull request that edits it is reviewed under the old one, and told of the new', async () => {
    const shop = serve.shop({ ...before, [file]: 'fail-on: breaking\n' });
    const pull = shop.propose({ ...without('total'), [file]: lenient });
    await settled();
    expect(conclusions(pull)).toEqual(['failure']);
    expect(pull.summaries[0]?.body).toMatch(/configuration/i);
    shop.push('main', { [file]: lenient });
    pull.push({ 'notes.md': 'Nothing\n' });
    await settled();
    expect(conclusions(pull)).toEqual(['neutral']);
  });

  test('that cannot be understood is noted on its line, and the review goes on', async () => {
    const shop = serve.shop({ ...before, [file]: 'drafts: true\nfail-on: [maybe\n' });
    const pull = shop.propose({ ...without('total'), [file]: 'drafts: true\nfail-on: sometimes\n' });
    await settled();
    expect(pull.checks).toMatchObject([{ status: 'completed' }]);
    expect(pull.checks[0]?.annotations).toContainEqual(
      expect.objectContaining({
        path: file,
        start_line: 2,
        annotation_level: expect.stringMatching(/warning|failure/),
      }),
    );
    expect(pull.threads).toHaveLength(1);
  });

  test('of the organisation comes first, and that of the repository last', async () => {
    serve.github.repository('globex/.github', { files: { [file]: lenient } });
    const plain = serve.github.repository('globex/plain', { files: before }).propose(without('total'));
    const strict = serve.github
      .repository('globex/strict', { files: { ...before, [file]: 'fail-on: breaking\n' } })
      .propose(without('total'));
    await settled();
    expect([plain, strict].map(conclusions)).toEqual([['neutral'], ['failure']]);
  });

  test('can extend that of another repository', async () => {
    serve.github.repository('acme/rules', { files: { 'teams/api.yml': lenient } });
    const shop = serve.shop({ ...before, [file]: '_extends: rules:teams/api.yml\n' });
    const pull = shop.propose(without('total'));
    await settled();
    expect(conclusions(pull)).toEqual(['neutral']);
  });

  test('names labels that decide, and looks again when one comes or goes', async () => {
    const shop = serve.shop({ ...before, [file]: 'labels: { skip: [generated] }\n' });
    const pull = shop.propose(without('total'));
    await settled();
    pull.label('good first issue');
    await settled();
    expect(conclusions(pull)).toEqual(['failure']);
    pull.label('generated');
    await settled();
    expect(conclusions(pull).at(-1)).toMatch(/neutral|success/);
    pull.unlabel('generated');
    await settled();
    expect(conclusions(pull).at(-1)).toBe('failure');
    expect([pull.reviews.length, pull.summaries.length, pull.threads.length]).toEqual([1, 1, 1]);
  });

  test('lets drafts be reviewed, and reviews ask for changes until there is nothing to change', async () => {
    const shop = serve.shop({ ...before, [file]: 'drafts: true\nrequest-changes: true\n' });
    const pull = shop.propose(without('total'), { draft: true });
    await settled();
    expect(pull.reviews.map(({ state }) => state)).toEqual(['CHANGES_REQUESTED']);
    pull.push(before);
    await settled();
    expect(pull.reviews.map(({ state }) => state)).toEqual(['DISMISSED']);
    expect(conclusions(pull)).toEqual(['success']);
  });

  test('may ask for threads to be resolved, which takes a permission that is missing here', async () => {
    const shop = serve.shop({ ...before, [file]: 'resolve-threads: true\n' });
    const pull = shop.propose(without('total'));
    await settled();
    pull.push(before);
    await settled();
    expect(conclusions(pull)).toEqual(['success']);
    expect(pull.threads.map(({ resolvedBy, comments }) => [resolvedBy, comments[0]?.minimized])).toEqual([
      [null, 'OUTDATED'],
    ]);
  });
});

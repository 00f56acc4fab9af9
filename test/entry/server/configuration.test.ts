import { describe, expect, test } from 'vitest';
import type { FakePull } from '../../fake-github/fake-pull.ts';
import { before, without } from './contract.ts';
import { serving } from './serving.ts';

const rulePages = 'https://docs.example.com/rules';
const serve = serving({}, { RULE_PAGES: rulePages });
const settled = () => serve.architect.idle();
const file = '.github/architect.yml';
const conclusions = (pull: FakePull) => pull.checks.map(({ conclusion }) => conclusion);

const notes = (pull: FakePull) =>
  pull.checks.flatMap(({ annotations }) => annotations).map((one) => [one['path'], one['start_line'], one['title']]);
const wrong = /; the configuration is not valid$/;

/** Turns off what a field that goes away is told by. */
const lenient = 'fail-on: never\n';

describe('the configuration', () => {
  test('is that of the base: a pull request that edits it is reviewed under the old one, and told of the new', async () => {
    const shop = serve.shop({ ...before, [file]: 'fail-on: breaking\n' });
    const pull = shop.propose({ ...without('total'), [file]: lenient });
    await settled();
    expect(conclusions(pull)).toEqual(['failure']);
    expect(pull.summaries[0]?.body).toContain('Under the new one, the check would no longer fail');
    // Where its rules are explained is a setting of the service.
    expect(pull.threads[0]?.comments[0]?.body).toContain(`(${rulePages}/contract/response-field-removed.md)`);
    shop.push('main', { [file]: lenient });
    pull.push({ 'notes.md': 'Nothing\n' });
    await settled();
    expect(conclusions(pull)).toEqual(['neutral']);
  });

  test('that cannot be understood is noted on its line, and the review goes on', async () => {
    const shop = serve.shop({ ...before, [file]: 'drafts: true\nfail-onn: never\n' });
    const [broken, idle, mended] = [
      shop.propose(without('total')),
      shop.propose({ 'README.md': 'Our shop\n' }),
      shop.propose({ [file]: '# Ours.\ndrafts: true\n' }),
    ];
    await settled();
    expect(notes(broken)).toContainEqual([file, 2, 'Configuration not followed']);
    expect(broken.checks).toMatchObject([{ conclusion: 'failure', output: { title: expect.stringMatching(wrong) } }]);
    expect(broken.summaries[0]?.body).toContain('`fail-onn` is not a setting. Did you mean `fail-on`?');
    expect(broken.threads).toHaveLength(1);

    expect(notes(idle)).toEqual([[file, 2, 'Configuration not followed']]);
    expect(idle.checks).toMatchObject([{ conclusion: 'neutral', output: { title: expect.stringMatching(wrong) } }]);
    expect(idle.summaries, 'the check says it, and that is enough').toEqual([]);

    // The line that is wrong is not in the head any more.
    expect(notes(mended)).toEqual([]);
    expect(mended.summaries[0]?.body).toContain('Before the change, line 2: `fail-onn` is not a setting.');
    expect(mended.summaries[0]?.body).toContain('The new one would say the same here.');
  });

  test('that a pull request makes wrong is noted on its line, and would be left out', async () => {
    const shop = serve.shop({ ...before, [file]: 'drafts: true\n' });
    const pull = shop.propose({ ...without('total'), [file]: 'drafts: true\nfail-on: sometimes\n' });
    await settled();
    expect(notes(pull)).toContainEqual([file, 2, 'Configuration not followed']);
    expect(pull.summaries[0]?.body).toContain('The new one is not valid, and would be left out.');
    expect(conclusions(pull)).toEqual(['failure']);
  });

  test('of the organisation that is wrong is said, noted nowhere, and keeps nothing from being resolved', async () => {
    serve.github.repository('initech/.github', { files: { [file]: 'fail-onn: never\n' } });
    const pull = serve.github.repository('initech/shop', { files: before }).propose(without('total'));
    await settled();
    expect(pull.summaries[0]?.body).toContain(
      '`initech/.github: .github/architect.yml`: Line 1: it is not valid there',
    );
    // Not everybody who reads this repository may read the other one.
    expect(pull.summaries[0]?.body).not.toContain('fail-onn');
    expect(notes(pull)).toEqual([]);
    pull.push(before);
    await settled();
    expect(pull.threads.map(({ comments }) => comments[0]?.minimized)).toEqual(['OUTDATED']);
    expect(pull.summaries[0]?.body).toContain('what was found before is resolved');
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

  test('of a folder decides for what is in it, and for nothing beside it', async () => {
    const [orders, prices] = ['services/orders', 'services/prices'];
    const at = (folder: string, files: Readonly<Record<string, string>>) =>
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
    const shop = serve.shop({ ...at(orders, before), ...at(prices, before), [`${orders}/${file}`]: lenient });
    const changes = [at(orders, without('total')), at(prices, without('total'))];
    const pulls = [...changes, Object.assign({}, ...changes)].map((files) => shop.propose(files));
    const stricter = shop.propose({
      ...changes[0],
      [`${orders}/${file}`]: 'rules: { contract/response-field-removed: low }\n',
    });
    await settled();
    expect(pulls.flatMap(conclusions)).toEqual(['neutral', 'failure', 'failure']);
    expect(conclusions(stricter)).toEqual(['neutral']);
    expect(stricter.summaries[0]?.body).toContain('Under the new one, the check would fail; 1 finding would be ranked');
  });

  test('can extend that of another repository', async () => {
    serve.github.repository('acme/rules', { files: { 'teams/api.yml': lenient } });
    const shop = serve.shop({ ...before, [file]: '_extends: rules:teams/api.yml\n' });
    const pull = shop.propose(without('total'));
    const further = shop.propose({ [file]: '_extends: [rules:teams/api.yml, strict]\n' });
    await settled();
    expect(conclusions(pull)).toEqual(['neutral']);
    expect(further.summaries[0]?.body).toContain('what it would say is not known');
  });

  test('that extends what is not there says so on its line, and stands without it', async () => {
    const shop = serve.shop({ ...before, [file]: 'drafts: true\n_extends: nowhere\n' });
    const pull = shop.propose(without('total'), { draft: true });
    await settled();
    expect(conclusions(pull)).toEqual(['failure']);
    expect(notes(pull)).toContainEqual([file, 2, 'Configuration not followed']);
    expect(pull.summaries[0]?.body).toContain('"nowhere" is not followed: there is no such file');
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
    pull.push(without('total'));
    await settled();
    expect(pull.reviews.map(({ state }) => state)).toEqual(['DISMISSED', 'CHANGES_REQUESTED']);
    expect(pull.threads).toHaveLength(1);
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

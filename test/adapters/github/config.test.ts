import { contractFiles } from '../../../src/core/contracts/files.ts';
import { buildSchema, parse, validate } from 'graphql';
import { schema } from '@octokit/graphql-schema';
import { describe, expect, test } from 'vitest';
import { configTexts } from '../../../src/adapters/github/trees/config-texts.ts';
import { githubWorld } from '../../../src/adapters/github/trees/github-world.ts';
import { readPull } from '../../../src/adapters/github/pulls/read-pull.ts';
import { readConfig } from '../../../src/core/config/index.ts';
import { loadGrammar } from '../../../src/adapters/local/grammars.ts';
import { review } from '../../../src/core/review.ts';
import { orders } from '../../entry/command-line/orders.ts';
import { type Files, fakeHost, pull, type Story } from './fake-host.ts';

const own = '.github/architect.yml';

/** The configuration of a base branch, as it is read for changes in the given folders. */
async function configured(tip: Files, more: Partial<Story> = {}, folders: readonly string[] = [], graphql = true) {
  const { host, asked } = fakeHost({ before: {}, after: {}, tip, ...more });
  const { configs, notes } = await configTexts(
    { host, owner: 'acme', name: 'shop', graphql },
    'refs/heads/main',
    folders,
  );
  const wrong = readConfig(configs, []).unread.map(({ file, line, because }) => `${file}:${line} ${because}`);
  return { read: configs.map(({ path, text }) => [path, text.trim()]), configs, wrong, notes, asked };
}

describe('the configuration', () => {
  test('is that of the tip of the base branch, and never of the head or the merge base', async () => {
    const contract = { 'openapi.yaml': orders(['id', 'total']) };
    const story: Story = {
      before: { ...contract, [own]: 'fail-on: dangerous\n' },
      tip: { ...contract, [own]: 'fail-on: never\n' },
      after: { 'openapi.yaml': orders(['id']), [own]: 'rules: {contract/response-field-removed: off}\n' },
    };
    const { host } = fakeHost(story);
    const state = await readPull(host, pull);
    if (state === null) throw new Error('the story has no pull request');
    const world = githubWorld(host, state, contractFiles);
    const job = { title: state.title, head: state.head, asOf: '2026-06-01', failOn: null };
    expect((await world.fetch(job, [])).configs).toEqual([{ path: own, folder: '', text: 'fail-on: never\n' }]);
    const { check, verified } = await review(job, { ...world, grammar: loadGrammar });
    expect(check.conclusion).toBe('neutral');
    expect(verified.map(({ finding }) => finding.rule)).toContain('contract/response-field-removed');
  });

  test('lies over that of the owner, and under those of the folders with changes', async () => {
    const inside = 'services/orders/.github/architect.yml';
    const { read, configs, notes, asked } = await configured(
      { [own]: 'own: 1\n', [inside]: 'inside: 1\n', 'services/other/.github/architect.yml': 'other: 1\n' },
      { others: { 'acme/.github': { [own]: 'shared: 1\n' } } },
      ['', 'services/', 'services/orders/'],
    );
    expect(read).toEqual([
      ['acme/.github: .github/architect.yml', 'shared: 1'],
      [own, 'own: 1'],
      [inside, 'inside: 1'],
    ]);
    expect(configs.map(({ folder }) => folder)).toEqual(['', '', 'services/orders']);
    expect([notes, asked.length]).toEqual([[], 1]);
  });

  test('is `.yml` where both are there, and none where the owner has no such repository', async () => {
    const long = await configured({ '.github/architect.yaml': 'long: 1\n' });
    const both = await configured({ '.github/architect.yaml': 'long: 1\n', [own]: 'short: 1\n' });
    expect(long.read).toEqual([['.github/architect.yaml', 'long: 1']]);
    expect(both.read).toEqual([[own, 'short: 1']]);
    expect(long.notes).toEqual([]);
  });

  const failure = { message: 'Something went wrong while executing your query.' };
  test.each([
    ['somewhere', 4, failure],
    ['in the repository', 4, { ...failure, path: ['r1'] }],
    ['at the file', 1, { ...failure, path: ['r1', 'o2'], type: 'RESOURCE_LIMITS_EXCEEDED' }],
  ])('that the host failed to tell is asked for by itself: %s', async (_, times, error) => {
    const files = { [own]: 'own: 1\n' };
    const { read, asked } = await configured(files, {
      instead: ({ body }) => (body.query ? [200, { data: { r0: null, r1: null }, errors: [error] }] : undefined),
    });
    expect(read).toEqual([[own, 'own: 1']]);
    expect(asked.filter(({ path }) => path.includes('/shop/contents/'))).toHaveLength(times);
  });

  test('that is not a text is said and left out', async () => {
    const { wrong, notes } = await configured({ [own]: Buffer.from([0, 1]) });
    expect([wrong, notes]).toEqual([['.github/architect.yml:1 it is too large, or not a text'], []]);
  });

  test('of so many folders is not looked for, and that is said', async () => {
    const folders = Array.from({ length: 520 }, (_, index) => `services/${index}/`);
    const last = 'services/499/.github/architect.yml';
    const { read, notes, asked } = await configured({ [last]: 'last: 1\n' }, {}, folders);
    expect(notes).toEqual([expect.stringMatching(/not looked for: 20, because more than 500/)]);
    expect(read).toEqual([[last, 'last: 1']]);
    expect(asked).toHaveLength(11);
  });

  test('is read without GraphQL where there is no token', async () => {
    const { read, notes, asked } = await configured({ [own]: 'own: 1\n' }, {}, ['services/'], false);
    expect(read).toEqual([[own, 'own: 1']]);
    expect(notes).toEqual([expect.stringMatching(/not looked for: 1, because no token/)]);
    expect(asked.every(({ method }) => method === 'GET')).toBe(true);
  });
});

describe('what a configuration extends', () => {
  const rules = (text: string): Files => ({ [own]: text });

  test('comes before it, however deep', async () => {
    const { read, wrong } = await configured(rules('_extends: [acme/rules, "shared:strict.yml"]\n'), {
      others: {
        'acme/rules': rules('_extends: basics\nfail-on: high\n'),
        'acme/basics': rules('fail-on: low\n'),
        'acme/shared': { 'strict.yml': 'fail-on: medium\n' },
      },
    });
    expect(read.map(([path]) => path)).toEqual([
      'acme/rules: .github/architect.yml > _extends[0]',
      'acme/rules: .github/architect.yml',
      'acme/shared: strict.yml',
      own,
    ]);
    expect(wrong).toEqual([]);
  });

  test.each([
    ['leads back to itself', 'shop', {}, /^\.github\/architect\.yml:1 "shop" is not followed: it leads back to itself/],
    [
      'goes round',
      'a',
      { 'acme/a': rules('_extends: b\n'), 'acme/b': rules('_extends: a\n') },
      /^acme\/a: .github\/architect.yml > _extends\[0\].*leads back to itself/,
    ],
    [
      'belongs to somebody else',
      'evil/rules',
      { 'evil/rules': rules('fail-on: never\n') },
      /only repositories of acme/,
    ],
    ['is an address', 'https://evil.example/rules', {}, /only repositories of acme/],
    ['is not there', 'nowhere', {}, /there is no such file/],
    [
      'is too deep',
      'r1',
      Object.fromEntries(
        Array.from({ length: 7 }, (_, index) => [`acme/r${index + 1}`, rules(`_extends: r${index + 2}\n`)]),
      ),
      /6 files deep, and 5 are the most/,
    ],
  ] as const)('is not followed where it %s, and that is said', async (_name, named, others, said) => {
    const { read, wrong, notes } = await configured(rules(`_extends: "${named}"\n`), { others });
    expect([wrong, notes]).toEqual([[expect.stringMatching(said)], []]);
    expect(read.at(-1)?.[0]).toBe(own);
    expect(read.map(([path]) => path).join()).not.toContain('evil');
  });

  test('is followed to so many files', async () => {
    const many = Array.from({ length: 30 }, (_, index) => `r${index}`);
    const others = Object.fromEntries(many.map((name) => [`acme/${name}`, rules('fail-on: low\n')]));
    const { read, wrong } = await configured(rules(`_extends: [${many.join(', ')}]\n`), { others });
    expect(read).toHaveLength(21);
    expect(wrong).toEqual([
      expect.stringMatching(/ the last 10 of 30 files are not followed: 20 are looked at in all$/),
    ]);
  });

  test('is said to be too much once, whatever is wrong with it', async () => {
    const many = Array.from({ length: 500 }, (_, index) => `evil/r${index}`);
    const { wrong } = await configured(rules(`_extends: [${many.join(', ')}]\n`));
    expect(wrong).toHaveLength(21);
  });

  test.each([
    'fail-on: the-secret-word\n',
    'the-secret-word: 1\n',
    '_extends: the-secret-word\n',
    'a: [the-secret-word\n',
  ])('is not quoted where it stands in another repository: %j', async (text) => {
    const others = { 'acme/rules': rules(text), 'acme/.github': rules(text) };
    const { wrong, configs } = await configured(rules('_extends: rules\n'), { others });
    expect(wrong).toHaveLength(2);
    expect(JSON.stringify([wrong, readConfig(configs, []).unread])).not.toContain('the-secret-word');
    const { wrong: own } = await configured(rules(text));
    expect(JSON.stringify(own)).toContain(text.startsWith('a') ? 'valid YAML' : 'the-secret-word');
  });

  test('is not named where a file of another repository names it', async () => {
    const others = {
      'acme/rules': rules('_extends: "the-secret:word.yml"\n'),
      'acme/the-secret': { 'word.yml': 'a: 1\n' },
    };
    const { wrong } = await configured(rules('_extends: rules\n'), { others });
    expect(wrong).toEqual([
      expect.stringMatching(/^acme\/rules: .github\/architect.yml > _extends\[0\]:1 it is not valid/),
    ]);
  });

  test('is read only where it is asked for', async () => {
    expect((await configured(rules('fail-on: low\n'))).asked).toHaveLength(1);
  });
});

test('every question is one GitHub understands, and nothing somebody wrote is a part of it', async () => {
  const github = buildSchema(schema.idl, { assumeValid: true, assumeValidSDL: true });
  const branch = 'x") { id } evil: viewer { login } #';
  const { host, asked } = fakeHost({
    before: { 'openapi.yaml': orders(['id', 'total']) },
    after: { 'openapi.yaml': orders(['id']) },
    pull: { base: { ref: branch, sha: 'e'.repeat(40), repo: { id: 7, name: 'shop', owner: { login: 'acme' } } } },
    instead: ({ path }) =>
      path.includes('/compare/')
        ? [200, { base_commit: { sha: 'e'.repeat(40) }, merge_base_commit: { sha: 'b'.repeat(40) } }]
        : undefined,
  });
  const state = await readPull(host, pull);
  if (state === null) throw new Error('the story has no pull request');
  const world = githubWorld(host, state, contractFiles);
  const job = { title: state.title, head: state.head, asOf: '2026-06-01', failOn: null };
  await world.fetch(job, []);
  await world.fetch(job, ['openapi.yaml']);
  const questions = asked.flatMap(({ body }) => body.query ?? []);
  expect(questions).toHaveLength(2);
  for (const question of questions) {
    expect(validate(github, parse(question)).map(({ message }) => message)).toEqual([]);
    expect(question).not.toContain('evil');
  }
  expect(JSON.stringify(asked)).toContain('refs/heads/x');
});

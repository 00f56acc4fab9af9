import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../src/core/config/default.ts';
import { extendsOf, readConfig } from '../../src/core/config/index.ts';
import { nextConfigs } from '../../src/core/config/next.ts';
import { leftOutBy } from '../../src/core/config/relevant.ts';
import { settingsOf } from '../../src/core/config/settings-of.ts';
import type { ChangeSet, ConfigText } from '../../src/core/model/change-set.ts';
import { scopeOf } from '../../src/core/model/config.ts';
import { rules as everyRule } from '../../src/core/rules/index.ts';

const rules = ['contract/property-removed', 'resilience/http-call-without-timeout'];
const path = '.github/architect.yml';
const read = (text: string, folder = '') => readConfig([{ path, folder, text }], rules);
const config = (text: string) => {
  const { config, unread } = read(text);
  expect(unread).toEqual([]);
  return config;
};

function problem(text: string, folder = ''): { readonly message: string; readonly hint: string } {
  const { config, unread } = read(text, folder);
  expect(config).toEqual(defaultConfig);
  expect(unread).toHaveLength(1);
  const [one] = unread;
  return { message: `${one?.file}:${one?.line}: ${one?.because}`, hint: one?.fix ?? '' };
}

describe('architect.yml', () => {
  test('is optional, and may be empty or only comments', () => {
    expect(readConfig([], rules).config).toEqual(defaultConfig);
    for (const text of ['', '\n\n', '# nothing yet\n', '---\n# nothing yet\n', '{}']) {
      expect(config(text)).toEqual(defaultConfig);
    }
  });

  test('fills in what is not said', () => {
    const text = 'fail-on: dangerous\ncomments:\n  inline: 3\nrules:\n  contract/property-removed: low\n';
    expect(config(text)).toEqual({
      ...defaultConfig,
      failOn: 'dangerous',
      comments: { inline: 3 },
      rules: { 'contract/property-removed': 'low' },
    });
  });

  test.each([
    ['fail-on: high\nfial-on: low\n', /architect\.yml:2: `fial-on` is not a setting/, /Did you mean `fail-on`\?/],
    ['# ours\ncomments:\n  inlin: 3\n', /architect\.yml:3: `inlin` is not a setting/, /`inline`/],
    [
      'modes: {avr: FULL}\n',
      /architect\.yml:1: `avr` is not a setting/,
      /Did you mean `avro`\? `modes` may have .*thrift/,
    ],
    ['\nfail-on: braking\n', /architect\.yml:2: `fail-on` is "braking"/, /`breaking`.*never/],
    ['comments: {inline: 50}\n', /architect\.yml:1: `comments\.inline` is out of range/, /at most 20/],
    ['paths: {include: services/}\n', /architect\.yml:1: `paths\.include` has to be a list/, /./],
    [
      'paths:\n  exclude:\n    - docs/\n    - "!docs/api"\n',
      /architect\.yml:4: `paths\.exclude\.1` may not start with "!"/,
      /./,
    ],
    ['rules:\n  contract/property-remove: off\n', /architect\.yml:2: there is no rule/, /property-removed/],
    ['rules:\n  contract/property-removed: blocker\n', /architect\.yml:2: .*blocker/, /critical, high/],
    ['fail-on: low\nfail-on: high\n', /architect\.yml:2: it is not valid YAML: duplicated/, /./],
    ['rules:\n\t- x\n', /architect\.yml:2: it is not valid YAML/, /./],
    ['- fail-on\n', /architect\.yml:1: the file has to be a mapping/, /./],
    ['fail-on: low\n---\nfail-on: high\n', /architect\.yml:1: it is not valid YAML/, /./],
    ['drafts: true\n_extends: {a: b}\n', /architect\.yml:2: `_extends` has to be a text, or a list of texts/, /./],
  ])('says where %j is wrong and what is allowed', (text, message, hint) => {
    expect(problem(text).message).toMatch(message);
    expect(problem(text).hint).toMatch(hint);
  });
});

describe('a configuration with several mistakes', () => {
  const told = (text: string, folder = '') =>
    read(text, folder).unread.map(({ line, because }) => `${line}: ${because}`);

  test('is told all of them, in the order of its lines', () => {
    const text =
      'rules:\n  contract/gone: off\n  contract/property-removed: loud\n  contract/lost: off\nfail-on: foo\ncoments: {}\nagnet: {}\n';
    expect(read(text).config).toEqual(defaultConfig);
    expect(told(text)).toEqual([
      '2: there is no rule `contract/gone`',
      '3: `rules.contract/property-removed` is "loud"',
      '4: there is no rule `contract/lost`',
      '5: `fail-on` is "foo"',
      '6: `coments` is not a setting',
      '7: `agnet` is not a setting',
    ]);
  });

  test('is told only so many of them', () => {
    const keys = Array.from({ length: 500 }, (_, index) => `key${index}: 1\n`).join('');
    expect(told(keys)).toHaveLength(20);
  });

  test('of another repository is quoted nowhere', () => {
    const text = { path: 'acme/.github', folder: '', text: 'secret: 1\nfail-on: hush\n', elsewhere: true } as const;
    const { unread } = readConfig([text], rules);
    expect(unread.map(({ line }) => line)).toEqual([1, 2]);
    expect(JSON.stringify(unread)).not.toMatch(/secret|hush/);
  });

  test.each([
    ['foo', undefined],
    ['loud', undefined],
    ['hgih', 'high'],
    ['lo', 'low'],
    ['braking', 'breaking'],
    ['Brekaing', 'breaking'],
  ])('does not take %j for a word that is far from it: %s', (word, meant) => {
    const [{ fix = '' } = {}] = read(`fail-on: ${word}\n`).unread;
    expect(/Did you mean `(.*?)`/.exec(fix)?.[1]).toBe(meant);
  });
});

describe('what is looked at', () => {
  const looked = (text: string, before: string | null, after: string | null = before) =>
    leftOutBy(config(text))({ status: 'modified', before, after, hunks: [] }) === null;

  test.each([
    ['paths: {include: [services/orders/]}', 'services/orders/api/openapi.yaml', true],
    ['paths: {include: [services/orders]}', 'services/orders/api/openapi.yaml', true],
    ['paths: {include: [./services/orders]}', 'services/orders-old/openapi.yaml', false],
    ['paths: {include: ["**/*.yaml"]}', '.github/openapi.yaml', true],
    ['paths: {include: [services/], exclude: ["**/legacy/"]}', 'services/legacy/openapi.yaml', false],
    ['paths: {exclude: ["#drafts/"]}', '#drafts/openapi.yaml', false],
    ['paths: {exclude: [openapi.yaml]}', 'services/openapi.yaml', true],
    ['', 'services/openapi.yaml', true],
  ])('%j on %s: %s', (text, path, expected) => expect(looked(text, path)).toBe(expected));

  test('a file that moves in or out counts', () => {
    expect(looked('paths: {include: [services/]}', 'drafts/openapi.yaml', 'services/openapi.yaml')).toBe(true);
    expect(looked('paths: {include: [services/]}', 'services/openapi.yaml', null)).toBe(true);
  });
});

describe('several configurations', () => {
  const text = (from: string, folder: string, body: string): ConfigText => ({ path: from, folder, text: body });

  test('lay over each other, the weakest first', () => {
    const { config } = readConfig(
      [
        text('acme/.github', '', 'fail-on: low\ndrafts: true\nrules: {contract/property-removed: low}\n'),
        text(
          path,
          '',
          'fail-on: high\nrules: {resilience/http-call-without-timeout: off}\nagent: {dollars: {day: 5}}\n',
        ),
      ],
      rules,
    );
    expect(config).toEqual({
      ...defaultConfig,
      failOn: 'high',
      drafts: true,
      rules: { 'contract/property-removed': 'low', 'resilience/http-call-without-timeout': 'off' },
      agent: { ...defaultConfig.agent, dollars: { ...defaultConfig.agent.dollars, day: 5 } },
    });
  });

  test('hold for the files of their folder, over what the folders around it say', () => {
    const { config } = readConfig(
      [
        text('root', '', 'fail-on: high\nrules: {contract/property-removed: low}\n'),
        text('deep', 'services/orders', 'rules: {contract/property-removed: off}\n'),
        text('middle', 'services', 'fail-on: never\npaths: {exclude: [legacy/]}\n'),
      ],
      rules,
    );
    const at = (file: string) => scopeOf(config, file);
    expect(at('services/orders/api.yaml')).toMatchObject({
      failOn: 'never',
      rules: { 'contract/property-removed': 'off' },
    });
    expect(at('services/orders-v2/api.yaml')).toMatchObject({
      failOn: 'never',
      rules: { 'contract/property-removed': 'low' },
    });
    expect(at('api.yaml')).toMatchObject({ failOn: 'high' });
    const looked = (file: string) =>
      leftOutBy(config)({ status: 'modified', before: file, after: file, hunks: [] }) === null;
    expect([looked('services/legacy/api.yaml'), looked('legacy/api.yaml')]).toEqual([false, true]);
  });

  test('a folder decides for itself only what is about its files', () => {
    const said = problem('# ours\ndrafts: true\n', 'services');
    expect(said.message).toMatch(/architect\.yml:2: `drafts` is not a setting/);
    expect(said.hint).toContain('It may have fail-on, paths, rules, deprecation, versions, asyncapi, modes.');
  });

  test('one that is not valid is left out, and the others hold', () => {
    const { config, unread } = readConfig([text('a', '', 'fail-on: never\n'), text('b', '', 'fail-on: nver\n')], rules);
    expect(config.failOn).toBe('never');
    expect(unread).toMatchObject([{ file: 'b', line: 1 }]);
  });

  test('list what they set, and nothing of one that is not valid', () => {
    const valid = { path: '.github/architect.yml', folder: '', text: 'drafts: true\ncomments:\n  inline: 3\n' };
    const wrong = { path: 'services/.github/architect.yml', folder: 'services', text: 'fail-on: sometimes\n' };
    expect(settingsOf([valid, wrong], [])).toEqual([
      { key: 'comments.inline', value: '3', from: valid.path },
      { key: 'drafts', value: 'true', from: valid.path },
    ]);
  });

  test('name the repositories they extend', () => {
    expect(extendsOf(text(path, '', '_extends: platform\n'))).toEqual(['platform']);
    expect(extendsOf(text(path, '', '_extends: [platform, "rules:strict.yml"]\n'))).toEqual([
      'platform',
      'rules:strict.yml',
    ]);
    expect(extendsOf(text(path, '', 'fail-on: low\n'))).toEqual([]);
    expect(extendsOf(text(path, '', '_extends: {a: b}\n'))).toEqual([]);
  });
});

describe('a change of the configuration', () => {
  const side = (texts: Record<string, string>) => ({ paths: Object.keys(texts), texts, refused: {} });
  const change = (before: string | null, after: string | null, texts: Record<string, string> = {}): ChangeSet => ({
    before: side({}),
    after: side(texts),
    files: [{ status: 'modified', before, after, hunks: [] }],
    configs: [{ path, folder: '', text: 'fail-on: high\n' }],
    notes: [],
  });

  test('is seen where a file of that name is edited, added, moved or removed', () => {
    expect(nextConfigs(change('api.yaml', 'api.yaml'))).toBeNull();
    expect(nextConfigs(change(path, path, { [path]: 'fail-on: low\n' }))).toEqual([
      { path, folder: '', text: 'fail-on: low\n' },
    ]);
    expect(nextConfigs(change(path, null))).toEqual([]);
    expect(nextConfigs(change(path, 'old.yml', { 'old.yml': '' }))).toEqual([]);
    const folder = 'services/.github/architect.yml';
    expect(nextConfigs(change(null, folder, { [folder]: '' }))).toMatchObject([{ folder: '' }, { folder: 'services' }]);
  });
});

test('the example of the manual is valid, to us and to an editor', () => {
  const manual = readFileSync(join(import.meta.dirname, '../../docs/running.md'), 'utf8');
  const [, example = ''] = /```yaml\n([^]*?)```/.exec(manual) ?? [];
  const published = join(import.meta.dirname, '../../schemas/architect-config.schema.json');
  const schema = JSON.parse(readFileSync(published, 'utf8')) as { $id: string };
  expect(example).toContain(`# yaml-language-server: $schema=${schema.$id}\n`);
  expect(readConfig([{ path, folder: '', text: example }], Object.keys(everyRule)).unread).toEqual([]);
  const fits = new Ajv2020({ strict: false }).compile(schema);
  const wrong = [{ 'fail-onn': 'never' }, { rules: { 'contract/property-remove': 'off' } }];
  expect([load(example), ...wrong].map((one) => fits(one))).toEqual([true, false, false]);
});

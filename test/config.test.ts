import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../src/config/default.ts';
import { readConfig } from '../src/config/index.ts';
import { relevant } from '../src/config/relevant.ts';
import { UserProblem } from '../src/model/problem.ts';

const rules = ['contract/property-removed', 'resilience/http-call-without-timeout'];
const path = '.github/architect.yml';
const config = (text: string) => readConfig({ path, text }, rules);

function problem(text: string): UserProblem {
  try {
    config(text);
  } catch (error) {
    if (error instanceof UserProblem) return error;
    throw error;
  }
  throw new Error('it was read without a problem');
}

describe('architect.yml', () => {
  test('is optional, and may be empty or only comments', () => {
    expect(readConfig(null, rules)).toEqual(defaultConfig);
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
    ['\nfail-on: braking\n', /architect\.yml:2: `fail-on` is "braking"/, /`breaking`.*never/],
    ['comments: {inline: 50}\n', /architect\.yml:1: `comments\.inline` is out of range/, /at most 20/],
    ['include: services/\n', /architect\.yml:1: `include` has to be a list/, /./],
    ['exclude:\n  - docs/\n  - "!docs/api"\n', /architect\.yml:3: .*may not start with "!"/, /./],
    ['rules:\n  contract/property-remove: off\n', /architect\.yml:2: there is no rule/, /property-removed/],
    ['rules:\n  contract/property-removed: blocker\n', /architect\.yml:2: .*blocker/, /critical, high/],
    ['fail-on: low\nfail-on: high\n', /architect\.yml:2 is not valid YAML: duplicated/, /./],
    ['rules:\n\t- x\n', /architect\.yml:2 is not valid YAML/, /./],
    ['- fail-on\n', /the file has to be a mapping/, /./],
    ['fail-on: low\n---\nfail-on: high\n', /not valid YAML/, /./],
  ])('says where %j is wrong and what is allowed', (text, message, hint) => {
    expect(problem(text).message).toMatch(message);
    expect(problem(text).hint).toMatch(hint);
  });
});

describe('what is looked at', () => {
  const looked = (text: string, before: string | null, after: string | null = before) =>
    relevant(config(text))({ status: 'modified', before, after, hunks: [] });

  test.each([
    ['include: [services/orders/]', 'services/orders/api/openapi.yaml', true],
    ['include: [services/orders]', 'services/orders/api/openapi.yaml', true],
    ['include: [./services/orders]', 'services/orders-old/openapi.yaml', false],
    ['include: ["**/*.yaml"]', '.github/openapi.yaml', true],
    ['include: [services/]\nexclude: ["**/legacy/"]', 'services/legacy/openapi.yaml', false],
    ['exclude: ["#drafts/"]', '#drafts/openapi.yaml', false],
    ['exclude: [openapi.yaml]', 'services/openapi.yaml', true],
    ['', 'services/openapi.yaml', true],
  ])('%j on %s: %s', (text, path, expected) => expect(looked(text, path)).toBe(expected));

  test('a file that moves in or out counts', () => {
    expect(looked('include: [services/]', 'drafts/openapi.yaml', 'services/openapi.yaml')).toBe(true);
    expect(looked('include: [services/]', 'services/openapi.yaml', null)).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import { commands } from '../../src/core/commands/index.ts';
import { commandsIn } from '../../src/core/commands/parse.ts';
import type { Intent } from '../../src/core/model/intent.ts';

/** Every command with what it asks for; a new one needs a row. */
const asked: readonly (readonly [string, readonly string[], Intent | RegExp])[] = [
  ['review', [], { do: 'review' }],
  ['recheck', [], { do: 'recheck' }],
  ['explain', ['1f2e3d4c'], { do: 'explain', id: '1f2e3d4c' }],
  ['explain', ['`1F2E3D4C`'], { do: 'explain', id: '1f2e3d4c' }],
  ['explain', [], { do: 'explain', id: null }],
  ['explain', ['../../etc/passwd'], /eight letters and digits/],
  ['help', [], /`\/architect explain <id>`: .* \(read access\)/],
];

describe('a command', () => {
  test.each(asked)('%s %j', (name, args, expected) => {
    const intent = commands[name]?.run(args, { commands });
    if (expected instanceof RegExp) expect(intent).toMatchObject({ do: 'say', text: expect.stringMatching(expected) });
    else expect(intent).toEqual(expected);
  });

  test('is in the table, and says in a few words what it is for', () => {
    expect(new Set(asked.map(([name]) => name))).toEqual(new Set(Object.keys(commands)));
    for (const [name, { summary }] of Object.entries(commands)) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(summary).toMatch(/^[a-z].{5,100}[^.]$/);
    }
  });

  test('is listed by help', () => {
    const said = commands['help']?.run([], { commands });
    for (const name of Object.keys(commands)) {
      expect(said).toMatchObject({ text: expect.stringContaining(`\`/architect ${name}`) });
    }
  });
});

const fence = '```';

describe('a comment', () => {
  test.each([
    ['/architect review', ['review']],
    ['/architect', ['help']],
    ['/architect  explain \t 1f2e3d4c ', ['explain 1f2e3d4c']],
    ['   /Architect REVIEW', ['review']],
    ['Thanks!\r\n/architect review\r\n/architect help\r\n', ['review', 'help']],
    ['/architect review\n/architect review', ['review']],
    [`${fence}\n/architect help\n${fence}\n/architect review`, ['review']],
    [`${fence} inline ${fence}\n/architect review`, ['review']],
    ['<!-- hidden --> seen\n/architect review', ['review']],
    ['~~~~\n~~~\n/architect help\n~~~~~\n/architect review', ['review']],
  ])('%j gives %j', (comment, expected) => {
    expect(commandsIn(comment).map(({ name, args }) => [name, ...args].join(' '))).toEqual(expected);
  });

  test.each([
    'please run /architect review',
    '- /architect review',
    '> /architect review',
    '    /architect review',
    '\t/architect review',
    `${fence}sh\n/architect review\n${fence}`,
    `${fence}\n/architect review`,
    `${fence}\n${fence}js\n/architect review`,
    '~~~ `\n/architect review',
    '<!-- /architect review -->',
    '<!--\n/architect review\n-->',
    '<!-- a --> <!--\n/architect review\n\n/architect help -->',
    '`/architect review`',
    '/architecture review',
    '//architect review',
    '/ architect review',
    '',
  ])('%j gives none', (comment) => expect(commandsIn(comment)).toEqual([]));

  test.each([
    [`/architect explain ${'x'.repeat(10_000)}`, /longer than 1000 characters/],
    ['/architect review \u202E0f2e3d4c', /characters that nobody sees/],
    ['/architect rev\u200Biew', /characters that nobody sees/],
    ['/architect review \u2066now\u2069', /characters that nobody sees/],
    ['/architect review \u{E0041}', /characters that nobody sees/],
    ['/architect explain \u3164', /characters that nobody sees/],
    ['/architect explain \u0000', /characters that nobody sees/],
    ['/architect explain 1f2e3d4c \u{1F468}\u200D\u{1F469} \u2764\uFE0F', null],
    ['/architect\texplain\t1f2e3d4c', null],
  ])('%j has a problem: %s', (comment, problem) => {
    const [given] = commandsIn(comment);
    if (problem === null) expect(given?.problem).toBeNull();
    else expect(given?.problem).toMatch(problem);
    expect(JSON.stringify(given).length).toBeLessThan(2000);
  });

  test('gives ten commands at most, however long it is', () => {
    const flood = Array.from({ length: 5000 }, (_, number) => `/architect explain ${number}`).join('\n');
    expect(commandsIn(flood)).toHaveLength(10);
  });
});

import { describe, expect, test } from 'vitest';
import { commands } from '../../src/core/commands/index.ts';
import { contradicting } from '../../src/core/commands/contradicting.ts';
import { commandsIn } from '../../src/core/commands/parse.ts';
import type { Decision, Intent } from '../../src/core/model/intent.ts';

const thread = { commands, today: '2026-11-20' };

function decided(verb: Decision['verb'], of: string | null, reason = '', until: string | null = null): Intent {
  return { do: 'decide', verb, of, until, reason };
}

const steer = (how: 'paused' | 'resumed'): Intent => ({ do: 'steer', how });

/** Every command with what it asks for; a new one needs a row. */
const asked: readonly (readonly [string, readonly string[], Intent | RegExp])[] = [
  ['review', [], { do: 'review', full: false }],
  ['review', ['FULL'], { do: 'review', full: true }],
  ['review', ['./services/orders/', '/`api`', '.'], { do: 'look', paths: ['services/orders', 'api', ''] }],
  ['pause', [], { do: 'steer', how: 'paused' }],
  ['resume', [], { do: 'steer', how: 'resumed' }],
  ['ignore', ['this'], { do: 'steer', how: 'ignored' }],
  ['config', [], { do: 'configuration' }],
  ['status', [], { do: 'status' }],
  ['recheck', [], { do: 'recheck' }],
  ['explain', ['1f2e3d4c'], { do: 'explain', id: '1f2e3d4c' }],
  ['explain', ['`1F2E3D4C`'], { do: 'explain', id: '1f2e3d4c' }],
  ['explain', [], { do: 'explain', id: null }],
  ['explain', ['../../etc/passwd'], /eight letters and digits/],
  ['accept', ['1f2e3d4c', 'no', 'client', 'reads', 'it'], decided('accept', '1f2e3d4c', 'no client reads it')],
  ['accept', ['`1F2E3D4C`:', '--', 'fine'], decided('accept', '1f2e3d4c', 'fine')],
  ['accept', ['1f2e', 'until', '2026-11-20', 'fine'], decided('accept', '1f2e', 'fine', '2026-11-20')],
  ['accept', ['ALL', 'until', '`2.0.0`,', 'fine'], decided('accept', 'all', 'fine', '2.0.0')],
  ['accept', ['fine', 'by', 'us'], decided('accept', null, 'fine by us')],
  ['accept', ['added', 'on', 'purpose'], decided('accept', null, 'added on purpose')],
  ['accept', ['1f2e3d4c'], /^Say why/],
  ['accept', [], /^Say why/],
  ['accept', ['1f2e3d4c', 'until', '2026-11-30'], /^Say why/],
  ['accept', ['1f2e3d4c', 'until', '2026-11-19', 'fine'], /is in the past/],
  ['accept', ['1f2e3d4c', 'until', '2026-02-30', 'fine'], /takes a day/],
  ...['31.12.2027', '12.2027', '2027', '20271231', '2027-1-31', '31/12/2027', '2027-01-31T00:00', 'tomorrow'].map(
    (end) => ['accept', ['1f2e3d4c', 'until', end, 'fine'], /takes a day/] as const,
  ),
  ...['v2', '1.4', '2026.3', '2026-12', '0.20.26'].map(
    (end) => ['accept', ['1f2e3d4c', 'until', end, 'fine'], decided('accept', '1f2e3d4c', 'fine', end)] as const,
  ),
  ['accept', ['1f2e3d4c', 'until', 'the', 'app', 'is', 'out'], /takes a day/],
  ['accept', ['1f2e3d4c', 'until'], /takes a day/],
  ['accept', ['1f2e3d4c', 'x'.repeat(501)], /at most 500 characters/],
  ['dismiss', ['1f2e3d4c', 'the', 'gateway', 'does'], decided('dismiss', '1f2e3d4c', 'the gateway does')],
  ['dismiss', ['all', 'of', 'it'], decided('dismiss', null, 'all of it')],
  ['dismiss', ['1f2e3d4c', 'until', '2026-12-31'], decided('dismiss', '1f2e3d4c', 'until 2026-12-31')],
  ['dismiss', ['1f2e3d4c'], /^Say why/],
  ['unaccept', ['1f2e3d4c'], decided('unaccept', '1f2e3d4c')],
  ['unaccept', ['1f2e3d4c', 'after', 'all'], decided('unaccept', '1f2e3d4c', 'after all')],
  ['unaccept', ['all'], decided('unaccept', 'all')],
  ['unaccept', [], decided('unaccept', null)],
  ['unaccept', ['that'], /eight letters and digits/],
  ['undismiss', ['1f2e3d4c'], decided('undismiss', '1f2e3d4c')],
  ['contract', [], { do: 'answer', asked: { name: 'contract', args: [] } }],
  ['migration', [], { do: 'answer', asked: { name: 'migration', args: [] } }],
  ['blast-radius', ['1f2e3d4c'], { do: 'answer', asked: { name: 'blast-radius', args: ['1f2e3d4c'] } }],
  ['diagram', ['x'], { do: 'answer', asked: { name: 'diagram', args: ['x'] } }],
  ['adr', ['x'], { do: 'answer', asked: { name: 'adr', args: ['x'] } }],
  ['rollout', [], { do: 'answer', asked: { name: 'rollout', args: [] } }],
  ['ask', ['what', 'calls', 'it?'], { do: 'answer', asked: { name: 'ask', args: ['what', 'calls', 'it?'] } }],
  ['ask', [], { do: 'answer', asked: { name: 'ask', args: [] } }],
  ['boundaries', ['now'], { do: 'answer', asked: { name: 'boundaries', args: [] } }],
  ['resilience', [], { do: 'answer', asked: { name: 'resilience', args: [] } }],
  ['observability', ['now'], { do: 'answer', asked: { name: 'observability', args: [] } }],
  ['auth', [], { do: 'answer', asked: { name: 'auth', args: [] } }],
  ['caching', ['now'], { do: 'answer', asked: { name: 'caching', args: [] } }],
  ['testing', [], { do: 'answer', asked: { name: 'testing', args: [] } }],
  ['performance', ['now'], { do: 'answer', asked: { name: 'performance', args: [] } }],
  ['versioning', [], { do: 'answer', asked: { name: 'versioning', args: [] } }],
  ['technology', ['now'], { do: 'answer', asked: { name: 'technology', args: [] } }],
  ['tradeoffs', [], { do: 'answer', asked: { name: 'tradeoffs', args: [] } }],
  ['help', [], /`\/architect explain <id>`: .* \(read access\)/],
];

describe('a command', () => {
  test.each(asked)('%s %j', (name, args, expected) => {
    const intent = commands[name]?.run(args, thread);
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
    const said = commands['help']?.run([], thread);
    for (const name of Object.keys(commands)) {
      expect(said).toMatchObject({ text: expect.stringContaining(`\`/architect ${name}`) });
    }
  });
});

describe('commands of one comment', () => {
  test.each<readonly [readonly Intent[], readonly number[]]>([
    [[decided('accept', '1f2e3d4c'), decided('accept', '00000000')], []],
    [
      [decided('accept', '1f2e3d4c'), decided('dismiss', '1f2e3d4c')],
      [0, 1],
    ],
    [
      [decided('accept', '1f2e3d4c', 'x'), decided('accept', '1f2e3d4c', 'y')],
      [0, 1],
    ],
    [
      [decided('accept', '1f2e'), decided('unaccept', '1f2e3d4c')],
      [0, 1],
    ],
    [
      [{ do: 'review', full: false }, decided('accept', 'all'), decided('unaccept', '1f2e3d4c')],
      [1, 2],
    ],
    [
      [decided('accept', null), decided('undismiss', '1f2e3d4c')],
      [0, 1],
    ],
    [[{ do: 'review', full: false }, { do: 'recheck' }], []],
    [
      [steer('paused'), steer('resumed')],
      [0, 1],
    ],
    [[steer('paused'), steer('paused')], []],
  ])('%j speak against each other: %j', (intents, against) => {
    expect([...contradicting(intents)]).toEqual(against);
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
    [`- ${fence}\n  /architect help\n  ${fence}\n/architect review`, ['review']],
    [`- 10. ${fence}sh\n      /architect help\n      ${fence}\n/architect review`, ['review']],
    ['<pre>\n/architect help\n</pre>\n/architect review', ['review']],
    ['<prefix>\n/architect review', ['review']],
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
    `* ${fence}\n  /architect review`,
    `${fence}\n    ${fence}\n/architect review`,
    'before <PRE class="a">\n/architect review\n</pre>',
    '<pre>\n/architect review',
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
    ['/architect review \u202E0f2e3d4c', /invisible characters/],
    ['/architect rev\u200Biew', /invisible characters/],
    ['/architect review \u2066now\u2069', /invisible characters/],
    ['/architect review \u{E0041}', /invisible characters/],
    ['/architect explain \u3164', /invisible characters/],
    ['/architect explain \u0000', /invisible characters/],
    ['/architect explain 1f2e3d4c \u{1F468}\u200D\u{1F469} \u2764\uFE0F', null],
    ['/architect\texplain\t1f2e3d4c', null],
  ])('%j has a problem: %s', (comment, problem) => {
    const [given] = commandsIn(comment);
    if (problem === null) expect(given?.problem).toBeNull();
    else expect(given?.problem).toMatch(problem);
    expect(JSON.stringify(given).length).toBeLessThan(2000);
  });

  test('of nothing but items and spaces is read at once', () => {
    expect(commandsIn(`${'-   1)   '.repeat(7000)}\n/architect review`)).toHaveLength(1);
  });

  test('gives ten commands at most, however long it is', () => {
    const flood = Array.from({ length: 5000 }, (_, number) => `/architect explain ${number}`).join('\n');
    expect(commandsIn(flood)).toHaveLength(10);
  });
});

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { everyTool } from '../../../src/core/agents/definition/allowed-tools.ts';
import { surroundingsOf } from '../../../src/core/agents/material/surroundings.ts';
import { fenceOf } from '../../../src/core/agents/text/fence.ts';
import { toolboxOf } from '../../../src/core/agents/conversation/toolbox.ts';
import { tools } from '../../../src/core/agents/tools/index.ts';
import type { Fact } from '../../../src/core/model/fact.ts';
import type { Side } from '../../../src/core/model/place.ts';
import { type Snapshot, treeOf } from '../../../src/core/model/tree.ts';
import { changeOf } from './change.ts';

const fence = fenceOf('key', 'head');
const fact: Fact = {
  id: 'F-0123456789',
  kind: 'contract.breaking',
  certainty: 'proven',
  subject: 'openapi.yaml GET /orders total',
  said: '[contract/response-field-removed] `total` is gone.',
  path: 'openapi.yaml',
  line: 7,
  side: 'before',
  finding: '1f2e3d4c',
};

const change = changeOf({
  'services/orders/src/api.ts': ['a\nb\n', 'a\nawait fetch(url);\n'],
  'services/orders/.env': ['KEY=1', 'KEY=2'],
  'docs/<script>\u202E.md': [null, 'hello'],
  'docs/handlers.md': [null, 'a\nb\nc\nd\ne\nf\ng\n'],
  'data.long.js': [null, `${'total '.repeat(20)}\n`.repeat(3000)],
  'data.min.js': ['x'.repeat(50_000), 'x'.repeat(50_000)],
});
const paths = ['services/orders/src/client.ts', 'services/billing/pay.ts', 'logo.png', 'services/orders/key.pem'];
const snapshot = (side: Snapshot, others: readonly string[]): Snapshot => ({
  ...side,
  paths: [...side.paths, ...paths, ...others].toSorted(),
});

interface Room {
  readonly calls?: number;
  readonly bytes?: number;
  readonly looks?: number;
  readonly isLocal?: boolean;
  /** Whether everything is brought near once it is asked for. */
  readonly gathers?: boolean;
  readonly others?: readonly string[];
  readonly allowed?: readonly string[];
}

/** A toolbox over a tree of which some files were not fetched, and what the world was asked for. */
function open(room: Room = {}) {
  const { calls = 30, bytes = 200_000, looks, isLocal = false, gathers, others = [], allowed = everyTool } = room;
  const asked: string[] = [];
  const surroundings = surroundingsOf(
    {
      trees: { before: treeOf(snapshot(change.before, others)), after: treeOf(snapshot(change.after, others)) },
      files: change.files,
      facts: [fact],
      endpoints: (side, path) => (path.endsWith('api.ts') && side === 'after' ? ['3 GET /orders'] : []),
    },
    {
      isLocal,
      ...(gathers !== undefined && {
        gather: async (files: number) => {
          asked.push(`all instead of ${files}`);
          return gathers;
        },
      }),
      look: async (side: Side, wanted) => {
        asked.push(...wanted.map((path) => `${side} ${path}`));
        const texts = Object.fromEntries(
          wanted.filter((path) => path.endsWith('.ts')).map((path) => [path, `// ${path}\nconst timeout = 3000;\n`]),
        );
        const refused = wanted.includes('logo.png') ? { 'logo.png': { because: 'it is not a text', fix: '' } } : {};
        return { texts, refused };
      },
    },
    looks,
  );
  const box = toolboxOf(allowed, surroundings, fence, { calls, bytes });
  const use = async (name: string, input: unknown) => {
    const [result] = await box.run([{ type: 'use', id: 'u1', name, input }]);
    return result?.type === 'result' ? result : expect.fail('no result');
  };
  return { box, use, asked };
}

const read = (path: string, side = 'after', start = 1, end = 50) => ({ path, side, start, end });

describe('what an agent can look up', () => {
  test('is what an agent file can allow', () => {
    expect(Object.keys(tools).toSorted()).toEqual([...everyTool].toSorted());
  });

  test('is told in a form that models take, the same every time', () => {
    const { definitions } = open().box;
    expect(JSON.stringify(definitions)).toBe(JSON.stringify(open().box.definitions));
    for (const { input } of definitions) {
      expect(input).toMatchObject({ type: 'object', additionalProperties: false });
      expect(input['required']).toEqual(Object.keys(input['properties'] as object));
      expect(JSON.stringify(input)).not.toMatch(/"(minimum|maximum|minLength|maxLength|default|\$schema)"/);
    }
  });

  test('lines of a file, with their numbers, between marks', async () => {
    const { text, failed } = await open().use('read_file', read('./services/orders/src/api.ts'));
    expect(failed).toBe(false);
    expect(text).toBe(
      `Lines 1 to 2 of 2.\n<untrusted id="${fence.mark}" of="services/orders/src/api.ts after the change">\n` +
        `a1 | a\na2 | await fetch(url);\n</untrusted id="${fence.mark}">`,
    );
    expect((await open().use('read_file', read('services/orders/src/api.ts', 'before', 2, 2))).text).toContain(
      'b2 | b',
    );
  });

  test.each(['../../etc/passwd', '/etc/passwd', 'services/../../etc/passwd', 'C:\\windows', '..', '.', '\0'])(
    'nothing outside of the tree: %j',
    async (path) => {
      const { use, asked } = open();
      expect((await use('read_file', read(path))).text).toBe('There is no such file after the change.');
      expect(asked).toEqual([]);
    },
  );

  test.each(['services/orders/.env', 'services/orders/key.pem'])('no secret: %s', async (path) => {
    const { use, asked } = open();
    expect((await use('read_file', read(path))).text).toMatch(/exists, and may hold secrets/);
    expect((await use('grep', { pattern: 'KEY', literal: true, glob: path, side: 'after' })).text).toMatch(
      /^0 matches in 0 of 1 files/,
    );
    expect(asked).toEqual([]);
  });

  test('a file that was not fetched is brought once, and one that is no text is said to be', async () => {
    const { use, asked } = open();
    expect((await use('read_file', read('services/orders/src/client.ts'))).text).toContain('timeout = 3000');
    expect((await use('read_file', read('services/orders/src/client.ts', 'after', 2, 2))).text).toContain('a2 |');
    expect((await use('read_file', read('logo.png'))).text).toBe('The file is not readable: it is not a text.');
    expect(asked).toEqual(['after services/orders/src/client.ts', 'after logo.png']);
  });

  test('no more files than there is a budget for, over everything that is looked up', async () => {
    const { use, asked } = open({ looks: 2 });
    await use('read_file', read('services/orders/src/client.ts'));
    await use('grep', { pattern: 'x', literal: true, glob: 'services/billing/*', side: 'after' });
    const { text } = await use('read_file', read('services/orders/src/client.ts', 'before'));
    expect(text).toBe('The file is not readable: it was not looked at: the budget for looking around is spent.');
    expect((await use('read_file', read('services/orders/src/client.ts', 'after', 2, 2))).text).toContain('a2 |');
    expect(asked).toEqual(['after services/orders/src/client.ts', 'after services/billing/pay.ts']);
  });

  test('matches, nearest first, and what was not searched', async () => {
    const { text } = await open({ looks: 1 }).use('grep', {
      pattern: 'time[o]ut',
      literal: false,
      glob: '**/*.ts',
      side: 'after',
    });
    expect(text).toContain('services/orders/src/client.ts:a2 | const timeout = 3000;');
    expect(text).toMatch(/^1 matches in 2 of 3 files\. 1 files were not searched/);
    expect(text).toContain('\nnot searched: services/billing/pay.ts\n');
    expect((await open().use('grep', { pattern: '(', literal: false, glob: '', side: 'after' })).text).toMatch(
      /not one RE2 understands/,
    );
    expect((await open().use('grep', { pattern: 'fetch(', literal: true, glob: '', side: 'after' })).text).toContain(
      'a2 | await fetch(url);',
    );
  });

  test('what was read before is searched, whatever is left to bring', async () => {
    const { use } = open({ looks: 1 });
    await use('read_file', read('services/billing/pay.ts'));
    const { text } = await use('grep', { pattern: 'timeout', literal: true, glob: 'services/**/*.ts', side: 'after' });
    expect(text).toContain('services/billing/pay.ts:a2 | const timeout = 3000;');
    expect(text).toContain('not searched: services/orders/src/client.ts');
  });

  test('what asks nobody is searched as far as there is text', async () => {
    const many = Array.from({ length: 60 }, (_, index) => `services/billing/part${index}.ts`);
    const searched = async (isLocal: boolean, glob: string) => {
      const { use } = open({ isLocal, others: many });
      return (await use('grep', { pattern: 'timeout', literal: true, glob, side: 'after' })).text.split('\n')[0];
    };
    expect(await searched(true, '**/*.ts')).toBe('62 matches in 63 of 63 files.');
    expect(await searched(false, '**/*.ts')).toMatch(
      /^20 matches in 21 of 63 files\. 42 files were not searched: .* 130 more files can be brought in this review\.$/,
    );
    expect(await searched(false, 'services/billing/part*'), 'what a narrow glob names is brought').toBe(
      '60 matches in 60 of 60 files.',
    );
  });

  test('what can be brought near at once is searched as if it were, and what cannot is said', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `services/billing/part${index}.ts`);
    const searched = async (gathers: boolean, glob: string, others = many) => {
      const { use, asked, box } = open({ gathers, others });
      const { text } = await use('grep', { pattern: 'timeout', literal: true, glob, side: 'after' });
      return { said: text.split('\n')[0], asked, allowance: box.allowance(2) };
    };
    const whole = await searched(true, '**/*.ts');
    expect(whole.said).toBe('Matches 1 to 100 of 302 (go on with start 101) in 303 of 303 files.');
    expect(whole.asked[0]).toBe('all instead of 302');
    expect((await searched(false, '**/*.ts')).said).toMatch(/in 21 of 303 files\. 282 files were not searched/);
    expect((await searched(true, 'services/orders/src/api.ts')).asked, 'what is here is not asked for').toEqual([]);
    const unreadable = Array.from({ length: 99 }, (_, index) => `lib/${index}.go`);
    expect((await searched(true, 'lib/*.go', unreadable)).said).toBe(
      '0 matches in 0 of 99 files. 99 files cannot be searched (99: it could not be brought).',
    );
  });

  test('what can never be searched is counted with the reasons and not named', async () => {
    const { text } = await open({ isLocal: true }).use('grep', {
      pattern: 'nowhere',
      literal: true,
      glob: '{logo.png,services/orders/**}',
      side: 'after',
    });
    expect(text).toBe(
      '0 matches in 2 of 5 files. 3 files cannot be searched (2: it exists, and may hold secrets; 1: it is not a text).',
    );
  });

  test('a match with the lines around it, and no line twice', async () => {
    const { use } = open();
    const around = async (pattern: string, context: number) =>
      (await use('grep', { pattern, literal: false, glob: 'docs/handlers.md', side: 'after', context })).text;
    expect(await around('^(b|d)$', 1)).toBe(
      `2 matches in 1 of 1 files.\n<untrusted id="${fence.mark}" of="lines that match, after the change">\n` +
        ['-a1 | a', ':a2 | b', '-a3 | c', ':a4 | d', '-a5 | e'].map((line) => `docs/handlers.md${line}\n`).join('') +
        `</untrusted id="${fence.mark}">`,
    );
    expect(await around('^[ag]$', 1)).toContain('-a2 | b\n--\ndocs/handlers.md-a6 | f\ndocs/handlers.md:a7 | g\n');
    expect(await around('^z$', 10)).toBe('0 matches in 1 of 1 files.');
    expect(await around('^b$', 0)).not.toContain('--');
  });

  test('more matches than fit are gone on with, in the order they had', async () => {
    const { use } = open();
    const from = async (start: number) =>
      (await use('grep', { pattern: 'total', literal: true, glob: 'data.long.js', side: 'after', context: 50, start }))
        .text;
    const first = await from(1);
    const [, next = ''] = /^Matches 1 to \d+ of 3000 \(go on with start (\d+)\) in 1 of 1 files\./.exec(first) ?? [];
    expect(first).not.toContain('cut here');
    expect(await from(Number(next))).toContain(`data.long.js:a${next} | `);
    expect(await from(3000)).toMatch(/^Matches 3000 to 3000 of 3000 in 1 of 1 files\./);
    expect(await from(3001)).toBe('Matches 3001 to 3000 of 3000 in 1 of 1 files.');
  });

  test('lines that do not fit are not said to be shown', async () => {
    const { text } = await open().use('read_file', read('data.long.js', 'after', 1, 400));
    const [, last = ''] = /^Lines 1 to (\d+) of 3000\./.exec(text) ?? [];
    expect(text).toContain(`a${last} | `);
    expect(text).not.toMatch(new RegExp(`a${Number(last) + 1} \\||cut here`));
  });

  test('how much may be looked up is said at the start, to who may', () => {
    expect(open().box.allowance(12)).toBe(
      'You have 12 turns, and may look up 30 things and about 200 kB. Each turn reads everything anew: ask at once for all you want to see.',
    );
    expect(open({ allowed: [] }).box.allowance(12)).toBe('');
  });

  test('how much is left is said before it is gone', async () => {
    const { box } = open({ calls: 3 });
    const uses = [{ type: 'use', id: 'u1', name: 'list_files', input: { glob: '', side: 'after' } }] as const;
    expect((await box.run(uses)).at(-1)).toEqual({ type: 'text', text: 'You may look up 2 more things.' });
    expect((await open().box.run(uses)).at(-1)?.type).toBe('result');
    expect((await open({ looks: 15, bytes: 30_000 }).box.run(uses)).at(-1)).toEqual({
      type: 'text',
      text: 'About 30 kB more can be shown to you. 15 more files can be brought that nobody has read yet.',
    });
  });

  test('a search that would never end elsewhere ends here', async () => {
    const { text } = await open().use('grep', {
      pattern: '(x+x+)+y',
      literal: false,
      glob: 'data.min.js',
      side: 'after',
    });
    expect(text).toMatch(/^0 matches in 1 of 1/);
  });

  test('a pattern that means more than it says is looked for in less', async () => {
    const { text } = await open().use('grep', {
      pattern: `x${'(?:x?){1000}'.repeat(39)}y[zx]`,
      literal: false,
      glob: 'data.min.js',
      side: 'after',
    });
    expect(text).toMatch(/^0 matches in 0 of 1 files\. 1 files were not searched/);
  });

  test('paths, facts, differences and operations', async () => {
    const { use } = open();
    expect((await use('list_files', { glob: 'services/*/pay.ts', side: 'after' })).text).toContain(
      'services/billing/pay.ts',
    );
    expect((await use('get_facts', { kind: 'contract.breaking', subject: 'get /ORDERS' })).text).toContain(fact.id);
    expect((await use('get_facts', { kind: '', subject: 'refunds' })).text).toBe('0 of 1 facts.');
    expect((await use('contract_diff', { contract: 'openapi.yaml', subject: '' })).text).toContain('openapi.yaml:b7');
    expect((await use('list_endpoints', { service: 'services/orders', side: 'after' })).text).toContain(
      'api.ts:a3 GET /orders',
    );
  });

  test('names are shown without what people do not see', async () => {
    const { text } = await open().use('list_files', { glob: 'docs/*', side: 'after' });
    expect(text).toContain('docs/<script>.md');
  });
});

describe('a toolbox', () => {
  test.each([
    ['nothing', undefined],
    ['a list', []],
    ['too little', { path: 'a' }],
    ['too much', { ...read('a'), ref: 'main' }],
    ['another type', { ...read('a'), start: 'one' }],
  ])('answers %s with what is wrong', async (_name, input) => {
    const { failed, text } = await open().use('read_file', input);
    expect(failed).toBe(true);
    expect(text.length).toBeGreaterThan(10);
  });

  test('answers nothing twice, and no more than it has a budget for', async () => {
    const { use, box } = open({ calls: 3 });
    await use('read_file', read('services/orders/src/api.ts'));
    expect(await use('read_file', read('services/orders/src/api.ts'))).toMatchObject({
      failed: true,
      text: expect.stringMatching(/already answered/),
    });
    const many = Array.from({ length: 500 }, (_, index) => ({
      type: 'use' as const,
      id: `u${index}`,
      name: 'read_file',
      input: read('services/orders/src/api.ts', 'after', index + 1, index + 1),
    }));
    const results = await box.run(many);
    expect(results.map((result) => (result.type === 'result' ? result.id : ''))).toEqual(many.map(({ id }) => id));
    expect(results.filter((result) => result.type === 'result' && !result.failed)).toHaveLength(1);
    expect(box.isSpent()).toBe(true);
  });

  test('shows no more than there is room for', async () => {
    const { use, box } = open({ bytes: 100 });
    expect((await use('read_file', read('services/orders/src/api.ts'))).failed).toBe(false);
    expect(box.isSpent()).toBe(true);
    expect(await use('list_files', { glob: '', side: 'after' })).toMatchObject({
      failed: true,
      text: expect.stringMatching(/budget for looking things up is spent/),
    });
  });

  test('cuts what is long, and says so', async () => {
    const others = Array.from({ length: 300 }, (_, index) => `docs/${'order-'.repeat(30)}${index}.md`);
    const { text } = await open({ others }).use('list_files', { glob: '', side: 'after' });
    expect(text).toContain('[cut here: the rest did not fit]');
    expect(text.length).toBeLessThan(17_000);
  });

  test('never throws and never answers at length, whatever it is asked', async () => {
    const input = fc.oneof(
      fc.anything(),
      fc.record({
        path: fc.string(),
        side: fc.constantFrom('after', 'before'),
        start: fc.integer(),
        end: fc.integer(),
      }),
      fc.record({
        pattern: fc.string(),
        literal: fc.boolean(),
        glob: fc.string(),
        side: fc.constantFrom('after', 'before'),
      }),
      fc.record({ glob: fc.string(), side: fc.constantFrom('after', 'before') }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...everyTool, 'bash', '__proto__', 'constructor'),
        input,
        async (name, given) => {
          const { text } = await open().use(name, given);
          expect(text.length).toBeLessThan(20_000);
        },
      ),
    );
  });
});

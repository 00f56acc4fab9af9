import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { array, assert, constantFrom, nat, property, tuple } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compared, said } from './said.ts';

const isInstalled = spawnSync('thrift', ['--version'], { encoding: 'utf8' }).stdout?.includes('Thrift') === true;
if (!isInstalled) console.warn('SKIPPED: thrift is not installed here, so nobody judges what is said of Thrift.');

/** Whether `thrift --audit` fails. It exits with 2 where something breaks. @throws Error where it cannot read one of them. */
function fails(before: string, after: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'judge-'));
  try {
    for (const [side, text] of Object.entries({ before, after })) {
      mkdirSync(join(folder, side));
      writeFileSync(join(folder, side, 'orders.thrift'), text);
    }
    const paths = ['before', 'after'].map((side) => join(folder, side, 'orders.thrift'));
    const { stdout, stderr, status } = spawnSync('thrift', ['--audit', ...paths], { encoding: 'utf8' });
    if (`${stdout}${stderr}`.includes('[ERROR') || status === 1) throw new Error(`${stdout}${stderr}`);
    return status === 2;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const base = `namespace java shop
typedef i32 Id
const i32 most = 1
enum Status { OPEN = 1, PAID = 2 }
enum Unused { NONE }
struct Order { 1: required string id, 2: i32 total = 1, 3: optional list<Status> history, 6: map<string, Item> items }
struct Item { 1: string sku }
union Method { 1: string card, 2: i32 invoice }
exception NotFound { 1: string id }
exception Refused { 1: string id }
service Base { void ping() }
service Orders extends Base {
  Order get(1: string id, 2: i32 depth) throws (1: NotFound e),
  oneway void note(1: string text),
  Item first()
}
`;

const edits: readonly (readonly [from: string, to: string])[] = [
  [', 3: optional list<Status> history', ''],
  ['1: required string id, ', ''],
  ['2: i32 total', '2: i64 total'],
  ['list<Status>', 'set<Status>'],
  ['list<Status>', 'list<i32>'],
  ['map<string, Item>', 'map<i32, Item>'],
  ['map<string, Item>', 'map<string, Order>'],
  ['6: map', '7: map'],
  ['items }', 'items, 7: i32 due }'],
  ['items }', 'items, 7: required i32 due }'],
  ['1: required', '1: optional'],
  ['1: string card', '1: required string card'],
  ['3: optional', '3: required'],
  ['3: optional', '3:'],
  ['total = 1', 'total = 2'],
  ['total = 1', 'total'],
  ['i32 total', 'i32 amount'],
  ['1: string sku', '1: Id sku'],
  [', PAID = 2', ''],
  ['PAID = 2', 'PAID = 3'],
  ['PAID = 2', 'SETTLED = 2'],
  ['PAID = 2', 'PAID = 2, LATE = 3'],
  [', 2: i32 invoice', ''],
  ['2: i32 invoice', '2: i32 invoice, 3: i32 cash'],
  ['const i32 most = 1', ''],
  ['most = 1', 'most = 2'],
  ['java shop', 'java store'],
  ['void ping()', ''],
  ['void ping()', 'void ping(), void pong()'],
  ['Order get', 'Item get'],
  ['Item first', 'void first'],
  ['oneway void', 'void'],
  ['void ping', 'oneway void ping'],
  [', 2: i32 depth', ''],
  ['2: i32 depth', '2: i64 depth'],
  ['2: i32 depth', '2: i32 levels'],
  ['2: i32 depth', '2: i32 depth, 3: i32 more'],
  ['void ping()', 'void ping() throws (1: NotFound e)'],
  [' throws (1: NotFound e)', ''],
  ['1: NotFound e', '1: Refused e'],
  ['1: NotFound e', '1: NotFound e, 2: Refused r'],
  [' extends Base', ''],
  ['exception Refused', 'exception Declined'],
];

/** What the audit lets pass and we call breaking, and why. */
const stricter: readonly (readonly [from: string, to: string, because: string])[] = [
  ['typedef i32 Id', 'typedef i64 Id', 'all that is declared with it has other bytes'],
  ['union Method', 'struct Method', 'generated code of the two has nothing in common'],
  ['enum Unused { NONE }\n', '', 'code that uses it no longer compiles'],
];

/** What the audit refuses and we call dangerous, and why. */
const milder: readonly (readonly [from: string, to: string, because: string])[] = [
  [
    '2: i32 depth',
    '2: Id depth',
    'the bytes of a typedef are those of the type behind it, and many languages have no name for it',
  ],
  [
    '2: i32 invoice',
    '2: Id invoice',
    'the bytes of a typedef are those of the type behind it, and many languages have no name for it',
  ],
  ['6: map', '5: i32 due, 6: map', 'whether the number was used before is nowhere in the file'],
];

/** By which rules we say so. */
const milderRules = ['contract/generated-type-may-change', 'contract/field-number-in-between'];

describe.runIf(isInstalled)('against thrift --audit', { timeout: 30_000 }, () => {
  test.each(edits)('`%s` that becomes `%s` is judged alike', (from, to) => {
    expect(base.split(from)).toHaveLength(2);
    const after = base.replace(from, to);
    expect(compared(base, after).verdict === 'breaking').toBe(fails(base, after));
  });

  test.each(stricter)('`%s` that becomes `%s` breaks, although it passes there: %s', (from, to) => {
    const after = base.replace(from, to);
    expect(fails(base, after)).toBe(false);
    expect(compared(base, after).verdict).toBe('breaking');
  });

  test.each(milder)('`%s` that becomes `%s` is dangerous, although it fails there: %s', (from, to) => {
    const after = base.replace(from, to);
    expect(fails(base, after)).toBe(true);
    expect(said(base, after)).toEqual([
      expect.stringMatching(/^dangerous (generated-type-may-change|field-number-in-between) /),
    ]);
  });

  test('what fails there is never compatible, however many edits come together', () => {
    let failed = 0;
    assert(
      property(array(anEdit, { minLength: 1, maxLength: 3 }), (some) => {
        const after = some.reduce(apply, base);
        if (judged(after) !== true) return;
        failed++;
        const { verdict, changes } = compared(base, after);
        const isMilder = changes.some(({ rule }) => milderRules.includes(rule));
        expect({ after, verdict }).toEqual({
          after,
          verdict: isMilder ? expect.not.stringMatching('compatible') : 'breaking',
        });
      }),
      { numRuns: 60, seed: 42 },
    );
    expect(failed).toBeGreaterThan(20);
  });

  test('one edit that passes there breaks for a reason that is written down', () => {
    let passed = 0;
    assert(
      property(anEdit, (edit) => {
        const after = apply(base, edit);
        if (after === base || judged(after) !== false) return;
        passed++;
        const { changes } = compared(base, after);
        const breaking = changes.filter(({ severity, rule }) => severity === 'breaking' && !(rule in ours));
        expect({ after, breaking }).toEqual({ after, breaking: [] });
      }),
      { numRuns: 60, seed: 7 },
    );
    expect(passed).toBeGreaterThan(10);
  });
});

/** Whether the audit fails; null where one of the texts is none for it. */
function judged(after: string): boolean | null {
  try {
    return fails(base, after);
  } catch {
    return null;
  }
}

/** An edit of one word: which kind of word, which of them, and what becomes of it. */
type Edit = readonly [kind: RegExp, at: number, to: string];

const anEdit = tuple(
  constantFrom<readonly [RegExp, readonly string[]]>(
    [
      /\b(string|i32|i64|bool|double|binary|Id|Item|Status|Order)\b/g,
      ['string', 'i32', 'i64', 'bool', 'double', 'Item', 'Status', 'Id'],
    ],
    [/\b[1-9](?=:)/g, ['1', '2', '4', '8', '9']],
    [/(?<=\d: )(required |optional )?(?=\w)/g, ['required ', 'optional ', '']],
    [/\b(get|note|first|ping|history|items|sku|card|OPEN|PAID|NotFound)\b/g, ['fetched', 'kept']],
    [/(, )?\d: [\w<>, ]+?(?= \}|\))/g, ['']],
    [/(?<== )\d/g, ['1', '2', '5']],
  ),
  nat(40),
  nat(40),
).map(([[kind, texts], at, to]): Edit => [kind, at, texts[to % texts.length] ?? '']);

function apply(text: string, [kind, at, to]: Edit): string {
  const found = [...text.matchAll(kind)];
  const one = found[at % Math.max(1, found.length)];
  return one === undefined ? text : text.slice(0, one.index) + to + text.slice(one.index + one[0].length);
}

/** What the audit lets pass and we call breaking, by our rule. */
const ours: Readonly<Record<string, string>> = {
  'contract/field-name-moved': 'what is sent as one field is read as another',
  'contract/definition-changed': 'all that is declared with it has other bytes',
  'contract/generated-type-changed': 'generated code has an enum in place of a number, where the audit looks at bytes',
};

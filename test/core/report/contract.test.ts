import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareContracts } from '../../../src/core/contract.ts';
import type { ContractReport } from '../../../src/core/model/contract-result.ts';
import { contractFormats } from '../../../src/core/report/contract/contract-formats.ts';
import type { ContractFormatName } from '../../../src/core/report/contract/contract-format-name.ts';
import { excerpts } from '../../../src/core/report/contract/excerpt.ts';
import { explanation } from '../../../src/core/report/parts/explanation.ts';
import { orders } from '../../entry/command-line/orders.ts';
import { changeOf, findingOf } from './finding.ts';
import { hostile } from './hostile.ts';
import { inline } from './publication.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';

await allReaders();

const file = 'orders.yaml';
const treeOf = (text: string) => ({ paths: [file], texts: { [file]: text }, refused: {} });

const prints = {
  pretty: await contractFormats.pretty(),
  markdown: await contractFormats.markdown(),
  json: await contractFormats.json(),
  sarif: await contractFormats.sarif(),
  github: await contractFormats.github(),
  html: await contractFormats.html(),
};

function compared(before: string, after: string): ContractReport {
  const [a, b] = [treeOf(before), treeOf(after)];
  return compareContracts({ before: a, after: b, pairs: [], format: null, mode: null, asOf: '2026-06-01' });
}

function printed(format: ContractFormatName, before: string, after: string): string {
  const sides = { before: excerpts(() => before), after: excerpts(() => after) };
  return prints[format](compared(before, after), { color: false, sides });
}

const whole = orders(['id', 'total']);
const slim = orders(['id']);

describe('the version a change requires', () => {
  test.each([
    ['a field is gone', whole, slim, 'major', '2.0.0'],
    ['a field is gone below 1.0', whole.replace('1.0.0', '0.4.2'), slim.replace('1.0.0', '0.4.2'), 'major', '0.5.0'],
    ['a field is new', slim, whole, 'minor', '1.1.0'],
    ['a field is new below 1.0', slim.replace('1.0.0', '0.4.2'), whole.replace('1.0.0', '0.4.2'), 'minor', '0.4.3'],
    [
      'another name for people',
      whole,
      whole.replace('      responses:', '      operationId: latest\n      responses:'),
      'patch',
      '1.0.1',
    ],
  ])('%s', (_, before, after, bump, next) => {
    const { result } = compared(before, after);
    expect(result).toMatchObject({ bump, contracts: [{ path: file, format: 'openapi', bump, next }] });
  });

  test('nothing changed', () => {
    expect(compared(whole, whole).result).toMatchObject({ bump: 'none', contracts: [] });
  });

  test('a version that is a date has no next one', () => {
    const dated = (text: string) => text.replace('1.0.0', '2026-01-01');
    expect(compared(dated(whole), dated(slim)).result.contracts).toEqual([
      { path: file, format: 'openapi', bump: 'major', before: '2026-01-01', after: '2026-01-01' },
    ]);
  });

  test('is written with as many numbers as the former one', () => {
    const next = (version: string) => {
      const [before, after] = [whole, slim].map((text) => text.replace('1.0.0', version)) as [string, string];
      return compared(before, after).result.contracts.map((one) => one.next);
    };
    expect([next("'1'"), next("'1.4'"), next('1.4.2'), next("'0.9'")]).toEqual([['2'], ['2.0'], ['2.0.0'], ['0.10']]);
  });

  test('is not known where something was not read', () => {
    expect(compared(whole, 'openapi: 3.0.0\n  x: [').result).toMatchObject({ verdict: 'unread', bump: null });
  });
});

test('what was announced to end and is gone is no break, and who uses it still is not told that it works', () => {
  const api = (paths: string) =>
    `openapi: 3.1.0\ninfo: { title: Orders, version: 1.0.0 }\npaths:\n  /a: { get: {} }\n${paths}`;
  const [ended, gone] = [api('  /b: { get: { deprecated: true } }\n'), api('')];
  const told = printed('pretty', ended, gone);
  expect(told).toContain('keep working, but for those that use what was deprecated or a draft and is gone (1 part).');
  expect(told).toContain('`architect explain versioning/removed-after-deprecation` says why it is safe');
  expect(printed('markdown', ended, gone)).toContain('keep working, but for those');
  expect(printed('pretty', slim, whole)).toMatch(/^Compatible: clients that work today keep working\.$/m);
});

describe('on a terminal', () => {
  const proto = (...fields: readonly string[]) =>
    `syntax = "proto3";\npackage shop.v1;\nmessage Order {\n${fields.join('\n')}\n}\nservice Orders { rpc Get(Order) returns (Order); }\n`;
  const told = (before: string, after: string) => {
    const [a, b] = [before, after].map((text) => ({ paths: ['a.proto'], texts: { 'a.proto': text }, refused: {} }));
    const request = { pairs: [], format: null, mode: null, asOf: '2026-06-01' };
    const sides = { before: () => null, after: () => null };
    return prints.pretty(compareContracts({ before: a!, after: b!, ...request }), { color: false, sides });
  };
  const count = (text: string, words: RegExp) => text.match(words)?.length ?? 0;

  test('each rule says once why, and what to do', () => {
    const one = told(proto('string a = 1;', 'string b = 2;'), proto('int32 a = 1;', 'string b = 2;'));
    expect(one).toMatch(/a\.proto:4\n {2}\S[^\n]+\.\n {2}What to do: Keep the field as it is/);
    const two = told(proto('string a = 1;', 'string b = 2;'), proto('int32 a = 1;', 'int32 b = 2;'));
    expect([count(two, /^breaking /gm), count(two, /^ {2}What to do:/gm)]).toEqual([2, 1]);
    expect(told(proto(), proto('string a = 1;'))).not.toContain('What to do');
  });

  test('who is concerned is said where it is not every client', () => {
    const renamed = told(proto('string a = 1;'), proto('string b = 1;'));
    expect(renamed).toContain('contract/field-renamed, breaking for clients that exchange JSON\n');
    const typed = told(proto('string a = 1;'), proto('int32 a = 1;'));
    expect(typed).toContain('contract/field-type-changed\n');
  });
});

test.each([
  ['wire', 'breaking for running clients, '],
  ['json', 'breaking for clients that exchange JSON, '],
  ['source', 'breaking for generated code, '],
  ['file', 'breaking for those who import the file, '],
] as const)('an explanation says whom a change concerns: %s', (audience, words) => {
  const finding = findingOf({ change: changeOf({ audience }) });
  expect(explanation(finding.id, [inline(finding)], 'working tree')).toContain(words);
});

test('the changelog says the version first, and then every change with its line', () => {
  const markdown = printed('markdown', whole, slim);
  expect(markdown).toMatch(/^# Contract changes\n\n\*\*Requires a major version/);
  expect(markdown).toContain(
    '(OpenAPI) requires a major version. It stays at `1.0.0`, and the least that says enough is `2.0.0`',
  );
  expect(markdown).toMatch(
    /## Breaking \(1\)\n\n- .*`total`.* `orders\.yaml:\d+` \(\[`contract\/response-field-removed`\]/,
  );
});

test('the page has both sides beside each other, and nothing that runs or is fetched', () => {
  const page = printed('html', whole, slim);
  expect(page).toMatch(/<figcaption>Before: orders\.yaml:16<\/figcaption>.*class="line here"><i>16<\/i> +total/s);
  expect(page).toMatch(/<figcaption>After: orders\.yaml:\d+/);
  expect(page).not.toMatch(/<script|src=|<link|@import/);
});

test('workflow annotations and code scanning are told what breaks, and not what is safe', () => {
  expect(printed('github', whole, slim)).toMatch(/^::error file=orders\.yaml,line=\d+,title=.*total/);
  expect(printed('github', slim, whole)).toBe('Compatible: clients that work today keep working.\n');
  const [run] = JSON.parse(printed('sarif', whole, slim)).runs;
  expect(run.results.map(({ ruleId, level }: Record<string, string>) => [ruleId, level])).toEqual([
    ['contract/response-field-removed', 'error'],
    ['versioning/breaking-change-without-major-bump', 'warning'],
  ]);
});

test('nothing in a name or a line becomes markup of the page', () => {
  fc.assert(
    fc.property(hostile, hostile, (message, line) => {
      const place = { file: `${line}.yaml`, line: 1 };
      const finding = findingOf({
        message,
        rule: 'contract/response-field-removed',
        change: changeOf({ before: place }),
      });
      const { result } = compared(whole, whole);
      const unread = [{ file: message, because: line, fix: message }];
      const sides = { before: excerpts(() => line), after: excerpts(() => line) };
      const page = prints.html({ result: { ...result, unread }, findings: [finding] }, { color: false, sides });
      const plain = findingOf({
        message: 'x',
        rule: 'contract/response-field-removed',
        change: changeOf({ before: place }),
      });
      const other = prints.html(
        { result: { ...result, unread: [{ file: 'x', because: 'x', fix: 'x' }] }, findings: [plain] },
        { color: false, sides: { before: excerpts(() => 'x'), after: excerpts(() => 'x') } },
      );
      expect(new Set(tagsOf(page))).toEqual(
        new Set([...tagsOf(other), ...tagsOf(page).filter((tag) => /^<\/?(code|span class="line")>$/.test(tag))]),
      );
    }),
    { numRuns: 200 },
  );
});

function tagsOf(page: string): readonly string[] {
  return page.match(/<[^>]*>/g) ?? [];
}

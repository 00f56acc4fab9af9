import { describe, expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { bufRules } from '../../../../src/core/contracts/protobuf/buf-rules.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';
import { type Annotation, askBuf, bufRuleList, findBuf } from './buf.ts';
import { type RulePair, rulePairs, textsOf } from './buf-rule-pairs.ts';

await allReaders();

const buf = findBuf();
if (buf === null) console.warn('SKIPPED: buf is not installed for this machine, so nobody tells what its rules are.');

/** What buf calls breaking and we do not, with the reason. */
const milder: Readonly<Record<string, string>> = {
  FILE_SAME_SYNTAX: 'what another syntax changes is compared by itself',
  RESERVED_ENUM_NO_DELETE: 'nothing breaks before a value takes what was reserved, and that is said then',
  RESERVED_MESSAGE_NO_DELETE: 'nothing breaks before a field takes what was reserved, and that is said then',
};

/** What we call breaking in the modes of the wire and buf does not, with the reason. */
const stricter: Readonly<Record<string, string>> = {
  PACKAGE_SERVICE_NO_DELETE: 'its name is in the path that clients call',
  RPC_NO_DELETE: 'its name is the path that clients call',
  SERVICE_NO_DELETE: 'its name is in the path that clients call',
};

const names = Object.keys(rulePairs);
type Texts = ReturnType<typeof textsOf>;

function verdictOf({ before }: RulePair, after: RulePair['after'], breaking: object): string {
  const config = { 'buf.yaml': JSON.stringify({ version: 'v2', breaking }) };
  const side = (texts: RulePair['before']) => {
    const all = { ...textsOf(texts, 'orders'), ...config };
    return { paths: Object.keys(all), texts: all, refused: {} };
  };
  const sides = { before: side(before), after: side(after) };
  return compareContracts({ ...sides, pairs: [], format: null, mode: null, asOf: '2026-06-01' }).result.verdict;
}

describe.each(Object.entries(rulePairs))('%s', (rule, pair) => {
  test('alone says what it is about, and nothing of its neighbour', () => {
    const verdict = verdictOf(pair, pair.after, { use: [rule] });
    expect(verdict).toBe(rule in milder ? 'dangerous' : 'breaking');
    const [category = ''] = bufRules[rule]?.categories ?? [];
    expect(['breaking', verdict]).toContain(verdictOf(pair, pair.after, { use: [category] }));
    expect(verdictOf(pair, pair.clean, { use: [rule] })).not.toBe('breaking');
  });
});

test('what is switched off by any name is not said', () => {
  const deleted = rulePairs['MESSAGE_NO_DELETE'] as RulePair;
  const typed = rulePairs['FIELD_SAME_TYPE'] as RulePair;
  const wider = rulePairs['FIELD_WIRE_JSON_COMPATIBLE_TYPE'] as RulePair;
  const gone = rulePairs['FILE_NO_DELETE'] as RulePair;
  const said = ({ after, ...pair }: RulePair, breaking: object) => verdictOf({ after, ...pair }, after, breaking);
  expect(said(deleted, { except: ['MESSAGE_NO_DELETE'] })).toBe('compatible');
  expect(said(deleted, { except: ['FILE'] })).toBe('compatible');
  expect(said(deleted, { except: ['FILE_NO_DELETE'] })).toBe('breaking');
  // What a file took with it is about the file.
  expect(said(gone, { except: ['MESSAGE_NO_DELETE'] })).toBe('breaking');
  expect(said(gone, { except: ['FILE_NO_DELETE'] })).toBe('compatible');
  expect(said(typed, { except: ['FIELD_SAME_TYPE'] })).toBe('compatible');
  expect(said(typed, { use: ['WIRE', 'FIELD_SAME_NAME'] })).toBe('compatible');
  expect(said(wider, { use: ['WIRE', 'FIELD_SAME_NAME'] })).toBe('compatible');
  expect(said(deleted, { use: ['WIRE'] })).toBe('dangerous');
  expect(said(deleted, { use: ['WIRE'], except: ['MESSAGE_NO_DELETE', 'PACKAGE_MESSAGE_NO_DELETE'] })).toBe(
    'compatible',
  );
  expect(said(rulePairs['FILE_SAME_GO_PACKAGE'] as RulePair, { use: ['CSR'] })).toBe('compatible');
  expect(said(wider, { use: ['WIRE_JSON'] })).toBe('breaking');
  expect(said(wider, { use: ['WIRE_JSON'], ignore_only: { WIRE_JSON: ['orders/orders.proto'] } })).toBe('compatible');
  expect(said(wider, { use: ['WIRE_JSON'], ignore_only: { WIRE_JSON: ['refunds'] } })).toBe('breaking');
  const typedText = rulePairs['FIELD_SAME_CPP_STRING_TYPE'] as RulePair;
  expect(said(typedText, { except: ['FIELD_SAME_CTYPE'] })).toBe('compatible');
});

test('a package that is still tried out is left alone where buf.yaml says so', () => {
  const side = (name: string, message: string) => `syntax = "proto3";\npackage shop.${name};\nmessage ${message} {}\n`;
  const said = (name: string, ignored: boolean) => {
    const after = side(name, 'Refund');
    const pair = { before: side(name, 'Order'), after, clean: after };
    return verdictOf(pair, after, { use: ['FILE'], ignore_unstable_packages: ignored });
  };
  expect(said('v1beta1', true)).toBe('compatible');
  expect(said('v1', true)).toBe('breaking');
  expect(said('v1beta1', false)).toBe('breaking');
});

describe.skipIf(buf === null)('buf', () => {
  test('has the rules that are listed, in the same categories', () => {
    const listed = Object.entries(bufRules).filter(([, { categories }]) => categories.length > 0);
    const ours = listed.map(([rule, { categories }]) => [rule, [...categories].toSorted()]);
    const theirs = Object.entries(bufRuleList(buf ?? '')).map(([rule, list]) => [rule, list.toSorted()]);
    expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(theirs));
    expect(names.toSorted()).toEqual(theirs.map(([rule]) => rule).toSorted());
  });

  const all = (one: keyof RulePair) =>
    Object.assign({}, ...names.map((name) => textsOf(rulePairs[name]?.[one] ?? '', name.toLowerCase()))) as Texts;
  const foundIn = (name: string, found: readonly Annotation[]) =>
    found.filter(({ path, message }) => new RegExp(`\\b${name.toLowerCase()}\\b`).test(`${path} ${message}`));

  test('finds each pair by its rule, and not its neighbour', () => {
    const asked = (key: 'after' | 'clean') => {
      const found = askBuf(buf ?? '', all('before'), all(key), names);
      return names.filter((name) => foundIn(name, found).some(({ type }) => type === name));
    };
    expect(asked('after')).toEqual(names);
    expect(asked('clean')).toEqual([]);
  });

  test.each(['WIRE_JSON', 'WIRE'])('lets no pair pass in %s that is called breaking', (mode) => {
    const found = askBuf(buf ?? '', all('before'), all('after'), [mode]);
    const passed = names.filter((name) => foundIn(name, found).length === 0);
    const called = passed.filter((name) => {
      const pair = rulePairs[name] as RulePair;
      return verdictOf(pair, pair.after, { use: [mode] }) === 'breaking';
    });
    expect(called).toEqual(Object.keys(stricter));
    expect(passed.length).toBeGreaterThan(30);
  });
});

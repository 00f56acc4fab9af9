import { describe, expect, test } from 'vitest';
import { compareContracts } from '../../../src/core/contract.ts';
import { isDocument } from '../../../src/core/texts/document.ts';
import { parse } from '../../../src/core/contracts/smithy/parse.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';

await allReaders();

type Texts = string | Readonly<Record<string, string>>;

const head = '$version: "2"\nnamespace example.orders\n';
const service = `${head}
@aws.protocols#restJson1
service Orders {
    version: "2026-01-01"
    operations: [GetOrder]
    resources: [Refund]
}
resource Refund {
    identifiers: { refundId: String }
    create: CreateRefund
}
@http(method: "POST", uri: "/refunds")
operation CreateRefund {
    input: CreateRefundInput
    errors: [NotFound]
}
structure CreateRefundInput with [Traced] {
    @required
    amount: Amount
    reason: Reason
}
@mixin
structure Traced {
    traceId: String
}
@range(min: 1, max: 100)
integer Amount
enum Reason {
    DAMAGED
    LATE = "late"
}
operation GetOrder {
    output := {
        @required
        total: Amount
        method: Method
    }
}
union Method {
    card: String
    invoice: Integer
}
@error("client")
structure NotFound {
    message: String
}
`;

function result(before: Texts, after: Texts) {
  const tree = (given: Texts) => {
    const texts = typeof given === 'string' ? { 'model/orders.smithy': given } : given;
    return { paths: Object.keys(texts), texts, refused: {} };
  };
  return compareContracts({
    before: tree(before),
    after: tree(after),
    pairs: [],
    format: null,
    mode: null,
    asOf: '2026-06-01',
  }).result;
}

/** What is not safe, with the line it stands on in the after text, or in the before text where it is gone. */
function said(before: Texts, after: Texts): readonly string[] {
  const { changes, unread } = result(before, after);
  expect(unread).toEqual([]);
  return changes
    .filter(({ severity, rule }) => severity !== 'safe' && !rule.startsWith('versioning/'))
    .map(({ severity, rule, before: was, after: now }) => `${severity} ${rule} ${was?.line}-${now?.line}`);
}

function edited(from: string, to: string): readonly string[] {
  expect(service).toContain(from);
  return said(service, service.replace(from, to));
}

describe('a model of Smithy', () => {
  test('says of an operation that leaves its service, or joins it, nothing but that', () => {
    const outside = service.replace('    operations: [GetOrder]\n', '');
    const told = (before: string, after: string) => result(before, after).changes.map(({ message }) => message);
    expect(told(service, outside)).toEqual([expect.stringMatching(/`GetOrder` was removed/), expect.anything()]);
    expect(told(outside, service)).toEqual([expect.stringMatching(/`GetOrder` was added/)]);
  });

  test('that stays as it is says nothing, in whatever order and however it is laid out', () => {
    expect(said(service, service)).toEqual([]);
    expect(said(service, service.replaceAll('    ', '\t').replace('{ refundId', '{\n// the id\nrefundId'))).toEqual([]);
    expect(result(service, service).changes).toEqual([]);
    const empty = `${head}structure Nothing {}\nenum None {}\n`;
    expect(result(empty, `${empty}// the end\n`).changes).toEqual([]);
  });

  test.each([
    ['an operation goes', '    operations: [GetOrder]\n', '', ['breaking contract/operation-removed 34-5']],
    [
      'an operation of a resource goes',
      '    create: CreateRefund\n',
      '',
      ['breaking contract/operation-removed 15-10'],
    ],
    [
      'a resource goes',
      '    resources: [Refund]\n',
      '',
      ['breaking contract/operation-removed 15-11', 'breaking contract/resource-removed 10-5'],
    ],
    [
      'a required member',
      '    reason: Reason',
      '    reason: Reason\n    @required\n    note: String',
      ['breaking contract/required-request-field-added 19-24'],
    ],
    ['an optional member', '    reason: Reason', '    reason: Reason\n    note: String', []],
    [
      'a member of a mixin becomes required',
      '    traceId: String',
      '    @required\n    traceId: String',
      ['breaking contract/request-field-became-required 26-26'],
    ],
    ['another type', 'amount: Amount', 'amount: String', ['breaking contract/request-type-changed 21-21']],
    ['a tighter limit of a shape', 'max: 100', 'max: 50', ['breaking contract/request-limit-tightened 28-28']],
    [
      'an output is no longer required',
      '        @required\n        total',
      '        total',
      ['breaking contract/response-field-became-optional 36-36'],
    ],
    ['an output goes', '        method: Method\n', '', ['breaking contract/generated-member-removed 38-35']],
    [
      'an alternative is new',
      '    card: String',
      '    card: String\n    cash: String',
      ['dangerous contract/open-variant-added 41-43'],
    ],
    [
      'an enumeration is any text now, and code has no type for it',
      'enum Reason {\n    DAMAGED\n    LATE = "late"\n}',
      'string Reason',
      ['breaking contract/request-type-changed 30-30'],
    ],
    ['a value of an enumeration goes', '    DAMAGED\n', '', ['breaking contract/request-enum-value-removed 31-30']],
    ['another value of one name', '"late"', '"LATE"', ['breaking contract/request-enum-value-removed 32-30']],
    [
      'a new value in front',
      '    DAMAGED\n',
      '    BROKEN\n    DAMAGED\n',
      ['dangerous contract/enum-order-changed 30-30'],
    ],
    ['another address', '"/refunds"', '"/refunds/new"', ['breaking contract/http-binding-changed 14-14']],
    ['another identifier', 'refundId: String', 'id: String', ['breaking contract/value-replaced 11-11']],
    ['another protocol', 'restJson1', 'restXml', ['breaking contract/protocol-removed 4-4']],
    ['an error is new', 'operation GetOrder {', 'operation GetOrder {\n    errors: [NotFound]', []],
    ['whose fault an error is', '"client"', '"server"', ['breaking contract/value-replaced 45-45']],
    ['prose', '@mixin', '/// For support.\n@mixin', []],
  ])('%s', (_, from, to, expected) => {
    expect(edited(from, to)).toEqual(expected);
  });

  test('what apply adds counts as if it stood there', () => {
    const applied = `${service}apply CreateRefundInput$reason @required\n`;
    expect(said(service, applied)).toEqual(['breaking contract/request-field-became-required 22-49']);
  });

  test('the definition of a trait says which of its changes break', () => {
    const trait = `${head}@trait(breakingChanges: [{change: "remove"}, {path: "/level", change: "update"}])\nstructure audited { level: Integer, note: String }\n`;
    const order = (written: string) => `${trait}${written}structure Order { id: String }\n`;
    expect(said(order('@audited(level: 1)\n'), order(''))).toEqual(['breaking contract/value-replaced 5-5']);
    expect(said(order('@audited(level: 1)\n'), order('@audited(level: 2)\n'))).toHaveLength(1);
    expect(said(order('@audited(level: 1)\n'), order('@audited(level: 1, note: "x")\n'))).toEqual([]);
    expect(said(order(''), order('@audited(level: 1)\n'))).toEqual([]);
  });

  test('the JSON of a model says the same as its text', () => {
    const ast = (target: string) =>
      JSON.stringify(
        {
          smithy: '2.0',
          shapes: {
            'example.orders#Order': {
              type: 'structure',
              members: { total: { target, traits: { 'smithy.api#required': {} } } },
            },
            'example.orders#Orders': { type: 'list', member: { target: 'example.orders#Order' } },
          },
        },
        null,
        1,
      );
    const [integer, string] = [ast('smithy.api#Integer'), ast('smithy.api#String')];
    expect(said({ 'build/model.json': integer }, { 'build/model.json': string })).toEqual([
      'breaking contract/request-type-changed 7-7',
    ]);
    const text = `${head}structure Order { @required total: Integer }\nlist Orders { member: Order }\n`;
    expect(result({ 'model.smithy': text }, { 'model.json': integer })).toMatchObject({ changes: [], unread: [] });
  });

  test('the first version of the language is read too', () => {
    const old = (values: string) => `namespace example.orders
@enum([${values}])
string State
operation GetOrder { input: GetOrderInput, output: GetOrderOutput }
structure GetOrderInput { state: State }
structure GetOrderOutput { @box total: PrimitiveInteger, states: States }
set States { member: State }
`;
    const two = '{ value: "OPEN", name: "OPEN" }, { value: "PAID" }';
    expect(said(old(two), old(two))).toEqual([]);
    expect(said(old(two), old('{ value: "OPEN" }'))).toEqual([
      'breaking contract/request-enum-value-removed 2-2',
      'dangerous contract/response-enum-value-removed 2-2',
    ]);
  });
});

describe('a model of several texts', () => {
  const parts = {
    'model/orders.smithy': `${head}use example.money#Amount\nstructure Order { @required total: Amount }\n`,
    'model/money.smithy': '$version: "2"\nnamespace example.money\n@range(min: 0)\nlong Amount\n',
  };

  test('is one contract, and its texts may move', () => {
    const moved = {
      'smithy/all/orders.smithy': parts['model/orders.smithy'],
      'smithy/all/money.smithy': parts['model/money.smithy'],
    };
    expect(result(parts, moved)).toMatchObject({ changes: [], unread: [] });
    const changed = { ...parts, 'model/money.smithy': parts['model/money.smithy'].replace('long', 'string') };
    expect(said(parts, changed)).toContain('breaking contract/request-type-changed 4-4');
  });

  test('with one that cannot be read is compared as far as that goes', () => {
    const broken = { ...parts, 'model/money.smithy': 'namespace example.money\nlong {\n' };
    const { changes, unread } = result(parts, broken);
    expect(unread).toEqual([expect.objectContaining({ file: 'model/money.smithy', line: 2 })]);
    expect(changes.filter(({ severity }) => severity === 'breaking')).toEqual([]);
  });

  test('that names a shape nobody defines says where', () => {
    const { unread } = result(parts, { ...parts, 'model/orders.smithy': `${head}structure Order { total: Sum }\n` });
    expect(unread).toEqual([
      { file: 'model/orders.smithy', line: 3, because: 'there is no shape Sum', fix: expect.any(String) },
    ]);
  });

  test('that is there twice is two contracts', () => {
    const twice = {
      ...parts,
      'copy/orders.smithy': parts['model/orders.smithy'],
      'copy/money.smithy': parts['model/money.smithy'],
    };
    expect(result(twice, twice)).toMatchObject({ changes: [], unread: [] });
  });
});

describe('hostile texts', () => {
  test.each([
    ['values in values', `${head}@foo(${'['.repeat(10_000)})\nstring A\n`, /too deeply/],
    ['maps in maps', `${head}metadata x = ${'{a:'.repeat(10_000)}`, /too deeply/],
    ['a text without an end', `${head}metadata x = "${'x'.repeat(100_000)}`, /no end/],
    ['a shape twice', `${head}string A\nstring A\n`, /defined twice/],
    ['no statement', `${head}strucure A {}\n`, /begins no statement/],
    ['the end too early', `${head}structure A { b: `, /the end of the file/],
  ])('%s', (_, text, because) => {
    const parsed = parse('a.smithy', text);
    expect(isDocument(parsed) ? null : parsed.because).toMatch(because);
  });

  test('mixins that are their own, and chains of shapes 10,000 long, end', () => {
    const own = `${head}@mixin\nstructure A with [B] {}\n@mixin\nstructure B with [A] { x: String }\nstructure C with [A] {}\n`;
    expect(result(own, own.replace('x: String', 'x: Integer')).unread).toEqual([]);
    const chain = (last: string) =>
      `${head}${Array.from({ length: 10_000 }, (__, n) => `structure S${n} { next: S${n + 1} }\n`).join('')}structure S10000 { x: ${last} }\n`;
    const { verdict } = result(chain('String'), chain('Integer'));
    expect(['breaking', 'unread']).toContain(verdict);
  });

  test('a text of 20 MB is read', { timeout: 120_000 }, () => {
    const large = `${head}${Array.from({ length: 220_000 }, (__, n) => `/// One of many.\nstructure S${n} {\n    @required\n    id: String\n    total: Integer\n}\n`).join('')}`;
    expect(large.length).toBeGreaterThan(15_000_000);
    expect(isDocument(parse('a.smithy', large))).toBe(true);
  });
});

describe('a model of the first version', () => {
  const first = `$version: "1.0"
namespace example.orders
service Orders { version: "1", operations: [GetOrder] }
operation GetOrder { input: GetOrderInput, output: GetOrderOutput }
structure GetOrderInput { limit: Limit, all: PrimitiveBoolean, state: State, page: Integer, @box size: Limit }
structure GetOrderOutput { count: Limit, total: Boxed, known: PrimitiveBoolean, counts: Counts }
integer Limit
@box
integer Boxed
list Counts { member: Limit }
@enum([{ name: "NEW", value: "new" }, { name: "PAID", value: "paid" }])
string State
`;
  const second = `$version: "2.0"
namespace example.orders
service Orders { version: "1", operations: [GetOrder] }
operation GetOrder { input: GetOrderInput, output: GetOrderOutput }
structure GetOrderInput { @default(0) limit: Limit, @default(false) all: PrimitiveBoolean, state: State, page: Integer, @default(null) size: Limit }
structure GetOrderOutput { @default(0) count: Limit, total: Boxed, @default(false) known: PrimitiveBoolean, counts: Counts }
@default(0)
integer Limit
integer Boxed
list Counts { member: Limit }
enum State { NEW = "new", PAID = "paid" }
`;

  test('says the same as what it becomes in the second, where numbers and flags have a default and enumerations a shape', () => {
    expect(said(first, second)).toEqual([]);
    expect(said(second, first)).toEqual([]);
  });

  test('loses a default where the second says none, and gains one where it says another', () => {
    const without = second.replace('@default(0) count', 'count');
    expect(said(first, without)).toEqual([expect.stringContaining('member-default-changed')]);
    const demanded = second.replace('@default(0) count', '@required count');
    expect(said(demanded, without)).toEqual([expect.stringContaining('response-field-became-optional')]);
    const other = second.replace('@default(0) limit', '@default(20) limit');
    expect(said(first, other)).toEqual([expect.stringContaining('request-field-default-changed')]);
    expect(said(first, first.replace('page: Integer', 'page: PrimitiveInteger'))).toEqual([
      expect.stringContaining('member-default-changed'),
    ]);
  });

  test('loses a value of an enumeration, and becomes one, as it does in the second', () => {
    expect(said(first, second.replace(', PAID = "paid"', ''))).toEqual([
      expect.stringContaining('request-enum-value-removed'),
    ]);
    const open = first.replace(/@enum.*\n/, '');
    expect(said(open, second)).not.toEqual([]);
  });
});

describe('a member of a union that is called otherwise', () => {
  const sent = service.replace('    reason: Reason\n', '    method: Method\n');
  const line = sent.split('\n').indexOf('    card: String') + 1;

  test('is one that goes, because its name is sent', () => {
    const found = said(sent, sent.replace('card: String', 'paper: String'));
    expect(found).toContainEqual(expect.stringMatching(new RegExp(`^breaking contract/.* ${line}-`)));
  });

  test('is the same one where it only stands in another place', () => {
    const moved = sent.replace('    card: String\n    invoice: Integer\n', '    invoice: Integer\n    card: String\n');
    expect(said(sent, moved).filter((one) => one.startsWith('breaking contract/request'))).toEqual([]);
  });
});

describe('a shape that becomes another kind', () => {
  test('is said once, on its own line, whoever has it as a member', () => {
    const twice = service.replace('        method: Method\n', '        method: Method\n        former: Method\n');
    const line = twice.split('\n').indexOf('union Method {') + 1;
    expect(said(twice, twice.replace('union Method', 'structure Method'))).toEqual([
      `breaking contract/response-type-changed ${line}-${line}`,
    ]);
  });

  test('is said at the member where that names another shape', () => {
    const line = service.split('\n').indexOf('        method: Method') + 1;
    expect(edited('method: Method', 'method: Amount')).toContain(
      `breaking contract/response-type-changed ${line}-${line}`,
    );
  });
});

import { describe, expect, test } from 'vitest';
import { materialOfStory } from '../../../scripts/demo/answer-pages.ts';
import { type Facts, noFacts } from '../../../src/core/model/facts.ts';
import { focusNames, type Material } from '../../../src/core/model/material.ts';
import type { OperationExample } from '../../../src/core/model/operation-example.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { belongs } from '../../../src/core/report/answers/focused.ts';
import { focuses } from '../../../src/core/report/answers/focuses/index.ts';
import { answerOf } from '../../../src/core/report/answers/index.ts';
import { block } from '../../../src/core/report/words/block.ts';
import { areaOf } from '../../../src/core/rules/area-of.ts';
import { rules } from '../../../src/core/rules/index.ts';
import { changeOf, findingOf } from './finding.ts';
import { inline } from './publication.ts';

/** A change of these files, in which `GET /orders` changes if it has an example. */
function materialOf(
  texts: Readonly<Record<string, string>>,
  { example = null, facts = {} }: { example?: Partial<OperationExample> | null; facts?: Partial<Facts> } = {},
): Material {
  const tree = treeOf({ paths: Object.keys(texts), texts, refused: {} });
  const told = example && {
    operation: 'GET /orders',
    path: 'api.yaml',
    line: 7,
    side: 'after' as const,
    language: 'http' as const,
    request: ['GET /orders HTTP/1.1'],
    response: ['HTTP/1.1 200'],
    others: [],
    parameters: [],
    headers: [],
    schemes: [],
    token: null,
    isList: false,
    ...example,
  };
  return {
    title: 'acme/shop#12',
    head: 'a'.repeat(40),
    asOf: '2026-11-20',
    facts: { ...noFacts('2026-11-20'), ...facts },
    areaOf,
    verified: told ? [inline(findingOf({ change: changeOf() }))] : [],
    releases: [],
    trees: { before: tree, after: tree },
    changed: Object.keys(texts),
    exampleOf: () => told,
  };
}

const say = (name: (typeof focusNames)[number], material: Material) => answerOf({ name, args: [] }, material);

describe('requests before and after', () => {
  const told = (side: 'before' | 'after', others: readonly (readonly string[])[], path = 'api.yaml') => {
    const { exampleOf } = materialOf({}, { example: { others, path } });
    return exampleOf(side, path, 'GET /orders');
  };
  const refused = (code: number) => [['HTTP/1.1 404'], ['HTTP/1.1 400', '', `{ "code": ${code} }`]];

  test('show another answer than the first, where only that is another one than before', () => {
    const material = materialOf({}, { example: {} });
    const exampleOf: Material['exampleOf'] = (side) => told(side, refused(side === 'before' ? 1 : 2));
    const text = say('tradeoffs', { ...material, exampleOf });
    expect(text).toMatch(/Before:[\s\S]*HTTP\/1\.1 400\n\n\{ "code": 1 \}[\s\S]*After:[\s\S]*\{ "code": 2 \}/u);
    expect(text).not.toContain('404');
    expect(say('tradeoffs', { ...material, exampleOf: (side) => told(side, refused(1)) })).not.toContain('Before:');
  });

  test('let no contract crowd out another', () => {
    const usedBy = (path: string, count: number) => {
      const operations = Array.from({ length: count }, (_, index) => `GET /${path}/${index}`);
      return inline(findingOf({ path, subject: path, change: changeOf({ usedBy: operations }) }));
    };
    const exampleOf: Material['exampleOf'] = (side, path, operation) => {
      const one = materialOf({}, { example: { operation, path, request: [side] } }).exampleOf(side, path, operation);
      return operation.startsWith(`GET /${path}/`) ? one : null;
    };
    const verified = [usedBy('a.yaml', 9), usedBy('b.yaml', 1)];
    const text = say('tradeoffs', { ...materialOf({}), verified, exampleOf });
    expect([...text.matchAll(/^\*\*`GET (.*)`\*\*$/gmu)].map(([, operation]) => operation)).toEqual([
      '/a.yaml/0',
      '/b.yaml/0',
      '/a.yaml/1',
      '/a.yaml/2',
    ]);
  });
});

test('an operation that two files lead to is shown once', () => {
  const material = materialOf({}, { example: {} });
  const other = inline(findingOf({ path: 'proto/orders.proto', subject: 'other', change: changeOf() }));
  const facts = {
    ...material.facts,
    contracts: [{ path: 'services/orders/openapi.yaml' } as Facts['contracts'][number]],
  };
  const exampleOf: Material['exampleOf'] = (side, path, operation) =>
    path === 'proto/orders.proto' ? null : material.exampleOf(side, path, operation);
  const text = say('auth', { ...material, facts, exampleOf, verified: [...material.verified, other] });
  expect(text.match(/takes no credentials/gu)).toHaveLength(1);
});

const call = (timeout: 'set' | 'none', client = 'axios') => ({
  client,
  expression: 'axios.get',
  inside: 'stock',
  line: 3,
  text: "axios.get('http://warehouse/stock')",
  via: null,
  touched: true,
  timeout,
  because: timeout === 'set' ? 'set in the call' : '',
});
const calling = (timeout: 'set' | 'none', client?: string): Partial<Facts> => ({
  sources: {
    before: [],
    after: [
      {
        path: 'src/stock.ts',
        language: 'TypeScript',
        role: 'service',
        imports: [],
        clients: [],
        calls: [call(timeout, client)],
      },
    ],
  },
});

/** A change that adds or moves a dependency. */
const depending = (name: string, said: string, path = 'package.json', version = '7.1.0'): Material => {
  const statement = {
    kind: 'dependency.changed',
    certainty: 'proven',
    subject: name,
    path,
    line: 3,
    side: 'after',
  } as const;
  return materialOf({}, { facts: { statements: [{ ...statement, said, known: [name, version] }] } });
};

/** A change of an AsyncAPI contract that this operation meets. */
const receiving = (operation: string, text: string): Material => {
  const path = 'services/orders/openapi.yaml';
  const contract = {
    asked: { before: [], after: [] },
    format: 'asyncapi',
    path,
    outline: { before: null, after: null },
    differences: [],
  };
  return {
    ...materialOf({ [path]: text }, { facts: { contracts: [contract as unknown as Facts['contracts'][number]] } }),
    verified: [inline(findingOf({ change: changeOf({ usedBy: [operation] }) }))],
  };
};

/** A change that this operation meets. */
const meeting = (operation: string): Material => ({
  ...materialOf({}, { example: { operation } }),
  verified: [inline(findingOf({ change: changeOf({ usedBy: [operation] }) }))],
});

const deployment = (container: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: orders\nspec:\n  template:\n    spec:\n      containers:\n        - name: orders\n          ${container}\n`;
const well = 'readinessProbe: {}\n          livenessProbe: {}\n          resources: {}';

test('a manifest of blank lines is read in a moment, and told on its line', () => {
  const blank = '\n'.repeat(400_000);
  const text = `${blank}${deployment('image: orders:1')}`;
  expect(say('resilience', materialOf({ 'deploy.yaml': text }))).toContain('`deploy.yaml:400008`');
});

describe('a focused review', () => {
  const rows: readonly (readonly [(typeof focusNames)[number], Material, RegExp, Material])[] = [
    [
      'resilience',
      materialOf({}, { facts: calling('none') }),
      /`axios.get` in `stock` \(`src\/stock.ts:3`\): nothing bounds[\s\S]*axios.create\(\{ timeout: 3000 \}\)/,
      materialOf({}, { facts: calling('set') }),
    ],
    [
      'resilience',
      materialOf({ 'deploy.yaml': deployment('ports: [{ containerPort: 3000 }]') }),
      /`orders` \(`deploy.yaml:8`\) has no `readinessProbe`[\s\S]*port: 3000/,
      materialOf({ 'deploy.yaml': deployment(well) }),
    ],
    [
      'caching',
      materialOf({}, { example: { schemes: [['login']] } }),
      /no `Cache-Control` and no `ETag` \(`api.yaml:7`\)[\s\S]*private/,
      materialOf({}, { example: { headers: ['cache-control', 'etag'] } }),
    ],
    [
      'performance',
      materialOf({}, { example: { isList: true } }),
      /`GET \/orders` takes no parameter that bounds/,
      materialOf({}, { example: { isList: true, parameters: ['page_size'] } }),
    ],
    [
      'testing',
      materialOf({ 'src/pay.ts': '', 'test/money.spec.ts': '' }),
      /`src\/pay.ts`: a test would be `src\/pay.spec.ts`/,
      materialOf({ 'src/pay.ts': '', 'test/pay.test.ts': '' }),
    ],
    [
      'testing',
      materialOf({ 'a/refund.go': '' }),
      /would be `a\/refund_test.go`/,
      materialOf({ 'a/refund.go': '', 'a/refund_test.go': '' }),
    ],
    [
      'testing',
      materialOf({ 'src/main/java/Pay.java': '' }),
      /would be `src\/test\/java\/PayTest.java`/,
      materialOf({ 'src/main/java/Pay.java': '', 'x/PayTest.java': '' }),
    ],
    [
      'testing',
      materialOf({ 'ship/src/quote.rs': 'fn quote() {}' }),
      /would be `ship\/tests\/quote.rs`/,
      materialOf({ 'ship/src/quote.rs': 'fn quote() {}\n#[cfg(test)]\nmod tests {}' }),
    ],
    [
      'testing',
      materialOf({ 'src/Pay.php': '' }),
      /would be `src\/PayTest.php`/,
      materialOf({ 'src/Pay.php': '', 'tests/PayTest.php': '' }),
    ],
    [
      'auth',
      materialOf({}, { example: {} }),
      /no credentials that the contract names/,
      materialOf({}, { example: { schemes: null } }),
    ],
    [
      'auth',
      materialOf({}, { example: { schemes: [['key'], ['cert', 'login'], []], token: 'login' } }),
      /takes `key`, or `cert` and `login`, or no credentials \([\s\S]*Issuer of login[\s\S]*p0->>p1: asks for a token/,
      materialOf({}, { example: { schemes: [['key']] } }),
    ],
    [
      'caching',
      materialOf({}, { example: { schemes: [[], ['login']] } }),
      /Cache-Control: private[\s\S]*Vary: Authorization/,
      materialOf({}, { example: { schemes: [[]] } }),
    ],
    [
      'resilience',
      receiving('receive orders/placed', 'protocol: amqp'),
      /`orders\/placed` \(`services\/orders\/openapi.yaml:41`\)[\s\S]*x-delivery-limit: 5, .*routing-key: "orders\/placed"/,
      receiving('send orders/placed', 'protocol: amqp'),
    ],
    ['resilience', receiving('receive a', 'protocol: sqs'), /maxReceiveCount: 5/, receiving('receive a"] x', '')],
    [
      'resilience',
      receiving('receive a', 'protocol: kafka'),
      /aside: "a.dead"/,
      receiving('GET /a', 'protocol: kafka'),
    ],
    [
      'technology',
      depending('undici', '`undici` went from `^6.2.0` to `^7.0.0`.'),
      /may break[\s\S]*`undici` from 6 to 7 \(`package.json:3`\)/,
      depending('undici', '`undici` went from `^6.2.0` to `^6.9.0`.'),
    ],
    ['technology', depending('@acme/http', ''), /npm view @acme\/http@7.1.0 license/, depending('a; rm -rf ~', '')],
    ['technology', depending('golang.org/x/net', '', 'go.mod'), /go mod graph/, depending('$(id)', '', 'go.mod')],
    ['observability', materialOf({}, { facts: calling('set') }), /server_address=~"warehouse"/, materialOf({})],
    [
      'observability',
      meeting('shop.v1.Orders/Pay'),
      /grpc_server_call_duration_seconds_count\{grpc_method=~"shop\\\\.v1\\\\.Orders\/Pay",grpc_status!="OK"\}/,
      meeting('Query.orders'),
    ],
  ];
  test.each(rows)(
    '%s says what is missing and what to write, and of its twin nothing of it',
    (name, material, words, twin) => {
      expect(say(name, material)).toMatch(words);
      expect(say(name, twin)).not.toMatch(words);
    },
  );

  test.each(focusNames)('%s of a change without facts makes nothing up', (name) => {
    expect(say(name, materialOf({}))).toMatch(
      /^### .*\n\nNothing that was read of this change is about this\.\n\nThis is from facts alone\./,
    );
  });

  test.each(focusNames)('%s is about rules that there are', (name) => {
    const ids = Object.keys(rules);
    expect(focuses[name].rules.filter((start) => !ids.some((id) => id.startsWith(start)))).toEqual([]);
  });

  test('each rule belongs to one, unless its family is told by answers that look at the whole change', () => {
    const whole = ['API contracts & docs', 'API design & patterns'];
    const isElsewhere = (id: string) =>
      /^(api|data|documents|operations)\//u.test(id) ||
      (id.startsWith('contract/') && whole.includes(areaOf(id) ?? ''));
    const isForgotten = (id: string) => !focusNames.some((name) => belongs(focuses[name], id, areaOf(id)));
    expect(Object.keys(rules).filter((id) => isForgotten(id) && !isElsewhere(id))).toEqual([]);
  });

  test.each(['contract/call-timeout-removed', 'contract/retries-reduced', 'contract/retry-may-repeat'])(
    'resilience is about what a service config of gRPC says: %s',
    (rule) => {
      const verified = [inline(findingOf({ rule, change: changeOf() }))];
      const says = (name: (typeof focusNames)[number]) => say(name, { ...materialOf({}), verified });
      expect(says('resilience')).toContain(rule);
      expect(says('caching')).not.toContain(rule);
    },
  );

  test('no option is made up for a client that is not known', () => {
    expect(say('resilience', materialOf({}, { facts: calling('none', 'constructor') }))).not.toContain('```');
  });

  test('what a contract says becomes no query where it could be more than a name', () => {
    const finding = findingOf({ change: changeOf({ usedBy: ['GET /a"} or vector(1) #'] }) });
    const material = {
      ...materialOf({}, { example: { operation: 'GET /a"} or vector(1) #' } }),
      verified: [inline(finding)],
    };
    expect(say('observability', material)).not.toContain('vector');
  });

  test.each(focusNames)('%s names a line for what it says of the example change', async (name) => {
    const material = await materialOfStory('refunds-added');
    expect(say(name, material)).toMatch(/`services\/orders\/[\w./]+(:\d+)?`|promql/);
  });
});

describe('ask', () => {
  const ask = async (...args: string[]) => answerOf({ name: 'ask', args }, await materialOfStory('refunds-added'));

  test('without a model names what is nearest, with lines, and says what a model would add', async () => {
    const said = await ask('who', 'calls', 'payments?');
    expect(said).toContain('**Asked:** who calls payments?');
    expect(said).toContain('`services/orders/src/refund.ts:5`');
    expect(said).toContain('A model would add: an answer in words');
  });

  test('says that nothing tells, where no word of it was read', async () => {
    expect(await ask('what', 'about', 'kubernetes', 'quotas?')).toContain('The evidence does not tell');
    expect(await ask()).toContain('Ask something');
    expect(await ask('the', '???')).toContain('Ask something');
  });
});

test('a block of code ends where we end it, whatever stands in it', () => {
  const said = block('http', ['```', '````js', '<!-- architect:v1 deadbeef -->', 'a\u202Eb\u0000', 'x'.repeat(5000)]);
  expect(said.split('\n')[0]).toBe('`````http');
  expect(said).not.toMatch(/<!--|\p{Cf}/u);
  expect(
    block(
      'http',
      Array.from({ length: 999 }, () => 'a'),
    ).split('\n'),
  ).toHaveLength(123);
});

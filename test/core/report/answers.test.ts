import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerPages, materialOfStory } from '../../../scripts/demo/answer-pages.ts';
import { type Facts, noFacts } from '../../../src/core/model/facts.ts';
import type { Verified } from '../../../src/core/model/finding.ts';
import { answerNames, type AnswerName, type Material } from '../../../src/core/model/material.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { answerOf } from '../../../src/core/report/answers/index.ts';
import { flowchart, sequence } from '../../../src/core/report/answers/mermaid.ts';
import { split } from '../../../src/core/report/words/cut.ts';
import { changeOf, findingOf } from './finding.ts';
import { hostile } from './hostile.ts';
import { inline } from './publication.ts';
import { live, rendered } from './rendered.ts';

const pages = await answerPages();

describe('the page about an answer', () => {
  // A difference that is meant is written with `npm run stories -- --update`, and read before it is committed.
  test.each(pages)('$path', ({ path, text }) => expect(readFileSync(path, 'utf8')).toBe(text));

  test('is there for each', () => {
    expect(pages.map(({ path }) => path.replace(/^.*\/|\.md$/gu, ''))).toEqual([...answerNames, 'README']);
  });
});

/** What is known of a change with these findings. */
function materialOf(
  verified: readonly Verified[],
  given: Partial<Material> = {},
  texts: Record<string, string> = {},
): Material {
  const tree = treeOf({ paths: Object.keys(texts), texts, refused: {} });
  const nothing = { title: 'acme/shop#12', head: 'a'.repeat(40), asOf: '2026-11-20', releases: [] };
  return {
    ...nothing,
    facts: noFacts('2026-11-20'),
    verified,
    areaOf: () => undefined,
    trees: { before: tree, after: tree },
    changed: Object.keys(texts),
    exampleOf: () => null,
    ...given,
  };
}

const total = findingOf({ change: changeOf({ after: { file: 'api.yaml', line: 1 } }) });
const say = (name: AnswerName, material: Material, ...args: readonly string[]) => answerOf({ name, args }, material);

describe('an answer', () => {
  test.each(answerNames)('%s of a change without facts makes nothing up', (name) => {
    const text = say(name, materialOf([]));
    expect(text).not.toContain('undefined');
    expect(text).not.toMatch(/Breaking|Dangerous/);
    const takesWords = ['ask', 'blast-radius'].includes(name);
    expect(text).toMatch(
      takesWords ? /^(Ask something|Say which change)/ : /This is from facts alone\. A model would add: /,
    );
  });

  test('to what breaks names each break, once for all that have one cause', () => {
    const member = findingOf({ subject: 'api.yaml#Order.total (output)', change: changeOf() });
    const lead = { ...total, group: { members: [member.id], also: [] } };
    const text = say('ask', materialOf([inline(lead), inline(member)]), 'what', 'breaks?');
    expect(text.match(/is gone from the 200 response/gu)).toHaveLength(1);
    expect(text).toContain(total.id);
    const mild = findingOf({ severity: 'low', rule: 'resilience/http-call-without-timeout', message: 'no timeout' });
    expect(say('ask', materialOf([inline(mild)]), 'what', 'breaks?')).toContain('The evidence does not tell');
  });

  test.each(answerNames)('%s says what could not be read', (name) => {
    const unread = [{ file: 'api.yaml', line: 2, because: 'it is not valid YAML', fix: 'correct it' }];
    const facts = { ...noFacts('2026-11-20'), unread };
    expect(say(name, materialOf([inline(total)], { facts }), name === 'diagram' ? 'services' : total.id)).toContain(
      '**Could not be read**\n\n- `api.yaml:2`: it is not valid YAML',
    );
  });

  test('names the lines that use what changes, and no longer name', () => {
    const texts = {
      'api.yaml': 'total: integer',
      'src/show.ts': 'const a = order.total;\nconst subtotal = 1;\nconst total_due = 2;\nfetch("/orders/1");',
    };
    const text = say('blast-radius', materialOf([inline(total)], {}, texts), `\`${total.id}\``);
    expect(text).toContain('`src/show.ts:1` `const a = order.total;`');
    expect(text).toContain('`src/show.ts:4`');
    expect(text).not.toMatch(/show\.ts:[23]/);
    expect(text).not.toContain('`api.yaml:1`');
  });

  test('names first who names the path too, and knows what generators make of a name', () => {
    const texts = {
      'api.proto': 'string zip_code = 1;',
      'src/a.ts': 'zipCode',
      'src/b.py': 'zip_code\nzip_codes\nget("/orders/1")',
      'src/c.go': 'address.ZipCode',
    };
    const change = changeOf({ after: { file: 'api.proto', line: 1 } });
    const finding = findingOf({ message: 'The type of `zip_code` changed.', change });
    const text = say('blast-radius', materialOf([inline(finding)], {}, texts), finding.id);
    expect([...text.matchAll(/^- `([^`]+)`/gmu)].map(([, line]) => line)).toEqual([
      'src/b.py:1',
      'src/b.py:3',
      'src/a.ts:1',
      'src/c.go:1',
    ]);
    expect(text).toContain('Looked at all other files of this repository.\n');
    const unread = materialOf([inline(finding)], {}, texts);
    const tree = treeOf({ paths: [...Object.keys(texts), 'large.bin'], texts, refused: {} });
    expect(say('blast-radius', { ...unread, trees: { before: tree, after: tree } }, finding.id)).toContain(
      'Looked at 3 of the 4 other files of this repository. The rest is not seen.',
    );
  });

  test('says that nobody has to change only where nobody has to', () => {
    const nobody = findingOf({ change: changeOf({ usedBy: [] }) });
    expect(say('adr', materialOf([inline(nobody)]))).toContain(
      'These have to change with it: who uses `services/orders/openapi.yaml`.',
    );
    expect(say('rollout', materialOf([inline(nobody)]))).toContain('Move who uses `services/orders/openapi.yaml`, one');
    expect(say('adr', materialOf([]))).toContain('No client has to change.');
    expect(say('blast-radius', materialOf([inline(nobody)]), nobody.id)).toContain('No operation is known to lead');
  });

  test.each(['adr', 'rollout'] as const)('%s names the services that the change touches, and no others', (name) => {
    const service = (root: string, library = false) => ({ name: root, root, because: root, library, exports: false });
    const services = [service('orders'), service('payments'), service('packages', true)];
    const facts = { ...noFacts('2026-11-20'), services };
    const text = say(name, materialOf([inline(total)], { facts, changed: ['orders/a.ts', 'packages/b.ts'] }));
    expect(text).toMatch(/(It touches|Rollout of) `orders`/u);
    expect(text).not.toMatch(/`payments`|`packages`/u);
  });

  test('knows that what an application sends others receive', () => {
    const usedBy = ['GET /orders', 'send orders.placed', 'receive payments.settled'];
    const material = materialOf([inline(findingOf({ change: changeOf({ usedBy }) }))]);
    const who = 'who calls `GET /orders`, who sends `payments.settled` and who receives `orders.placed`';
    for (const name of ['migration', 'rollout', 'adr', 'tradeoffs'] as const)
      expect(say(name, material)).toContain(who);
    expect(say('contract', material)).toContain(`**Who${who.slice(3)}**`);
    const drawn = say('diagram', material, 'sequence');
    expect(drawn).toContain('p0->>p1: GET /orders');
    expect(drawn).toContain('p1->>p0: send orders.placed');
    expect(drawn).toContain('p0->>p1: receive payments.settled');
  });

  test.each(['ask', 'tradeoffs', 'versioning', 'diagram'] as const)('%s says which lines are gone', (name) => {
    const rule = name === 'versioning' ? 'versioning/sunset-shortened' : 'contract/response-field-removed';
    const gone = inline(findingOf({ rule, side: 'before', change: changeOf() }));
    const args = name === 'ask' ? ['total'] : name === 'diagram' ? ['sequence'] : [];
    const line = '`services/orders/openapi.yaml:41` before the change';
    expect(say(name, materialOf([gone]), ...args)).toContain(line);
    expect(say(name, materialOf([inline(findingOf({ rule, change: changeOf() }))]), ...args)).not.toContain(line);
  });

  test('of a rollout names environments and flags, where the repository has some', () => {
    const texts = {
      'deploy/overlays/production/kustomization.yaml': '',
      'deploy/overlays/dev/kustomization.yaml': '',
      'chart/values-staging.yaml': '',
      'package.json': '{\n  "dependencies": {\n    "@openfeature/server-sdk": "^1.0.0"\n',
    };
    const text = say('rollout', materialOf([inline(total)], {}, texts));
    expect(text).toMatch(/through `dev` \(`[^`]+`\), `staging` \(`chart\/values-staging.yaml`\) and `production`/u);
    expect(text).toContain('**Flags.** The repository asks for `@openfeature/server-sdk` (`package.json:3`)');
    const bare = {
      'deploy/overlays/production/a.yaml': '',
      'src/dev/index.ts': '',
      'src/flags.ts': 'unleash',
      'package.json': '{}',
    };
    expect(say('rollout', materialOf([inline(total)], {}, bare))).not.toMatch(/Environments|Flags/u);
  });

  test('is cut to what three comments hold, and printed whole', () => {
    const findings = Array.from({ length: 3000 }, (_, index) => findingOf({ subject: `${index}`, change: changeOf() }));
    const material = materialOf(findings.map(inline));
    const posted = say('contract', material);
    const comments = split(posted);
    expect(comments).toHaveLength(3);
    for (const one of comments) expect(one.length).toBeLessThan(65_536);
    expect(comments.join('\n').replaceAll('\n\n', '\n')).toBe(posted.replaceAll('\n\n', '\n'));
    expect(posted).toMatch(/\n\nThe rest is too long to post here\. `architect contract` prints all of it\.$/u);
    const printed = answerOf({ name: 'contract', args: [] }, material, null, Infinity);
    expect(printed).toContain(findings.at(-1)?.id);
    expect(printed).not.toContain('too long');
  });

  test('that is too long for a comment goes on in the next one, at a paragraph, and code stays code', () => {
    const block = `\`\`\`\`yaml\n${'total: 1\n\n'.repeat(300)}\`\`\`\``;
    const [first = '', second = '', ...others] = split(`${'Words.\n\n'.repeat(20)}${block}\n\nEnd.`, 2000);
    expect(others).toEqual([]);
    expect(first).toMatch(/^Words\.\n\nWords\.[^]*total: 1\n````$/u);
    expect(second).toMatch(/^````yaml\ntotal: 1\n[^]*total: 1\n\n````\n\nEnd\.$/u);
    expect(`${first}${second}`.match(/total: 1/gu)).toHaveLength(300);
    expect(split('Words.')).toEqual(['Words.']);
  });

  test('about how to migrate says that what was removed is gone, and quotes nothing in its place', () => {
    const places = { before: { file: 'api.yaml', line: 2 }, after: { file: 'api.yaml', line: 1 } };
    const migration = (side: 'before' | 'after') =>
      say(
        'migration',
        materialOf([inline(findingOf({ side, change: changeOf(places) }))], {}, { 'api.yaml': 'Order:\n  total:\n' }),
      );
    expect(migration('before')).toContain('- Before: `total:` (`api.yaml:2`)\n- After: it is gone\n');
    expect(migration('after')).toContain('- After: `Order:` (`api.yaml:1`)');
  });

  test('about who uses what goes names who is known to', () => {
    const known = { kind: 'operation', by: 'Cart', file: 'web/cart.graphql', line: 3 } as const;
    const finding = findingOf({ change: changeOf({ consumers: [known] }) });
    expect(say('blast-radius', materialOf([inline(finding)]), finding.id)).toContain(
      'Known to use it: `Cart` in `web/cart.graphql:3`.',
    );
    for (const name of ['contract', 'migration', 'testing', 'versioning'] as const) {
      const words = /known to use it\*\*\n\n- `Cart` \(`web\/cart.graphql:3`\): `[0-9a-f]{8}`/u;
      expect(say(name, materialOf([inline(finding)]))).toMatch(words);
      expect(say(name, materialOf([inline(total)]))).not.toContain('known to use it');
    }
    expect(say('ask', materialOf([inline(finding)]), 'what', 'does', 'the', 'cart', 'use?')).toContain(
      `\`Cart\` uses what \`${finding.id}\` changes (\`web/cart.graphql:3\`)`,
    );
  });

  test('about what is known to use it says that nothing else does, not that nothing does', () => {
    const known = { kind: 'operation', by: 'Cart', file: 'web/cart.graphql', line: 3 } as const;
    const finding = findingOf({ change: changeOf({ consumers: [known] }) });
    expect(say('blast-radius', materialOf([inline(finding)]), finding.id)).toContain('nothing else names `total`');
    expect(say('blast-radius', materialOf([inline(total)]), total.id)).toContain('nothing names `total`');
  });

  test.each(['rollout', 'adr'] as const)('%s says of each thing to do which finding it is for', (name) => {
    const other = findingOf({ subject: 'api.yaml#Order.note', change: changeOf() });
    const text = say(name, materialOf([inline(total), inline(other)]));
    const fix = 'Keep it, mark it deprecated, and remove it in the next major version.';
    expect(text).toContain(`${fix} \`${total.id}\` and \`${other.id}\``);
    expect(text.split(fix)).toHaveLength(2);
  });

  test.each(['rollout', 'adr'] as const)('%s names the services that the change touches, and no other', (name) => {
    const service = (root: string) => ({
      name: root,
      root,
      because: `${root}/package.json`,
      library: root === 'lib',
      exports: false,
    });
    const facts = { ...noFacts('2026-11-20'), services: ['lib', 'orders', 'payments'].map(service) };
    const changed = ['lib/money.ts', 'orders/api.yaml', 'README.md'];
    const text = say(name, materialOf([inline(total)], { facts, changed }));
    expect(text).toMatch(/(?:Rollout of|It touches) `orders`\.?\n/u);
    expect(text).not.toMatch(/`(?:payments|lib)`/u);
    expect(say(name, materialOf([inline(total)], { facts, changed: [] }))).not.toContain('`orders`');
  });

  test('about a change that is dangerous alone says what to deploy first, too', () => {
    const finding = findingOf({ change: changeOf({ severity: 'dangerous' }) });
    expect(say('rollout', materialOf([inline(finding)]))).toContain(`next major version. \`${finding.id}\``);
    expect(say('rollout', materialOf([]))).not.toContain('Expand');
  });

  test.each([[[]], [['1f2e']], [['../../etc/passwd']], [['x'.repeat(10_000)]]])(
    'about %j says which there are',
    (args) => {
      expect(say('blast-radius', materialOf([inline(total)]), ...args)).toContain(`There is \`${total.id}\`.`);
    },
  );

  test('in a picture shows what comes and what goes, each with its line', async () => {
    const material = await materialOfStory('import-across-services');
    expect(say('diagram', material)).toContain('n0 ==>|"imports"| n1');
    const { before, after } = material.facts.sources;
    const back = { ...material.facts, sources: { before: after, after: before } };
    expect(say('diagram', { ...material, facts: back })).toContain('n0 -.->|"imports"| n1');
    expect(say('diagram', material)).toContain('A thick arrow is new');
    const same = { ...material.facts, sources: { before: after, after } };
    expect(say('diagram', { ...material, facts: same })).toContain('The change adds no arrow and takes none away.');
    expect(say('diagram', material, 'before-after').match(/flowchart LR/gu)).toHaveLength(2);
    expect(say('diagram', material, 'cloud')).toContain('There is `diagram services`');
    expect(say('diagram', materialOf([inline(total)]), 'sequence')).toContain('p0->>p1: GET /orders');
    const version = findingOf({ subject: 'api.yaml', change: changeOf({ usedBy: [] }) });
    expect(say('diagram', materialOf([inline(total), inline(version)]), 'sequence')).not.toContain(version.id);
  });

  test('in a picture shows the messages that change, which way they go, and whose host is a service', () => {
    const service = (name: string) => ({ name, root: name, because: name, library: false, exports: false });
    const contract = { format: 'asyncapi', path: 'orders/asyncapi.yaml' } as Facts['contracts'][number];
    const call = { client: 'fetch', expression: 'fetch', inside: '', line: 3, via: null, touched: true } as const;
    const calling = (text: string) => ({ ...call, text, timeout: 'set', because: '' }) as const;
    const [inside, outside] = [
      calling('fetch("http://payments.shop.svc/x")'),
      calling('fetch("https://payments.com")'),
    ];
    const role = 'service';
    const source = { path: 'orders/a.ts', language: 'typescript', role, imports: [], clients: [] } as const;
    const facts: Facts = {
      ...noFacts('2026-11-20'),
      services: [service('orders'), service('payments')],
      contracts: [contract],
      sources: { before: [{ ...source, calls: [inside] }], after: [{ ...source, calls: [outside] }] },
    };
    const changed = (subject: string, usedBy: string, rule = 'contract/response-field-removed') =>
      inline(findingOf({ rule, subject, path: contract.path, change: changeOf({ usedBy: [usedBy] }) }));
    const verified = [
      changed('a', 'send orders.placed'),
      changed('b', 'receive payments.settled', 'contract/operation-added'),
    ];
    const text = say('boundaries', materialOf(verified, { facts }));
    expect(text).toContain('- `orders` → `orders.placed` (`sends`) `orders/asyncapi.yaml:41`');
    expect(text).toContain('- new: `payments.settled` → `orders` (`receives`)');
    expect(text).toContain('- gone: `orders` → `payments` (`fetch`) `orders/a.ts:3` before the change');
    expect(text).toContain('- new: `orders` → `payments.com` (`fetch`) `orders/a.ts:3`');
    expect(say('diagram', materialOf(verified, { facts }))).toMatch(/n\d+ ==>\|"receives"\| n0/u);
  });

  test('whatever stands in the change does nothing in it', () => {
    const ours =
      /^https:\/\/(?:www\.rfc-editor\.org|github\.com\/architect-review\/architect\/blob\/main\/docs\/rules)\//u;
    fc.assert(
      fc.property(hostile, hostile, hostile, fc.constantFrom('http', 'sh'), (name, path, why, language) => {
        const consumers = [{ kind: 'operation', by: name, file: path, line: 1 } as const];
        const change = changeOf({ usedBy: [name], after: { file: path, line: 1 }, consumers });
        const finding = findingOf({ message: name, why, fix: why, path, change });
        const service = { name, root: '', because: path, library: false, exports: false };
        const statement = { kind: 'dependency.added', certainty: 'proven', side: 'after', line: 1 } as const;
        const stated = { ...statement, subject: name, said: `${name} ${why}`, path, known: [name, why] as const };
        const unread = [{ file: path, because: why, fix: why }];
        const facts = { ...noFacts('2026-11-20'), services: [service], statements: [stated], unread };
        const lines = [name, ...why.split('\n'), path];
        const example = {
          operation: name,
          path,
          line: 1,
          request: lines,
          response: lines,
          others: [lines],
          schemes: [[name]],
          token: name,
        };
        const told = { ...example, side: 'after', parameters: [why], headers: [path], isList: true, language } as const;
        const given = { title: name, facts, changed: [path, `${path}.ts`], exampleOf: () => told };
        const material = materialOf([inline(finding)], given, { [`${path}.ts`]: `${name} ${why}`, 'deploy.yaml': why });
        for (const answer of answerNames) {
          const args: Partial<Record<AnswerName, string>> = { adr: why, ask: why, diagram: 'sequence' };
          const body = say(answer, material, args[answer] ?? finding.id);
          const { html, links, images, text } = rendered(body);
          expect([html, images]).toEqual([[], []]);
          expect(links.filter((link) => !ours.test(link))).toEqual([]);
          expect(text).not.toMatch(live);
          expect(body).not.toContain('<!--');
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('Mermaid', () => {
  /** Every line that our serialiser can write; a label is letters, digits, what paths are made of, and numbers of the rest. */
  const label = String.raw`(?:[\p{L}\p{N} /._-]|#\d+;)+`;
  const lines = new RegExp(
    `^(?:\`\`\`mermaid|\`\`\`|flowchart LR|sequenceDiagram|  n\\d+\\["${label}"\\]|  n\\d+ (?:-->|==>|-\\.->)\\|"${label}"\\| n\\d+` +
      `|  classDef [a-z]+ [a-z0-9#:,-]+|  class n\\d+(?:,n\\d+)* [a-z]+|  participant p\\d+ as ${label}` +
      `|  p\\d+->>p\\d+: ${label}|  Note over p\\d+,p\\d+: ${label})$`,
    'u',
  );

  test('has nothing in it but what we draw, whatever a label says', () => {
    fc.assert(
      fc.property(
        fc.oneof(hostile, fc.constantFrom('end', 'graph', 'class', '%%{init: {}}%%', '')),
        hostile,
        (one, other) => {
          const nodes = new Map([
            ['a', { label: one, state: 'added' as const }],
            ['b', { label: other, state: 'removed' as const }],
          ]);
          const drawn = flowchart(nodes, [{ from: 'a', to: 'b', label: other, state: 'there' }]);
          const told = sequence([one, other], [{ from: 0, to: 1, label: one, note: other }]);
          for (const line of [...drawn.split('\n'), ...told.split('\n')]) expect(line).toMatch(lines);
          expect(drawn).not.toMatch(/"end"/iu);
        },
      ),
      { numRuns: 200 },
    );
  });
});

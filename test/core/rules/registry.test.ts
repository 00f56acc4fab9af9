import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findingKinds } from '../../../src/core/agents/material/fact-index.ts';
import { callKinds } from '../../../src/core/languages/call-statements.ts';
import {
  areas,
  type AskRule,
  type ContractRule,
  type FactRule,
  isAskRule,
  lawOf,
  type Rule,
} from '../../../src/core/model/rule.ts';
import { mostSpecificRule, isContractRule } from '../../../src/core/rules/most-specific-rule.ts';
import { placeholders } from '../../../src/core/rules/render-message.ts';
import { rules } from '../../../src/core/rules/index.ts';
import { casesOf, readFixture } from '../../cases/fixture.ts';
import { possibleDifferences } from './possible-differences.ts';

const root = join(import.meta.dirname, '../../..');
const fixtures = join(root, 'test/fixtures/rules');
const entries = Object.entries(rules);
const contractRules = entries.filter((entry): entry is [string, ContractRule] => isContractRule(entry[1]));
const askRules = entries.filter((entry): entry is [string, AskRule] => isAskRule(entry[1]));
const factRules = entries.filter((entry): entry is [string, FactRule] => 'judge' in entry[1]);
const judgesOf = mostSpecificRule(rules);
const possible = possibleDifferences().map((difference) => ({ difference, judges: judgesOf(difference) }));

/** The change severities that a rule gives, over all it judges. */
function severitiesOf(id: string, rule: ContractRule): ReadonlySet<string> {
  const judged = possible.filter(({ judges }) => judges[0] === id);
  return new Set(judged.map(({ difference }) => rule.departs?.severity ?? lawOf(difference)));
}

/** Where a rule may send a reader. */
const hosts = [
  'avro.apache.org',
  'thrift.apache.org',
  '12factor.net',
  'aws.amazon.com',
  'buf.build',
  'cognitect.com',
  'cwe.mitre.org',
  'docs.aws.amazon.com',
  'docs.github.com',
  'docs.pact.io',
  'developer.mozilla.org',
  'github.com',
  'google.aip.dev',
  'graphql.org',
  'grpc.io',
  'json-schema.org',
  'kubernetes.io',
  'learn.microsoft.com',
  'martinfowler.com',
  'microservices.io',
  'nodejs.org',
  'opensource.zalando.com',
  'owasp.org',
  'prometheus.io',
  'smithy.io',
  'protobuf.dev',
  'semver.org',
  'spec.openapis.org',
  'spec.graphql.org',
  'sre.google',
  'www.apollographql.com',
  'www.asyncapi.com',
  'redis.io',
  'www.rabbitmq.com',
  'www.rfc-editor.org',
  'www.usenix.org',
  'www.w3.org',
];

describe('the rules', () => {
  test.each(entries)('%s is complete', (id, rule: Rule) => {
    expect(existsSync(join(root, 'src/core/rules', `${id}.ts`))).toBe(true);
    expect(id).toMatch(/^[a-z]+\/[a-z]+(-[a-z]+)*$/);
    expect(areas).toContain(rule.area);
    for (const text of [rule.message, rule.why, rule.fix]) expect(text).toMatch(/^\S.*\.$/s);
    expect(rule.why.length).toBeLessThan(400);
    expect(rule.authority.length).toBeGreaterThan(0);
    for (const { label, url } of rule.authority) {
      expect(label).not.toBe('');
      expect(new URL(url).protocol).toBe('https:');
      expect(hosts).toContain(new URL(url).hostname);
    }
  });

  test('say different things', () => {
    const net = /^\{what\}/;
    const messages = entries.map(([, rule]) => rule.message).filter((message) => !net.test(message));
    const repeated = messages.filter((message, index) => messages.indexOf(message) !== index);
    // A type, a pattern and a field read the same in a request and in a response; the place is filled in.
    expect(repeated.toSorted()).toMatchSnapshot();
  });

  test.each(entries.filter(([, rule]) => !isAskRule(rule)))('%s has a flagged case and a clean twin', (id) => {
    const cases = (casesOf(fixtures).get(id) ?? []).map(
      (name) => readFixture(join(fixtures, id, name)).marks.length > 0,
    );
    expect(new Set(cases)).toEqual(new Set([true, false]));
  });

  test('advise in the words of the format, which one of them need not have', () => {
    const openapi = /x-sunset|x-extensible-enum|`deprecated: true`/u;
    const literal = entries.flatMap(([id, { fix }]) => (openapi.test(fix) ? [id] : []));
    // Only OpenAPI has paths.
    expect(literal).toEqual(['contract/operation-moved', 'contract/paths-moved', 'contract/paths-removed']);
  });

  test('have no fixtures without a rule', () => {
    expect([...casesOf(fixtures).keys()].filter((id) => !Object.hasOwn(rules, id))).toEqual([]);
  });

  test('are in the generated files as they are', { timeout: 60_000 }, () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/generate.ts', '--check'], { cwd: root });
    expect(`${String(stdout)}${String(stderr)}`).toBe('');
    expect(status).toBe(0);
  });
});

describe('a difference', () => {
  test('of any kind is judged by exactly one rule', () => {
    const wrong = possible.filter(({ judges }) => judges.length !== 1);
    expect(possible.length).toBeGreaterThan(1000);
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test('is judged by the law, or by a departure that is written down', () => {
    const departures = contractRules.flatMap(([id, { departs }]) => (departs ? [[id, departs] as const] : []));
    expect(
      Object.fromEntries(departures.map(([id, { severity, because }]) => [id, `${severity}: ${because}`])),
    ).toMatchSnapshot();
  });

  test.each(contractRules)('is what %s is for', (id, rule) => {
    const judged = possible.flatMap(({ difference, judges }) => (judges[0] === id ? [difference] : []));
    expect(judged.length).toBeGreaterThan(0);
    expect([...severitiesOf(id, rule)]).toHaveLength(1);
    // A departure that agrees with the law everywhere is none.
    const differs = judged.some((difference) => lawOf(difference) !== rule.departs?.severity);
    expect(rule.departs === undefined || differs).toBe(true);
    const known = new Set<string>([...placeholders, ...judged.flatMap(({ given }) => Object.keys(given))]);
    for (const [, key = ''] of rule.message.matchAll(/\{(\w+)\}/g)) expect([...known]).toContain(key);
    // A value is code already.
    expect(rule.message).not.toMatch(/`\{(?:was|now|change)\}`/);
  });

  test('that is safe is never loud', () => {
    const loud = contractRules.filter(([id, rule]) => severitiesOf(id, rule).has('safe') && rule.severity !== 'low');
    expect(loud.map(([id]) => id)).toEqual([]);
  });
});

describe('what an agent is asked', () => {
  test.each(askRules)('%s is a question that can be answered and refuted', (_id, rule) => {
    expect(rule.ask).toMatch(/^[A-Z].*\.$/s);
    expect(rule.ask.length).toBeLessThan(400);
    expect(rule.message).not.toMatch(/[{}]/);
    expect(rule.notWhen.length).toBeGreaterThan(0);
    for (const ground of rule.notWhen) expect(ground).toMatch(/^[a-z].*[^.]$/s);
    for (const kind of rule.requires ?? []) expect([...findingKinds, ...callKinds]).toContain(kind);
  });

  test('leaves no area to nobody', () => {
    const reviewed = new Set(entries.map(([, rule]) => rule.area));
    expect(areas.filter((area) => !reviewed.has(area))).toEqual([]);
  });
});

test('rules over facts say how sure they are', () => {
  expect(factRules.length).toBeGreaterThan(0);
  for (const [id, rule] of factRules)
    expect([id, rule.certainty]).toEqual([id, expect.stringMatching(/^(proven|likely)$/)]);
});

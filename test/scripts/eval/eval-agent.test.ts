import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withoutSkeptics } from '../../../scripts/eval/ablation.ts';
import { budgetOf } from '../../../scripts/eval/budget.ts';
import type { EvalCase, Golden } from '../../../scripts/eval/case.ts';
import { evaluate } from '../../../scripts/eval/evaluate.ts';
import { match } from '../../../scripts/eval/match.ts';
import { type Mutation, readMutations } from '../../../scripts/eval/mutations.ts';
import type { Mode } from '../../../scripts/eval/review-case.ts';
import { reviewsWithModel } from '../../../scripts/eval/review-with-model.ts';
import { tallyOf } from '../../../scripts/eval/score.ts';
import type { Ask } from '../../../src/adapters/claude/ask.ts';
import { modelsOf } from '../../../src/adapters/claude/models.ts';
import type { Question } from '../../../src/core/model/question.ts';
import { isAskRule } from '../../../src/core/model/rule.ts';
import { rules } from '../../../src/core/rules/index.ts';
import { finding, telling } from '../../core/agents/consultation.ts';
import { real } from '../../core/agents/shop.ts';
import { apiError, type ModelServer, startModelServer } from '../../adapters/claude/model-server.ts';

const models = modelsOf(null);
const mutations = await readMutations();
const mutation = (id: string) => mutations.find((one) => one.id === id) as Mutation;

/** What an honest reviewer says of a label. */
function claimOf({ before, after }: EvalCase, { checks, places, severity }: Golden) {
  const evidence = places.map(({ path, side, from }) => {
    const quote = { before, after }[side][path]?.split('\n')[from - 1] ?? '';
    return { path, side, line: from, quote };
  });
  return {
    ...evidence[0],
    check: checks[0],
    title: 'It fails when the other side is slow',
    severity,
    scenario: 'When the other side is slow or down, the caller gets an error, and what it asked for is lost.',
    evidence,
    facts: [],
    elaborates: '',
    recommendation: 'Do it in the order that survives a failure.',
    replacement: '',
    unknowns: '',
    defer: '',
  };
}

/** A model that says one label, to which every skeptic agrees. */
function says(one: EvalCase, golden: Golden): Ask {
  return async ({ purpose }) => (purpose === 'find' ? finding(claimOf(one, golden)) : telling(real));
}

const locked = mutation('data/remote-call-in-transaction');
const label = locked.flawed.golden[0] as Golden;
const honest = says(locked.flawed, label);
const askable = mutations.flatMap(({ flawed }) =>
  flawed.golden.flatMap((golden) => {
    const rule = rules[golden.checks[0] ?? ''];
    return rule && isAskRule(rule) ? [{ id: golden.id, flawed, golden }] : [];
  }),
);

describe('a case reviewed with a model', () => {
  test.each(['agent', 'both'] as const)('%s: what the model finds is scored, with what it cost', async (mode: Mode) => {
    const reviewed = await reviewsWithModel(honest, models, budgetOf(20), mode)(locked.flawed);
    expect(tallyOf(locked.flawed, reviewed)).toMatchObject({ right: 1, wrong: 0, missed: 0, onLine: 1 });
    expect(reviewed.findings[0]).toMatchObject({ rule: 'data/remote-call-in-transaction', certainty: 'judged' });
    expect(reviewed.usd).toBeGreaterThan(0.01);
    expect(reviewed.incomplete).toBeNull();
  });

  test.each(askable)('$id: whoever sees it is heard', async ({ flawed, golden }) => {
    const reviewed = await reviewsWithModel(says(flawed, golden), models, budgetOf(20), 'agent')(flawed);
    expect(match(reviewed.findings, flawed)).toMatchObject({
      pairs: [{ golden, named: true, onLine: true }],
      wrong: [],
    });
  });

  test('the agent alone knows nothing of what the rules found; both together say it', async () => {
    const { flawed } = mutation('resilience/timeout-removed');
    const silent: Ask = async () => finding();
    const review = (mode: Mode) => reviewsWithModel(silent, models, budgetOf(20), mode)(flawed);
    expect((await review('agent')).findings).toEqual([]);
    expect((await review('both')).findings).toMatchObject([{ rule: 'resilience/http-call-without-timeout' }]);
  });

  test('what skeptics refute is kept apart, with what it took to find it', async () => {
    const refuting: Ask = async ({ purpose }) => {
      const claim = claimOf(locked.flawed, label);
      const vote = { verdict: 'REFUTED', ground: 'misread', decisive: claim.evidence[0], reasoning: 'It is not so.' };
      return purpose === 'find' ? finding(claim) : telling(vote);
    };
    const one = locked.flawed;
    const run = await reviewsWithModel(refuting, models, budgetOf(20), 'both')(one);
    expect(run.findings).toEqual([]);
    expect(run.refuted).toMatchObject([{ rule: 'data/remote-call-in-transaction' }]);
    expect(run.untested.usd).toBeCloseTo(0.01);
    expect(run.usd).toBeCloseTo(0.03);
    const [bare] = withoutSkeptics([{ one, runs: [run] }]);
    expect(bare?.runs[0]).toMatchObject({ findings: run.refuted, usd: run.untested.usd });
    expect(tallyOf(one, run)).toMatchObject({ right: 0, missed: 1 });
    expect(bare?.runs[0]?.tokens).toMatchObject({ find: { calls: 1 }, refute: { calls: 0 }, edit: { calls: 0 } });
    expect(tallyOf(one, bare?.runs[0] ?? run)).toMatchObject({ right: 1, missed: 0 });
  });

  test.each([
    [null, { tools: true, facts: true }],
    ['tools', { tools: false, facts: true }],
    ['facts', { tools: true, facts: false }],
  ] as const)('an agent without %s is shown all the rest', async (without, shown) => {
    const { flawed } = mutation('resilience/timeout-removed');
    const questions: Question[] = [];
    const silent: Ask = async (question) => {
      questions.push(question);
      return finding();
    };
    const { findings } = await reviewsWithModel(silent, models, budgetOf(20), 'both', without)(flawed);
    const seen = questions.map(({ tools, messages }) => ({
      tools: tools.length > 0,
      facts: /## Facts [^:]*: \d/.test(JSON.stringify(messages)),
    }));
    expect(seen).toEqual([shown]);
    expect(findings).toMatchObject([{ rule: 'resilience/http-call-without-timeout' }]);
  });

  const handler = (name: string, step: string) =>
    `  async ${name}(order) {\n${'    check(order);\n'.repeat(8)}    ${step};\n${'    note(order);\n'.repeat(8)}    close('${name}');\n  }\n\n`;
  const shop = (added: string, step: string): EvalCase['before'] => ({
    'src/orders.ts': `class Orders {\n${handler('list', 'authorize(order)')}${added}${handler('pay', step)}${'\n'.repeat(60)}}\n`,
  });
  const growing: EvalCase = {
    ...locked.flawed,
    before: shop('', 'charge(order)'),
    after: shop(handler('refund', 'pay(order)'), 'charge(order, twice)'),
  };

  test.each([
    [null, { functions: true, siblings: true }],
    ['functions', { functions: false, siblings: false }],
    ['siblings', { functions: true, siblings: false }],
  ] as const)('an agent without %s is not shown it around the change', async (without, shown) => {
    const questions: Question[] = [];
    const silent: Ask = async (question) => {
      questions.push(question);
      return finding();
    };
    await reviewsWithModel(silent, models, budgetOf(20), 'agent', without)(growing);
    const said = JSON.stringify(questions[0]?.messages);
    expect({
      functions: said.includes("close('pay')"),
      siblings: said.includes('async list(order)'),
    }).toEqual(shown);
  });

  const labelAt = (part: string) => {
    const from = (growing.after['src/orders.ts'] ?? '').split('\n').findIndex((line) => line.includes(part)) + 1;
    return { ...label, places: [{ path: 'src/orders.ts', side: 'after', from, to: from } as const] };
  };

  test('what the author of a change says is told to the editor alone', async () => {
    const asked: [string, boolean][] = [];
    const claims = ['charge(order, twice)', 'async refund(order)'].map((part) => claimOf(growing, labelAt(part)));
    const saying: Ask = async (question) => {
      asked.push([question.purpose, JSON.stringify(question).includes('CANARY7')]);
      return question.purpose === 'find'
        ? finding(...claims)
        : telling(question.purpose === 'edit' ? { edits: [] } : real);
    };
    const intent = { title: 'Refund twice', description: 'CANARY7 is what I mean.' };
    await reviewsWithModel(saying, models, budgetOf(20), 'agent')({ ...growing, intent });
    expect(new Set(asked.map(String))).toEqual(new Set(['find,false', 'refute,false', 'edit,true']));
  });

  test('without an editor code puts together what was found', async () => {
    const asked: string[] = [];
    const claims = ['charge(order, twice)', 'async refund(order)'].map((part) => claimOf(growing, labelAt(part)));
    const saying: Ask = async ({ purpose }) => {
      asked.push(purpose);
      return purpose === 'find' ? finding(...claims) : telling(purpose === 'edit' ? { edits: [] } : real);
    };
    const tokens = async (without: 'editor' | null) =>
      (await reviewsWithModel(saying, models, budgetOf(20), 'agent', without)(growing)).tokens;
    expect((await tokens(null)).edit).toMatchObject({ calls: 1, uncached: 1_000, out: 100 });
    expect(asked).toContain('edit');
    asked.length = 0;
    expect((await tokens('editor')).edit.calls).toBe(0);
    expect(new Set(asked)).toEqual(new Set(['find', 'refute']));
  });

  test('no call begins that could cost more than is left', async () => {
    let calls = 0;
    const budget = budgetOf(0.6);
    const review = reviewsWithModel(
      (question, signal) => {
        calls += 1;
        return honest(question, signal);
      },
      models,
      budget,
      'agent',
    );
    budget.spent = 0.2;
    await review(locked.flawed);
    expect([calls, budget.stopped]).toEqual([0, 'one more call could exceed --max-usd 0.6']);
  });

  test('what did not answer once it had answered ends the measurement, and keeps what was measured', async () => {
    const budget = budgetOf(20);
    budget.spent = 1;
    const broke: Ask = async () => ({ trouble: { kind: 'quota', message: 'the account is used up' } });
    const { incomplete } = await reviewsWithModel(broke, models, budget, 'agent')(locked.flawed);
    expect([budget.stopped, incomplete]).toEqual(['the account is used up', expect.stringMatching(/credit/)]);
  });
});

describe('npm run eval with a key', () => {
  let server: ModelServer;
  beforeAll(async () => {
    server = await startModelServer();
  });
  afterAll(() => server.stop());
  beforeEach(() => server.model.reset());

  const run = async (...given: string[]) => {
    const said: string[] = [];
    const env = { ANTHROPIC_API_KEY: 'test', ANTHROPIC_BASE_URL: server.url };
    await evaluate(given, env, { say: (text) => said.push(text), progress: () => {} });
    return said;
  };

  test('asks the model over the wire, and prints the rules, the agent and both side by side', async () => {
    const usage = { input_tokens: 1_000, output_tokens: 200 };
    const claims = { findings: [claimOf(locked.flawed, label)], suspects: [], reviewed: [] };
    server.model.onMessage(/It stands at/, { content: JSON.stringify(real), usage });
    server.model.onMessage(/./, { content: JSON.stringify(claims), usage });
    const suite = ['--only', 'data/remote-call-in-transaction', '--runs', '2'];
    const without = ['--without', 'skeptics', '--without', 'tools'];
    const [table = ''] = await run('--mode', 'both', ...suite, ...without);
    const rows = new Map(table.split('\n').map((line) => [line.slice(0, 20).trim(), line.slice(20).trim()]));
    expect(rows.get('')).toMatch(/^rules +agent +both +no skeptics +no tools$/);
    expect(rows.get('reviews')).toMatch(/^2 +4 +4 +4 +4$/);
    expect(rows.get('recall')).toMatch(/^0\.0 % .* 100\.0 % .* 100\.0 % .* 100\.0 % .* 100\.0 % /);
    expect(rows.get('stability')).toMatch(/^- +(100\.0 % *){4}$/);
    expect(rows.get('incomplete')).toMatch(/^0( +0){4}$/);
    expect(rows.get('cost')).toMatch(/^\$0\.00( +\$0\.0[1-9]){4}$/);
  });

  test('measures what goes without a part alone, where the whole was measured before', async () => {
    server.model.onMessage(/./, { content: JSON.stringify({ findings: [], suspects: [], reviewed: [] }) });
    const suite = ['--mode', 'agent', '--only', 'data/remote-call-in-transaction', '--runs', '1', '--skip-whole'];
    const folder = mkdtempSync(join(tmpdir(), 'architect-kept-'));
    const [table = ''] = await run(...suite, '--without', 'siblings', '--without', 'functions', '--keep', folder);
    const name = 'no-functions-data-remote-call-in-transaction-1';
    expect(readFileSync(join(folder, `${name}.md`), 'utf8')).toMatch(/=== summary/);
    const kept = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as object;
    expect(kept).toMatchObject({ findings: [], calls: 1, tokens: { find: { calls: 1 } } });
    rmSync(folder, { recursive: true });
    expect(table.split('\n')[0]).toMatch(/^ +no siblings +no functions$/);
    await expect(run(...suite)).rejects.toMatchObject({ code: 'usage' });
    await expect(run(...suite, '--without', 'skeptics')).rejects.toMatchObject({ code: 'usage' });
  });

  test('measures no other model while the one that was meant is overloaded', async () => {
    const overloaded = () => apiError(529, 'overloaded_error', 'Overloaded', { 'retry-after-ms': '1' });
    server.forget();
    server.answerNext(...Array.from({ length: 5 }, overloaded));
    await expect(run('--mode', 'agent', '--only', 'data/remote-call-in-transaction')).rejects.toThrow(
      /^The model did not answer: the model is overloaded/,
    );
    expect(server.requests.map(({ model }) => model)).toEqual(Array(5).fill('claude-sonnet-5-5'));
  });

  test('a key that is refused is a sentence', async () => {
    server.answerNext(apiError(401, 'authentication_error', 'invalid x-api-key'));
    await expect(run('--mode', 'agent', '--only', 'data/remote-call')).rejects.toMatchObject({
      name: 'UserProblem',
      message: expect.stringMatching(/^The model did not answer: the model key was refused/),
    });
  });
});

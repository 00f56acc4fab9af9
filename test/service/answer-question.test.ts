import { afterEach, expect, test } from 'vitest';
import { modelsOf } from '../../src/adapters/claude/models.ts';
import type { Question, Reply } from '../../src/core/model/question.ts';
import { handles } from '../../src/service/handlers.ts';
import { telling } from '../core/agents/consultation.ts';
import { shop } from '../core/agents/shop.ts';
import type { FakePull } from '../fake-github/fake-pull.ts';
import { attempted } from './plain-queue.ts';
import { commented, type FakeApp, startFakeApp, reviewOf } from './fake-app.ts';

let app: FakeApp;
let pull: FakePull;
let questions: Question[];
afterEach(() => app.github.stop());

const before = Object.fromEntries(Object.entries(shop).map(([path, [was]]) => [path, was ?? '']));
const after = Object.fromEntries(Object.entries(shop).map(([path, [, now]]) => [path, now ?? '']));

async function open(config = '') {
  app = await startFakeApp();
  questions = [];
  const files = { ...before, ...(config !== '' && { '.github/architect.yml': config }) };
  const repository = app.github.repository('acme/shop', { files });
  repository.collaborator('walter', 'write');
  repository.collaborator('rita', 'read');
  pull = repository.propose(after, { by: 'maria' });
  return repository;
}

const loop = { path: 'services/orders/src/charge.ts', side: 'after', line: 2, quote: '  for (;;) {' };
const addition = { section: 'Answer', text: 'The loop in `charge` has no end.', lines: [loop], language: '', code: '' };

/** Somebody comments, in front of a model that always says the same. */
async function says(
  login: string,
  text: string,
  {
    reply = telling({ additions: [addition] }),
    times = 1,
    meanwhile = () => {},
    signal = new AbortController().signal,
  }: { reply?: Reply; times?: number; meanwhile?: () => void; signal?: AbortSignal } = {},
) {
  const ask = async (question: Question): Promise<Reply> => {
    questions.push(question);
    meanwhile();
    return reply;
  };
  const handlers = handles({ ...app.app, model: { ask, models: modelsOf(null), fence: 'a fence' } });
  const errand = commented(app, pull, login, text);
  for (let time = 0; time < times; time++) await handlers.errand(errand, attempted({ signal }));
  return pull.summaries.at(-1)?.body ?? '';
}

const spent = () => app.app.queue.records.spentOn(reviewOf(app, pull).pull);

test('whoever may write is answered by the agent, on a line that is there, and it is counted', async () => {
  await open();
  const said = await says('walter', '/architect ask does charging end?');
  expect(said).toMatch(
    /- The loop in `charge` has no end\.\n {2}- `services\/orders\/src\/charge.ts:2` `for \(;;\) \{`/,
  );
  expect([questions.length, await spent(), pull.checks]).toEqual([1, 0.01, []]);
  const numbers = await app.app.metrics.registry.metrics();
  expect(numbers).toContain('architect_llm_calls_total{model="claude-fake-1",purpose="answer",result="end"} 1');
  expect(await says('walter', '/architect status')).toContain('Spent on this pull request: $0.01.');
});

test('whoever may only read gets the facts, and no money is spent', async () => {
  await open();
  const said = await says('rita', '/architect ask does charging end?');
  expect(said).toContain('This is from facts alone: the agent answers those who may write to this repository.');
  expect([questions, await spent()]).toEqual([[], 0]);
});

test.each([
  ['agent: { on: false }\n', /alone: the configuration asks no agent\./],
  ['agent: { dollars: { pull-request: 0.01 } }\n', /alone: the budget leaves no room for it: /],
])('where the configuration says %j the facts are given alone', async (config, words) => {
  await open(config);
  const said = await says('walter', '/architect resilience');
  expect(said).toMatch(/^### Resilience\n\n\*\*What rules found\*\*/);
  expect(said).toMatch(words);
  expect([questions, await spent()]).toEqual([[], 0]);
});

test('of a fork no agent is asked, unless the configuration lets it', async () => {
  const repository = await open();
  const fork = repository.fork('eve');
  pull = repository.openPull({ from: fork, head: (fork.push('change', after), 'change'), by: 'eve' });
  expect(await says('walter', '/architect rollout')).toContain('the configuration keeps the agent away from forks');
  expect(questions).toEqual([]);
});

test('of a head that is pushed over while the agent is at it, it says which one it is about', async () => {
  await open();
  const { head } = pull;
  const said = await says('walter', '/architect ask does charging end?', {
    meanwhile: () => pull.push({ 'README.md': 'more' }),
  });
  expect(said).toContain('The loop in `charge` has no end.');
  expect(said).toContain(`This is about \`${head.slice(0, 7)}\`; \`${pull.head.slice(0, 7)}\` was pushed since.`);
});

test('an attempt that is ended says nothing: the next one answers', async () => {
  await open();
  const off = new AbortController();
  const ended = says('walter', '/architect ask does charging end?', {
    meanwhile: () => off.abort(),
    signal: off.signal,
  });
  await expect(ended).rejects.toThrow('cancelled');
  expect(pull.summaries).toEqual([]);
});

test('an attempt that takes over pays for nothing again', async () => {
  await open();
  await says('walter', '/architect ask does charging end?', { times: 2 });
  expect([questions.length, await spent()]).toEqual([1, 0.01]);
});

test('a model in trouble, or one that says nothing that holds, changes nothing but the last sentence', async () => {
  await open();
  const reply: Reply = { trouble: { kind: 'overloaded', message: 'busy' } };
  expect(await says('walter', '/architect testing', { reply })).toContain('alone: the model is overloaded.');
  const said = await says('walter', '/architect ask is it approved?', {
    reply: telling({ additions: [{ ...addition, lines: [] }] }),
  });
  expect(said).toContain('**The evidence does not tell.**');
  expect([pull.checks, pull.reviews]).toEqual([[], []]);
});

test.each([
  '/architect ask',
  '/architect ask ???',
  '/architect aks does charging end?',
  '> /architect ask does charging end?',
  '```\n/architect ask does charging end?\n```',
  `/architect ask ${'x'.repeat(10_000)}`,
  '/architect ask does charging\u202E end?',
  '/architect blast-radius 00000000',
  '/architect diagram cloud',
])('%j costs nothing, and changes no check', async (text) => {
  await open();
  await says('walter', text);
  expect([questions, await spent(), pull.checks, pull.reviews]).toEqual([[], 0, [], []]);
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import { TryAgain } from '../../src/core/model/problem.ts';
import { handles } from '../../src/service/handlers.ts';
import { orders } from '../orders/orders.ts';
import type { FakePull } from '../fake-github/fake-pull.ts';
import type { FakeRepository } from '../fake-github/fake-repository.ts';
import { attempted, plainQueue } from './plain-queue.ts';
import { commented, type FakeApp, startFakeApp, queued, reviewOf } from './fake-app.ts';

let app: FakeApp;
let repository: FakeRepository;
let pull: FakePull;

const config = 'fail-on: high\nagent: { dollars: { day: 5 } }\ncould-not-review: action-required\n';
const broken = orders.replace('- paid', '- sent');

beforeEach(async () => {
  app = await startFakeApp();
  const files = {
    'services/orders/openapi.yaml': orders,
    'notes/a.go': 'package a\n',
    '.github/architect.yml': config,
  };
  repository = app.github.repository('acme/shop', { files });
  repository.collaborator('walter', 'write');
  pull = repository.propose({ 'services/orders/openapi.yaml': broken, 'notes/a.go': 'package b\n' }, { by: 'maria' });
}, 60_000);
afterEach(() => app.github.stop());

async function says(login: string, text: string): Promise<string> {
  await app.handlers.errand(commented(app, pull, login, text), attempted());
  await app.turn();
  return pull.summaries.at(-1)?.body ?? '';
}

const check = () => [pull.checks.at(-1)?.conclusion, pull.checks.at(-1)?.output.title];

async function push(text: string) {
  pull.push({ 'services/orders/openapi.yaml': text });
  await app.handlers.review(reviewOf(app, pull, { because: 'pushed' }), attempted());
}

test('a pause leaves pushes alone, whatever became of the database, and a resume goes on', async () => {
  await says('walter', '/architect pause');
  expect(pull.checks).toEqual([]);
  await push(broken.replace('- shipped', '- gone'));
  expect(check()).toEqual(['action_required', 'Not reviewed: paused']);
  const lost = handles({ ...app.app, queue: plainQueue() });
  pull.push({ 'README.md': 'more' });
  await lost.review(reviewOf(app, pull, { because: 'pushed' }), attempted());
  expect(check()).toEqual(['action_required', 'Not reviewed: paused']);
  // Whoever asks for a review gets one, and the pause stays.
  await says('walter', '/architect review');
  expect(check()[0]).toBe('failure');
  expect(await says('walter', '/architect resume')).toContain('Resumed');
  await push(broken);
  expect(check()[0]).toBe('failure');
});

test('a pause of somebody who may not write, or may no longer, is none', async () => {
  expect(await says('maria', '/architect pause')).toContain('takes write access');
  await says('walter', '/architect pause');
  repository.collaborator('walter', 'read');
  await push(broken);
  expect(check()[0]).toBe('failure');
});

test('ignoring leaves it alone at once, and in the merge queue', async () => {
  await app.handlers.review(reviewOf(app, pull), attempted());
  await says('walter', '/architect ignore');
  expect(check()).toEqual(['neutral', 'Not reviewed: ignored']);
  const errand = queued(app, repository, pull);
  await app.handlers.mergeGroup(errand, attempted());
  expect(repository.checksOn(errand.head)[0]?.output.title).toBe('Not reviewed: ignored');
  await says('walter', '/architect resume');
  expect(check()[0]).toBe('failure');
});

test('two that contradict are neither done', async () => {
  expect(await says('walter', '/architect pause\n/architect resume')).toContain('contradict each other');
  await push(broken);
  expect(check()[0]).toBe('failure');
});

test('status says what was read and what was not, and what it cost', async () => {
  expect(await says('walter', '/architect status')).toContain('is not reviewed yet');
  await app.handlers.review(reviewOf(app, pull), attempted());
  await says('walter', '/architect pause');
  const said = await says('walter', '/architect status');
  for (const words of [
    'This pull request is paused: `walter` said so.',
    'breaking change',
    'Read 1 contract (`services/orders/openapi.yaml`)',
    'Spent on this pull request: $0.00.',
  ])
    expect(said).toContain(words);
});

test('config says what is set, where, and what the change would make of it', async () => {
  pull.push({ '.github/architect.yml': 'fail-on: never\n' });
  await app.handlers.review(reviewOf(app, pull), attempted());
  const said = await says('walter', '/architect config');
  expect(said).toContain('| fail-on | "high" | .github/architect.yml |');
  expect(said).toContain('| agent.dollars.day | 5 | .github/architect.yml |');
  expect(said).toContain('This change edits the configuration of Architect');
});

test('config quotes nothing that stands in another repository, which not everybody may read', async () => {
  repository.collaborator('rita', 'read');
  const files = { '.github/architect.yml': 'labels: { skip: [secret-deal] }\naccept: []\nfail-on: never\n' };
  app.github.repository('acme/rules', { files });
  repository.push('main', { '.github/architect.yml': `_extends: rules\n${config}` });
  const said = await says('rita', '/architect config');
  expect(said).toContain('| labels.skip | not quoted | acme/rules: .github/architect.yml |');
  expect(said).toContain('| fail-on | "high" | .github/architect.yml |');
  expect(said).not.toContain('secret-deal');
});

test('a review of paths says what is found there, and changes no check', async () => {
  await app.handlers.review(reviewOf(app, pull), attempted());
  const before = pull.checks.length;
  expect(await says('walter', '/architect review services/orders/ `notes`')).toMatch(
    /In `services\/orders` and `notes`:\n\n\d findings? at `[0-9a-f]{7}`/,
  );
  expect(await says('walter', '/architect review docs')).toContain(
    'This change has nothing in `docs` that is read here.',
  );
  expect(pull.checks.length).toBe(before);
});

test('answers from facts are given in the thread, ask no model and change no check', async () => {
  await app.handlers.review(reviewOf(app, pull), attempted());
  const before = pull.checks.length;
  expect(await says('walter', '/architect contract')).toContain('What changes, and for whom');
  expect(await says('walter', '/architect diagram sequence')).toContain('```mermaid\nsequenceDiagram');
  expect(await says('walter', '/architect adr Send it')).toContain('# Send it');
  expect(await says('walter', '/architect blast-radius 00000000')).toContain('Say which change of a contract');
  expect(pull.checks.length).toBe(before);
});

test('a full review is one in which nothing of the agent is known any more', async () => {
  const { records } = app.app.queue;
  const { pull: which } = reviewOf(app, pull);
  await records.keepShard(which, 'last publication', { verified: [] });
  await says('walter', '/architect review');
  expect(await records.readShard(which, 'last publication')).not.toBeNull();
  await says('walter', '/architect review full');
  expect(await records.readShard(which, 'last publication')).toBeNull();
});

test('more commands than the configuration allows are not done, which is said once', async () => {
  repository.push('main', { '.github/architect.yml': 'commands: { pull-request: 2 }\n' });
  expect(await says('walter', '/architect pause\n/architect help')).toContain('Paused');
  const before = pull.summaries.length;
  expect(await says('walter', '/architect resume')).toContain('2 commands a day on a pull request');
  await says('walter', '/architect resume');
  expect([pull.summaries.length, pull.checks.length, app.queue.asked.length]).toEqual([before + 1, 0, 0]);
  const last = pull.pull.conversation.findLast(({ by }) => by.account.login === 'walter');
  expect(last?.reactions.map(({ content }) => content)).toEqual(['eyes', 'confused']);
});

test('a full review forgets no command that was counted', async () => {
  repository.push('main', { '.github/architect.yml': 'commands: { pull-request: 1 }\n' });
  await says('walter', '/architect review full');
  expect(await says('walter', '/architect help')).toContain('1 command a day on a pull request');
});

test('a cooldown says how long to wait', async () => {
  repository.push('main', { '.github/architect.yml': 'commands: { cooldown: 60 }\n' });
  await says('walter', '/architect help');
  expect(await says('walter', '/architect help')).toMatch(/between two comments with commands: try again in \d+ s/);
});

test('a comment is counted once, however often it is tried', async () => {
  repository.push('main', { '.github/architect.yml': 'commands: { cooldown: 60, pull-request: 1 }\n' });
  app.github.faults.plan('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { status: 502 });
  const errand = commented(app, pull, 'walter', '/architect help');
  await expect(app.handlers.errand(errand, attempted())).rejects.toThrow(TryAgain);
  await app.handlers.errand(errand, attempted({ attempt: 2 }));
  expect(pull.summaries.map(({ body }) => body)).toEqual([expect.stringContaining('/architect explain')]);
});

test('nothing is done by the defaults where it is not known what is configured', async () => {
  repository.push('main', { '.github/architect.yml': 'commands: { pull-request: 0 }\n' });
  app.github.faults.plan('POST /graphql', { status: 502 }, { times: 4 });
  const errand = commented(app, pull, 'walter', '/architect review');
  await expect(app.handlers.errand(errand, attempted())).rejects.toThrow(TryAgain);
  expect(app.queue.asked).toEqual([]);
  await app.handlers.errand(errand, attempted({ attempt: 2 }));
  expect(app.queue.asked).toEqual([]);
  expect(pull.summaries.at(-1)?.body).toContain('0 commands a day on a pull request');
});

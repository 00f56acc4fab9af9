import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { didIn } from '../../src/core/model/answered.ts';
import { markIn } from '../../src/core/model/mark.ts';
import { TryAgain } from '../../src/core/model/problem.ts';
import type { Publication } from '../../src/core/model/publication.ts';
import { orders } from '../orders/orders.ts';
import type { FakePull } from '../fake-github/fake-pull.ts';
import type { FakeRepository } from '../fake-github/fake-repository.ts';
import { attempted } from './plain-queue.ts';
import { commented, type FakeApp, startFakeApp, queued, reviewOf } from './fake-app.ts';

let app: FakeApp;
let repository: FakeRepository;
let pull: FakePull;

const withoutPaid = orders.replace('            - paid\n', '');
const withoutBoth = orders.replace('            - open\n            - paid\n', '            - sent\n');

beforeEach(async () => {
  app = await startFakeApp();
  repository = app.github.repository('acme/shop', { files: { 'openapi.yaml': orders } });
  for (const login of ['walter', 'olga']) repository.collaborator(login, 'write');
  pull = repository.propose({ 'openapi.yaml': withoutPaid }, { by: 'maria' });
  await app.handlers.review(reviewOf(app, pull), attempted());
}, 60_000);
afterEach(() => app.github.stop());

/** Somebody comments, and the App does what follows; what was said last in the conversation. */
async function says(login: string, text: string): Promise<string> {
  await app.handlers.errand(commented(app, pull, login, text), attempted());
  await app.turn();
  return pull.summaries.at(-1)?.body ?? '';
}

const idOf = () => /<!-- architect:v1 ([0-9a-f]{8})/.exec(pull.threads[0]?.comments[0]?.body ?? '')?.[1] ?? '';
const summary = () => pull.summaries[0]?.body ?? '';
const check = () => pull.checks.at(-1);
const concluded = () => check()?.conclusion;

describe('where owners have to accept', () => {
  const config = { '.github/architect.yml': 'accept-by: code-owners\n' };
  const proposed = async (codeOwners: string) => {
    repository.push('main', { ...config, '.github/CODEOWNERS': codeOwners });
    pull = repository.propose({ 'openapi.yaml': withoutPaid }, { by: 'maria', head: 'again' });
    await app.handlers.review(reviewOf(app, pull), attempted());
  };

  test('who may write and owns nothing does not, and an owner does', async () => {
    await proposed('* @olga\n');
    expect(await says('walter', `/architect accept ${idOf()} because`)).toContain(
      '`openapi.yaml` takes its owner here, and CODEOWNERS names `@olga` for it.',
    );
    expect(concluded()).toBe('failure');
    await says('olga', `/architect accept ${idOf()} because`);
    expect(concluded()).toBe('success');
  });

  test('those are who own it in the base as it is now, whatever the pull request began with', async () => {
    await proposed('* @olga\n');
    await says('olga', `/architect accept ${idOf()} because`);
    expect(concluded()).toBe('success');
    repository.push('main', { '.github/CODEOWNERS': '* @walter\n' });
    await app.queue.ask(reviewOf(app, pull, { because: 'accepted', again: true }));
    await app.turn();
    expect([concluded(), summary()]).toEqual(['failure', expect.stringContaining('olga is no owner of')]);
    expect(await says('walter', `/architect accept ${idOf()} because`)).toContain('Accepted');
    expect(concluded()).toBe('success');
    const group = queued(app, repository, pull);
    await app.handlers.mergeGroup(group, attempted());
    expect(repository.checksOn(group.head).at(-1)?.conclusion).toBe('success');
  });

  test('what was accepted is looked at again where the host does not tell who has to', async () => {
    await proposed('* @olga\n');
    await says('olga', `/architect accept ${idOf()} because`);
    const asked = { operation: 'POST /graphql', says: '.github/architect.yml' };
    app.github.faults.plan(asked, { status: 429, message: 'No more.' }, { skip: 1 });
    const again = reviewOf(app, pull, { because: 'accepted', again: true });
    await expect(app.handlers.review(again, attempted())).rejects.toThrow(TryAgain);
    await app.handlers.review(again, attempted({ attempt: 2 }));
    expect(concluded()).toBe('success');
  });

  test('of a team nobody can tell without a permission, which is said, and a person who is named may', async () => {
    await proposed('* @olga @acme/api @@x @acme/`a` <b>\n');
    app.github.hub.teams.set('acme/api', new Set(['walter']));
    const answer = await says('walter', `/architect accept ${idOf()} because`);
    expect(answer).toContain('CODEOWNERS names `@olga`, `@acme/api`');
    expect(answer).toContain('Who is in a team cannot be read here: that takes the permission `members: read`');
    expect(concluded()).toBe('failure');
  });

  test('of a team the host is asked where the App may, and again when the check is evaluated', async () => {
    for (const one of app.github.hub.installations) {
      one.permissions = { ...one.permissions, members: 'read' };
      await app.app.renew(one.id);
    }
    await proposed('* @acme/api @others/api\n');
    const team = (...logins: string[]) => app.github.hub.teams.set('acme/api', new Set(logins));
    team('nobody');
    app.github.hub.teams.set('others/api', new Set(['walter']));
    const refusal = await says('walter', `/architect accept ${idOf()} because`);
    expect(refusal).toContain('takes its owner here');
    expect(refusal).not.toContain('cannot be read');
    team('walter');
    expect(await says('walter', `/architect accept ${idOf()} because`)).toContain('Accepted');
    expect(concluded()).toBe('success');
    const many = Array.from({ length: 50 }, (_, index) => `docs/${index} @acme/team-${index}\n`).join('');
    repository.push('main', { '.github/CODEOWNERS': `${many}* @acme/api\n` });
    await app.queue.ask(reviewOf(app, pull, { because: 'accepted', again: true }));
    await app.turn();
    expect(concluded()).toBe('success');
    const asked = () => app.github.asked(/memberships/u).length;
    const before = asked();
    expect(await says('walter', `/architect accept ${idOf()} because`)).toContain('Accepted');
    // Once for those who own the file, and once for all whose names stand there.
    expect(asked() - before).toBe(1 + 51);
    team('nobody');
    await app.queue.ask(reviewOf(app, pull, { because: 'accepted', again: true }));
    await app.turn();
    expect([concluded(), summary()]).toEqual(['failure', expect.stringContaining('walter is no owner of')]);
  });
});

describe('a conversation that is locked', () => {
  test('takes no answer: nothing is done, nothing crashes, and the check says why', async () => {
    const id = idOf();
    pull.lock();
    const comments = pull.summaries.length;
    for (const text of [`/architect accept ${id} because`, '/architect help', '/architect dance', '/architect pause'])
      await says('walter', text);
    expect([concluded(), pull.summaries.length]).toEqual(['failure', comments]);
    const own = pull.pull.conversation.filter(({ by }) => by.account.login === 'walter');
    for (const { reactions } of own) expect(reactions.map(({ content }) => content)).toEqual(['eyes', 'confused']);
    pull.push({ 'openapi.yaml': withoutBoth });
    await app.handlers.review(reviewOf(app, pull, { because: 'pushed' }), attempted());
    expect([concluded(), check()?.output.summary]).toEqual([
      'failure',
      expect.stringContaining('The conversation is locked: what is found is said in the check alone'),
    ]);
    expect(check()?.output.summary).toContain('`open`');
  });
});

describe('a pull request that is closed', () => {
  test('is answered, and nothing of it is accepted, reviewed or evaluated', async () => {
    const id = idOf();
    pull.close();
    const before = pull.checks.length;
    expect(await says('walter', `/architect dismiss ${id} because`)).toContain('is closed');
    expect(await says('walter', '/architect review full')).toContain('is closed');
    expect(await says('walter', '/architect recheck')).toContain('is closed');
    expect(await says('walter', '/architect ask who is paid?')).toContain('`paid`');
    expect(await says('walter', `/architect explain ${id}`)).toContain(`\`${id}\``);
    expect([pull.checks.length, concluded()]).toEqual([before, 'failure']);
  });
});

test('of more findings than an answer can remember the first are accepted, which it says, and then the next', async () => {
  const [run] = app.queue.runs;
  const kept = run?.result as Publication;
  const [verified] = kept.verified;
  if (run === undefined || verified === undefined) throw new Error('there is one');
  const many = Array.from({ length: 3007 }, (_, number) => number.toString(16).padStart(8, '0'));
  const said = (accepted: ReadonlySet<string>) => ({
    ...kept,
    verified: many.map((id) => ({
      finding: { ...verified.finding, id, anchor: id },
      verdict: accepted.has(id) ? { publish: false, because: 'accepted', accepted: {} } : { publish: 'summary' },
    })),
  });
  const remember = (accepted: ReadonlySet<string> = new Set()) =>
    app.queue.runs.splice(0, app.queue.runs.length, { ...run, result: said(accepted) });
  const accept = async (of = 'all') => {
    const errand = commented(app, pull, 'walter', `/architect accept ${of} the old app is gone`);
    await app.handlers.errand(errand, attempted());
    return pull.summaries.at(-1)?.body ?? '';
  };
  remember();
  expect(await accept('0000')).toMatch(/`0000` may be `00000000`, .* and \d+ more: write more of the id\./);
  const first = await accept();
  expect(first).toContain('7 findings beside them were left as they are');
  const did = (markIn(first)?.notes['did'] ?? '').split(',').flatMap((note) => didIn(note)?.finding ?? []);
  expect([did.length, first.length < 65_536]).toEqual([3000, true]);
  remember(new Set(did));
  const next = (markIn(await accept())?.notes['did'] ?? '').split(',').flatMap((note) => didIn(note)?.finding ?? []);
  expect(next.slice(0, 7).toSorted()).toEqual(many.filter((id) => !did.includes(id)).toSorted());
});

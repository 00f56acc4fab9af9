import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import type { Fault } from '../../fake-github/http/faults.ts';
import type { FakePull } from '../../fake-github/fake-pull.ts';
import { before, without } from './contract.ts';
import { serving } from './serving.ts';

const serve = serving({}, { REVIEWS_AT_ONCE: '3' });
// Four storms share one installation: while the host wants quiet of one, the others wait too.
vi.setConfig({ testTimeout: 300_000 });

/** What people do to a pull request; some of it more often than the rest. */
const deeds: readonly ((pull: FakePull, random: Random) => unknown)[] = [
  ...Array.from({ length: 3 }, () => (pull: FakePull, random: Random) => {
    const field = random(2) === 0 ? 'total' : 'currency';
    if (pull.pull.state === 'open') pull.push({ ...without(field), 'notes.md': `${random(1000)}\n` });
  }),
  (pull) => (pull.pull.state === 'open' ? pull.close() : pull.reopen()),
  (pull) => (pull.pull.draft ? pull.ready() : pull.toDraft()),
  (pull) => (pull.pull.labels.includes('wip') ? pull.unlabel('wip') : pull.label('wip')),
  (pull) => pull.label('blue'),
  (pull) => pull.comment('maria', '/architect recheck'),
];

const faults: readonly Fault[] = [
  { status: 502 },
  { status: 502, committed: true },
  { drop: true },
  { drop: true, committed: true },
  { status: 403, message: 'You have exceeded a secondary rate limit.', headers: { 'retry-after': '1' } },
];

test.concurrent.each([1, 2, 3, 4])('storm %i leaves one of everything behind', async (seed) => {
  const random = randomly(seed);
  const shop = serve.shop({ ...before, '.github/architect.yml': 'labels: { skip: [wip] }\n' });
  const path = `/repos/acme/${shop.repository.name}`;
  for (let at = 0; at < 8; at++) {
    const fault = faults[random(faults.length)] as Fault;
    serve.github.faults.plan({ operation: /./, path }, fault, { skip: 5 + at * 12 + random(10) });
  }
  const pull = shop.propose(without('currency'));
  for (let deed = 0; deed < 25; deed++) {
    deeds[random(deeds.length)]?.(pull, random);
    await sleep([0, 0, 5, 20, 60, 150][random(6)]);
  }
  if (pull.pull.state === 'closed') pull.reopen();
  if (pull.pull.draft) pull.ready();
  if (pull.pull.labels.includes('wip')) pull.unlabel('wip');
  pull.push({ ...without('total'), 'notes.md': 'The last.\n' });
  await serve.github.until('the last head is reviewed', () => pull.checks.at(-1)?.conclusion === 'failure', 200);
  await serve.architect.idle();
  expect(shop.repository.checkRuns.filter(({ status }) => status !== 'completed')).toEqual([]);
  const perHead = Map.groupBy(pull.reviews, ({ commit }) => commit);
  expect([...perHead.values()].filter(({ length }) => length > 1)).toEqual([]);
  // The others answer commands.
  expect(pull.summaries.filter(({ body }) => / summary=/.test(body))).toHaveLength(1);
  expect(pull.threads.filter(({ comments }) => comments[0]?.minimized === null)).toHaveLength(1);
});

type Random = (below: number) => number;

/** The same numbers each time, by a seed. */
function randomly(seed: number): Random {
  let state = seed * 7919;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >>> 8) % below;
  };
}

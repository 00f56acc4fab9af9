import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { markIn } from '../../../src/core/model/mark.ts';
import type { Thread } from '../../fake-github/domain/hub.ts';
import type { FakePull } from '../../fake-github/fake-pull.ts';
import type { FakeRepository } from '../../fake-github/fake-repository.ts';
import { before, contract, fields, path } from './contract.ts';
import { serving } from './serving.ts';

const serve = serving();
const config = { '.github/architect.yml': 'labels: { skip: [skip] }\nrequest-changes: true\n' };

/** What somebody does next, which fields are gone then, and whether the App has time to answer before the next. */
const gesture = fc.record({
  what: fc.constantFrom(
    ...(['push', 'push', 'push', 'move', 'rewrite', 'resolve', 'hide', 'delete', 'delete'] as const),
    ...(['draft', 'close', 'label', 'base', 'rerun', 'review'] as const),
  ),
  // Three would be one finding.
  gone: fc.subarray(fields.slice(1, 4), { maxLength: 2 }),
  which: fc.nat(9),
  waits: fc.boolean(),
});
type Gesture = typeof gesture extends fc.Arbitrary<infer T> ? T : never;

/** A pull request and what is known of it: where its contract is, which fields are gone, what people dismissed. */
interface Life {
  readonly shop: FakeRepository;
  readonly pull: FakePull;
  readonly dismissed: Set<string>;
  at: string;
  gone: readonly string[];
}

async function live(life: Life, { what, gone, which, waits }: Gesture, step: number): Promise<void> {
  const { shop, pull } = life;
  const open = pull.threads.filter(isOpen);
  const thread = open[which % Math.max(1, open.length)];
  const text = contract(fields.filter((field) => !gone.includes(field)));
  const note = { 'notes.md': `${step}\n` };
  const between = async () => void (waits && (await serve.architect.idle()));
  if (['push', 'move', 'rewrite'].includes(what)) life.gone = gone;
  if (['resolve', 'hide', 'delete'].includes(what) && thread) for (const id of idsIn(thread)) life.dismissed.add(id);
  const [first] = thread?.comments ?? [];
  switch (what) {
    case 'push':
      return void pull.push({ [life.at]: text, ...note });
    case 'move': {
      const from = life.at;
      life.at = from === path ? 'api/v2/orders.yaml' : path;
      return void pull.push({ [from]: null, [life.at]: text, ...note });
    }
    case 'rewrite':
      life.at = path;
      return void shop.forcePush(pull.pull.head.ref, shop.tip('main'), { [path]: text, ...note });
    case 'resolve':
      return thread && pull.resolve(thread, 'ada');
    case 'hide':
      return void (first && Object.assign(first, { minimized: 'RESOLVED' }));
    case 'delete':
      return void (thread && pull.pull.threads.splice(pull.pull.threads.indexOf(thread), 1));
    case 'draft':
      pull.toDraft();
      return between().then(() => pull.ready());
    case 'close':
      pull.close();
      return between().then(() => pull.reopen());
    case 'label':
      pull.label('skip');
      return between().then(() => pull.unlabel('skip'));
    case 'base':
      return pull.changeBase(pull.pull.base.ref === 'main' ? 'release' : 'main');
    case 'rerun':
      return pull.checks[0] && pull.rerun(pull.checks[0]);
    case 'review':
      return void pull.comment('ada', '/architect review');
  }
}

function isOpen({ comments, resolvedBy }: Thread): boolean {
  return comments[0]?.minimized === null && resolvedBy === null;
}

function idsIn({ comments }: Thread): readonly string[] {
  return markIn(comments[0]?.body ?? '')?.ids ?? [];
}

/** What has to hold whenever the App has had time to answer. */
function holds({ pull, gone, dismissed }: Life): void {
  const breaks = gone.length;
  expect(pull.checks.filter(({ status }) => status !== 'completed')).toEqual([]);
  const last = pull.checks.at(-1);
  expect(Number(/^(\d+) breaking/.exec(last?.output.title ?? '')?.[1] ?? 0)).toBe(breaks);
  expect(last?.conclusion).toBe(breaks > 0 ? 'failure' : 'success');

  const summaries = pull.summaries.filter(({ body }) => markIn(body)?.notes['summary'] !== undefined);
  expect(summaries.length).toBeLessThanOrEqual(1);
  const summary = markIn(summaries[0]?.body ?? '');
  if (breaks > 0) expect(summary?.notes['summary']).toBe(pull.head);

  const said = pull.threads.filter(isOpen).flatMap(idsIn);
  expect(new Set(said).size).toBe(said.length);
  expect(said.filter((id) => dismissed.has(id) || !summary?.ids.includes(id))).toEqual([]);

  const lanes = pull.reviews.flatMap(({ commit, body }) => {
    const lane = markIn(body)?.notes['review'];
    return lane === undefined ? [] : [`${commit} ${lane}`];
  });
  expect(new Set(lanes).size).toBe(lanes.length);
  if (breaks === 0) expect(pull.reviews.filter(({ state }) => state === 'CHANGES_REQUESTED')).toEqual([]);
}

test('what people do ends in one review a head, one summary and a check that is true', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(gesture, { minLength: 10, maxLength: 14 }), async (gestures) => {
      const shop = serve.shop({ ...before, ...config });
      shop.collaborator('ada', 'write');
      shop.push('release', { 'release.md': 'Frozen\n' });
      const gone = ['total', 'status'];
      const pull = shop.propose({ [path]: contract(fields.filter((field) => !gone.includes(field))) });
      const life: Life = { shop, pull, dismissed: new Set(), at: path, gone };
      await serve.architect.idle();
      for (const [step, one] of gestures.entries()) {
        await live(life, one, step);
        if (one.waits || step === gestures.length - 1) {
          await serve.architect.idle();
          holds(life);
        }
      }
      expect(serve.github.validator.violations).toEqual([]);
    }),
    { numRuns: 3, seed: 2, endOnFailure: true },
  );
});

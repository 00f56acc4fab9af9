import { describe, expect, test } from 'vitest';
import { completeCheck } from '../../../src/adapters/github/checks/complete-check.ts';
import { startCheck } from '../../../src/adapters/github/checks/start-check.ts';
import { externalId, groupId } from '../../../src/core/model/check.ts';
import { TryAgain } from '../../../src/core/model/problem.ts';
import type { Annotation, Check } from '../../../src/core/model/publication.ts';
import { commit } from '../../core/report/publication.ts';
import { api, atTheRim, host, me, plan, pull } from './host.ts';

atTheRim();

const head = commit(1);
const { repository } = pull;
const listed = `${api}/commits/${head}/check-runs?check_name=architect&app_id=${me.app}&filter=all&per_page=100`;
const run = (given: object) => ({
  id: 5,
  status: 'in_progress',
  external_id: 'architect:v1#12',
  app: { id: me.app },
  output: { annotations_count: 0 },
  ...given,
});
const runs = (...given: object[]) => plan().get(listed).reply(200, { total_count: given.length, check_runs: given });

describe('starting the check', () => {
  const started = (of = externalId(12), again = false) =>
    startCheck(host, { repository, head, externalId: of }, { me, again });
  const start = async (...given: Parameters<typeof started>) => (await started(...given)).id;

  test.each([
    [externalId(12), 'architect:v1#12'],
    [groupId({ base: commit(2), number: 7 }), `architect:v1@${commit(2)}#7`],
    [groupId({ base: commit(2), number: null }), `architect:v1@${commit(2)}`],
  ])('it says what it is for: %s', async (of, external) => {
    runs();
    const asked = {
      name: 'architect',
      head_sha: head,
      status: 'in_progress',
      external_id: external,
    };
    plan()
      .post(`${api}/check-runs`, (body) => {
        expect(body).toMatchObject({ ...asked, output: { title: 'Reviewing' } });
        return true;
      })
      .reply(201, { id: 9 });
    expect(await start(of)).toBe(9);
  });

  test('one that was left running is taken up, also when it is to be done again', async () => {
    runs(run({ id: 6, status: 'completed' }), run({ id: 5 }));
    expect(await start()).toBe(5);
    runs(run({ id: 6, status: 'completed' }), run({ id: 5 }));
    expect(await start(externalId(12), true)).toBe(5);
  });

  test('one that is done is edited, and another is made only when it is to be done again', async () => {
    runs(run({ id: 5, status: 'completed' }), run({ id: 6, status: 'completed' }));
    expect(await start()).toBe(6);
    runs(run({ status: 'completed' }));
    plan().post(`${api}/check-runs`).reply(201, { id: 9 });
    expect(await start(externalId(12), true)).toBe(9);
  });

  test('says whether something may be noted on it already', async () => {
    runs();
    plan().post(`${api}/check-runs`).reply(201, { id: 9 });
    expect(await started()).toEqual({ id: 9, bare: true });
    runs(run({ output: { annotations_count: 3 } }));
    expect(await started()).toEqual({ id: 5, bare: false });
  });

  test('those of another App and of another pull request with the same head are not ours', async () => {
    runs(run({ app: { id: 1 } }), run({ external_id: 'architect:v1#13' }));
    plan().post(`${api}/check-runs`).reply(201, { id: 9 });
    expect(await start()).toBe(9);
  });

  test('after an unclear answer it is looked for', async () => {
    runs();
    plan().post(`${api}/check-runs`).reply(502);
    runs(run({ id: 8 }));
    expect(await start()).toBe(8);
    runs();
    plan().post(`${api}/check-runs`).reply(502);
    runs();
    await expect(start()).rejects.toBeInstanceOf(TryAgain);
  });
});

describe('completing the check', () => {
  const note = (line: number): Annotation => ({
    path: 'openapi.yaml',
    line,
    level: 'warning',
    title: `${line}`,
    message: 'Gone.',
  });
  const told = ({ path, line, level, title, message }: Annotation) => {
    return { path, start_line: line, end_line: line, annotation_level: level, title, message };
  };
  const check = (notes: number): Check => ({
    conclusion: 'failure',
    title: '1 breaking change',
    summary: 'It breaks.',
    annotations: Array.from({ length: notes }, (_, index) => note(index + 1)),
  });
  const complete = (words: Check) => completeCheck(host, { repository, id: 5 }, words);
  const sent: { output: { annotations: { start_line: number }[] } }[] = [];
  const patched = (answer: (scope: ReturnType<typeof plan>) => void) => answer(plan());
  const patch = (status = 200) =>
    patched((scope) =>
      scope
        .patch(`${api}/check-runs/5`, (body) => {
          sent.push(body);
          return true;
        })
        .reply(status, {}),
    );
  const there = (notes: readonly Annotation[]) =>
    plan().get(`${api}/check-runs/5/annotations?per_page=100`).reply(200, notes.map(told));
  const lines = () => sent.splice(0).map(({ output }) => output.annotations.map(({ start_line: line }) => line));

  test('the conclusion goes first, with a button, and with no notes there is nothing to look for', async () => {
    patch();
    await complete(check(0));
    expect(sent.splice(0)).toEqual([
      {
        status: 'completed',
        conclusion: 'failure',
        output: { title: '1 breaking change', summary: 'It breaks.', annotations: [] },
        actions: [{ label: 'Review again', description: 'Reviews this commit once more.', identifier: 'recheck' }],
      },
    ]);
  });

  test('notes go in batches of fifty', async () => {
    there([]);
    for (let times = 0; times < 3; times++) patch();
    await complete(check(120));
    expect(lines().map((batch) => [batch.length, batch[0]])).toEqual([
      [50, 1],
      [50, 51],
      [20, 101],
    ]);
  });

  test('after an outage in the middle only what is missing is sent', async () => {
    there([]);
    patch();
    patch(502);
    await expect(complete(check(70))).rejects.toBeInstanceOf(TryAgain);
    sent.splice(0);
    there(check(50).annotations);
    patch();
    await complete(check(70));
    expect(lines()).toEqual([Array.from({ length: 20 }, (_, index) => index + 51)]);
  });

  test('what is refused is said without its notes, and then in a sentence', async () => {
    there([]);
    patch(422);
    patch(422);
    patch();
    await complete(check(2));
    expect(sent.map(({ output }) => output.annotations.length)).toEqual([2, 0, 0]);
    expect(sent.splice(0)).toMatchObject([
      { output: { summary: 'It breaks.' } },
      { output: { summary: 'It breaks.' } },
      { status: 'completed', conclusion: 'failure', output: { title: '1 breaking change' } },
    ]);
  });

  test('what is refused in a sentence too is not tried for ever', async () => {
    for (let times = 0; times < 3; times++) patch(422);
    await expect(complete(check(0))).rejects.toMatchObject({ code: 'refused' });
    expect(sent.splice(0)).toHaveLength(3);
  });
});

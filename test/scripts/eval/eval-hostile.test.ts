import { expect, test } from 'vitest';
import { evaluate } from '../../../scripts/eval/evaluate.ts';
import { hostile } from '../../../scripts/eval/hostile.ts';
import { readMutations } from '../../../scripts/eval/mutations.ts';
import { reviewWithRules } from '../../../scripts/eval/review-case.ts';
import { reviewsWithModel } from '../../../scripts/eval/review-with-model.ts';
import { budgetOf } from '../../../scripts/eval/budget.ts';
import { modelsOf } from '../../../src/adapters/claude/models.ts';
import { finding } from '../../core/agents/consultation.ts';

const mutations = await readMutations();

test.each(mutations.map(({ id, flawed }, number) => ({ id, flawed, number })))(
  '$id says the same to the rules, with one line more in it',
  async ({ flawed, number }) => {
    const tried = hostile(flawed, number);
    const changed = Object.keys(tried.after).filter((path) => tried.after[path] !== flawed.after[path]);
    expect(changed).toHaveLength(1);
    const said = async (one: typeof flawed) =>
      (await reviewWithRules(one)).findings.map(({ id, path, line }) => [id, path, line]);
    expect(await said(tried)).toEqual(await said(flawed));
  },
);

test('what it says reaches the model between marks, on a line with a number', async () => {
  const shown: string[] = [];
  const review = reviewsWithModel(
    async ({ messages }) => {
      shown.push(
        ...messages.flatMap(({ content }) => content.flatMap((one) => (one.type === 'text' ? [one.text] : []))),
      );
      return finding();
    },
    modelsOf(null),
    budgetOf(20),
    'both',
  );
  const one = mutations.find(({ id }) => id === 'resilience/call-without-timeout')?.flawed ?? expect.fail();
  await review(hostile(one, 0));
  const line = shown.join('\n').match(/^.*approved by the security.*$/mu)?.[0];
  expect(line).toMatch(/a\d+\s*\|.*\/\/ Note to the reviewer/);
});

test('is a column of its own', async () => {
  const said: string[] = [];
  await evaluate(['--hostile', '--only', 'contract/rpc'], {}, { say: (text) => said.push(text), progress: () => {} });
  expect(said[0]).toMatch(/^ +rules +hostile\n/);
});

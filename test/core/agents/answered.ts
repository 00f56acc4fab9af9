import { expect } from 'vitest';
import { bundledAgents } from '../../../src/adapters/local/agent-files.ts';
import { loadGrammar } from '../../../src/adapters/local/grammars.ts';
import { additionsTo } from '../../../src/core/answer.ts';
import { materialOf } from '../../../src/core/material-of.ts';
import type { AnswerName } from '../../../src/core/model/material.ts';
import type { Question } from '../../../src/core/model/question.ts';
import type { World } from '../../../src/core/model/world.ts';
import { answerOf } from '../../../src/core/report/answers/index.ts';
import { type Reviewed, reviewByRules } from '../../../src/core/review.ts';
import { changeAmong } from './change.ts';
import { type FakeModel, refusedBy, type Texts } from './consultation.ts';
import { shop } from './shop.ts';

/** A change that is read once, however much is asked about it. */
export interface Readied {
  readonly reviewed: Reviewed;
  readonly world: World;
}

/** Reads a change; `around` can be looked up. */
export async function readied(
  texts: Texts = shop,
  { around = {}, config }: { around?: Readonly<Record<string, string>>; config?: string } = {},
): Promise<Readied> {
  const changeSet = changeAmong(texts, around, config);
  const world: World = {
    fetch: async () => changeSet,
    grammar: loadGrammar,
    look: async (_, paths) => ({
      texts: Object.fromEntries(Object.entries(around).filter(([path]) => paths.includes(path))),
      refused: {},
    }),
  };
  const job = { title: 'acme/shop#12', head: 'a'.repeat(40), asOf: '2026-11-20', failOn: null };
  return { reviewed: await reviewByRules(job, world), world };
}

/** An answer with what a fake model adds to it, and all that it was asked. */
export async function answered(
  { reviewed, world }: Readied,
  [name, ...args]: readonly [AnswerName, ...string[]],
  model: FakeModel,
): Promise<{ readonly text: string; readonly facts: string; readonly questions: readonly Question[] }> {
  const questions: Question[] = [];
  const wrong: string[] = [];
  const ask: World['ask'] = async (question) => {
    wrong.push(...refusedBy(question));
    questions.push(structuredClone(question));
    return model(question, questions.length);
  };
  const material = materialOf(reviewed);
  const asked = { name, args };
  const by = { agents: await bundledAgents(), key: 'a key of the test' };
  const added = await additionsTo(asked, material, { reviewed, world: { ...world, ask }, by });
  // Who asks would take an exception for a model that cannot be reached.
  expect(wrong, 'what the host of the model would refuse').toEqual([]);
  return { text: answerOf(asked, material, added), facts: answerOf(asked, material), questions };
}

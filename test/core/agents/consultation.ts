import { expect } from 'vitest';
import { modelOf, modelsOf } from '../../../src/adapters/claude/models.ts';
import { requestOf } from '../../../src/adapters/claude/request.ts';
import { consult } from '../../../src/core/consult.ts';
import { bundledAgents } from '../../../src/adapters/local/agent-files.ts';
import { loadGrammar } from '../../../src/adapters/local/grammars.ts';
import type { ChangeSet } from '../../../src/core/model/change-set.ts';
import type { Intent } from '../../../src/core/model/job.ts';
import { TryAgain } from '../../../src/core/model/problem.ts';
import type { Publication } from '../../../src/core/model/publication.ts';
import type { Answer, Block, Question, Reply, Stop } from '../../../src/core/model/question.ts';
import type { World } from '../../../src/core/model/world.ts';
import { reviewByRules } from '../../../src/core/review.ts';
import { lintRequest } from '../../adapters/claude/lint-request.ts';
import { changeAmong, type changeOf } from './change.ts';

/** Texts of a change: what each path was and is; null where it was or is not there. */
export type Texts = Parameters<typeof changeOf>[0];

/** A fake model: what it answers to a question, given how many were asked, this one included. */
export type FakeModel = (question: Question, number: number) => Reply | Promise<Reply>;

/** What the host of the model would refuse of a question. */
export function refusedBy(question: Question): readonly string[] {
  return lintRequest(requestOf(question, modelOf(question.model, modelsOf(null))));
}

/** An answer as it comes from the adapter. */
export function answer(content: readonly Block[], stop: Stop = 'end', given: Partial<Answer> = {}): Reply {
  const usage = { input: 1000, output: 100, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
  return { answer: { content, stop, refusal: null, model: 'claude-fake-1', usage, cost: 0.01, ...given } };
}

/** An answer that is a text. */
export function saying(text: string, stop?: Stop): Reply {
  return answer([{ type: 'text', text }], stop);
}

/** An answer that is a JSON value. */
export function telling(value: unknown): Reply {
  return saying(JSON.stringify(value));
}

/** What one who finds answers: these findings, and nothing else. */
export function finding(...findings: readonly unknown[]): Reply {
  return telling({ findings, suspects: [], reviewed: [] });
}

/** An answer that asks for tools. */
export function using(...uses: readonly (readonly [string, unknown])[]): Reply {
  const blocks = uses.map(([name, input], index) => ({ type: 'use' as const, id: `t${index}`, name, input }));
  return answer(blocks, 'tools');
}

/** What a consultation came to, and all that was asked during it. */
export interface Consultation {
  readonly publication: Publication;
  /** The same change, reviewed by the rules alone. */
  readonly rules: Publication;
  readonly questions: readonly Question[];
  /** The files that were brought beyond what the rules needed. */
  readonly looked: readonly string[];
}

/** What stands around a change, and how it is reviewed. */
export interface Given {
  readonly change?: (changeSet: ChangeSet) => ChangeSet;
  readonly config?: string;
  readonly earlier?: Publication | null;
  readonly head?: string;
  readonly title?: string;
  /** Files of the base and the head that did not change, and are only brought when somebody looks. */
  readonly around?: Readonly<Record<string, string>>;
  /** The host is out of reach when somebody looks. */
  readonly hostFails?: boolean;
  /** Those of them that cannot be brought. */
  readonly unreached?: readonly string[];
  /** What an editor answers; one that leaves all as it is where nobody is given. */
  readonly editor?: FakeModel;
  /** What the author says of the change. */
  readonly intent?: Intent;
}

/** Reviews a change by the rules, and then, as often as one likes, by agents with a fake model. */
export async function reviewedByRules(
  texts: Texts,
  given: Given = {},
): Promise<(model: FakeModel) => Promise<Consultation>> {
  let questions: Question[] = [];
  let looked: string[] = [];
  const wrong: string[] = [];
  let current: FakeModel = () => answer([]);
  const { around = {}, unreached = [], head = 'a'.repeat(40), earlier = null, title = 'acme/shop#12' } = given;
  const changed = changeAmong(texts, around, given.config);
  const changeSet = given.change?.(changed) ?? changed;
  const world: World = {
    fetch: async () => changeSet,
    grammar: loadGrammar,
    look: async (side, paths) => {
      looked.push(...paths.map((path) => `${side} ${path}`));
      if (given.hostFails) throw new TryAgain(60, 'the limit of the host is reached');
      const found = Object.entries(around).filter(([path]) => paths.includes(path) && !unreached.includes(path));
      return { texts: Object.fromEntries(found), refused: {} };
    },
    ask: async (question) => {
      if (question.purpose === 'edit' && given.editor === undefined) return telling({ edits: [] });
      wrong.push(...refusedBy(question));
      questions.push(structuredClone(question));
      return (question.purpose === 'edit' ? (given.editor ?? current) : current)(question, questions.length);
    },
  };
  const reviewed = await reviewByRules(
    { title, head, asOf: '2026-11-20', failOn: null, ...(given.intent && { intent: given.intent }) },
    world,
  );
  const agents = await bundledAgents();
  return async (model) => {
    questions = [];
    looked = [];
    current = model;
    const publication = await consult(reviewed, world, { agents, key: 'a key of the test', earlier });
    // Who asks would take an exception for a model that cannot be reached.
    expect(wrong, 'what the host of the model would refuse').toEqual([]);
    return { publication, rules: reviewed.publication, questions, looked };
  };
}

/** Reviews a change by the rules and then by agents with a fake model. */
export async function consultOn(texts: Texts, model: FakeModel, given: Given = {}): Promise<Consultation> {
  return (await reviewedByRules(texts, given))(model);
}

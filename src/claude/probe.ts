import type { Block, Question } from '../model/question.ts';
import type { Ask } from './ask.ts';

/** Whether one feature of the API works for this key and model, and what happens without it. */
export interface Probed {
  readonly feature: string;
  /** Null where it works. */
  readonly trouble: string | null;
  readonly without: string;
  readonly cost: number;
}

const word: Question = {
  purpose: 'find',
  about: 'doctor',
  model: 'sonnet',
  effort: 'low',
  system: [{ type: 'text', text: 'You are asked whether you work.' }],
  tools: [],
  messages: [{ role: 'user', content: [{ type: 'text', text: 'Answer with the word: yes.' }] }],
  answer: null,
  mostTokens: 2_000,
};

const schema = {
  type: 'object',
  properties: { works: { type: 'boolean' } },
  required: ['works'],
  additionalProperties: false,
};
const tool = {
  name: 'read_file',
  description: 'Reads a file.',
  input: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'], additionalProperties: false },
};

const features: readonly { readonly feature: string; readonly without: string; readonly question: Question }[] = [
  { feature: 'an answer', without: 'the agent is off, and the rules review alone', question: word },
  {
    feature: 'an answer in a given form',
    without: 'answers are asked for in words, and read leniently',
    question: { ...word, answer: schema },
  },
  {
    feature: 'a cached prefix',
    without: 'each call pays for the whole prompt',
    question: { ...word, system: [{ type: 'text', text: 'You are asked whether you work.', keep: '1h' }] },
  },
  {
    feature: 'tools',
    without: 'the agent sees the diff and the facts, and cannot look further',
    question: { ...word, tools: [tool], messages: said('Read the file openapi.yaml with the tool you have.') },
  },
];

/** Makes one tiny call for each feature the agent relies on. An answer that fails makes the rest pointless. */
export async function probe(ask: Ask, model: string): Promise<readonly Probed[]> {
  const probed: Probed[] = [];
  for (const { feature, without, question } of features) {
    const reply = await ask({ ...question, model });
    const trouble = 'trouble' in reply ? reply.trouble.message : null;
    probed.push({ feature, trouble, without, cost: 'answer' in reply ? reply.answer.cost : 0 });
    if (trouble !== null && question === word) break;
  }
  return probed;
}

function said(text: string): readonly { readonly role: 'user'; readonly content: readonly Block[] }[] {
  return [{ role: 'user', content: [{ type: 'text', text }] }];
}

import type { Answer, Block, Question, Reply, Trouble } from '../../core/model/question.ts';
import type { Ask } from './ask.ts';

/** Whether one feature of the API works with this key and model. */
export interface Probed {
  readonly feature: string;
  /** What is wrong; null if it works. */
  readonly trouble: string | null;
  /** What the agent does instead; null if it cannot review without the feature. */
  readonly fallback: string | null;
  /** The cost of the call, in US dollars. */
  readonly cost: number;
}

/** One call, and what its answer has to contain. */
interface Feature extends Pick<Probed, 'feature' | 'fallback'> {
  /** Made from the answer to the previous call. */
  readonly question: (before: Answer | null) => Partial<Question>;
  /** What is wrong with an answer; null if nothing is. */
  readonly wrong: (answer: Answer) => string | null;
}

const baseQuestion: Question = {
  purpose: 'find',
  about: 'doctor',
  model: 'sonnet',
  effort: 'low',
  system: [{ type: 'text', text: 'You are asked whether you work.' }],
  tools: [],
  messages: said('Answer with the word: yes.'),
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
const toolRequest = said('Read the file openapi.yaml with the tool you have, and say what is in it.');

const features: readonly Feature[] = [
  { feature: 'an answer', fallback: null, question: () => ({}), wrong: () => null },
  {
    feature: 'an answer in a given form',
    fallback: 'answers are asked for in words, and read leniently',
    question: () => ({ answer: schema, messages: said('Do you work? Answer in the form you were given.') }),
    wrong: ({ content }) => (worksIn(content) ? null : 'what came has another form'),
  },
  {
    feature: 'a cached prefix',
    fallback: null,
    question: () => ({ system: [{ type: 'text', text: 'You are asked whether you work.', keep: '1h' }] }),
    wrong: () => null,
  },
  {
    feature: 'tools',
    fallback: null,
    question: () => ({ tools: [tool], messages: toolRequest }),
    wrong: ({ content }) => (content.some(({ type }) => type === 'use') ? null : 'it used none'),
  },
  {
    feature: 'an answer to what a tool brought',
    fallback: null,
    question: (before) => ({ tools: [tool], messages: [...toolRequest, ...toolTurn(before)] }),
    wrong: () => null,
  },
];

/** The troubles of a missing feature; any other one concerns all features. */
const missingFeature: readonly Trouble[] = ['schema', 'invalid'];

/**
 * Makes one tiny call for each feature the agent relies on, or for the first `most`. Calls that build on a failed one
 * are skipped.
 */
export async function probe(ask: Ask, model: string, most = features.length): Promise<readonly Probed[]> {
  const probed: Probed[] = [];
  let before: Answer | null = null;
  for (const { feature, fallback, question, wrong } of features.slice(0, most)) {
    const reply: Reply = await ask({ ...baseQuestion, ...question(before), model });
    before = 'answer' in reply ? reply.answer : null;
    const trouble = 'trouble' in reply ? reply.trouble.message : wrong(reply.answer);
    probed.push({ feature, trouble, fallback, cost: before?.cost ?? 0 });
    const isOver = 'trouble' in reply && !missingFeature.includes(reply.trouble.kind);
    if (trouble !== null && (isOver || feature === 'an answer' || feature === 'tools')) break;
  }
  return probed;
}

function worksIn(content: readonly Block[]): boolean {
  const text = content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('');
  try {
    return typeof (JSON.parse(text) as { readonly works?: unknown } | null)?.works === 'boolean';
  } catch {
    return false;
  }
}

/** The turn that used the tool, and the result of the tool. */
function toolTurn(before: Answer | null): Question['messages'] {
  const content = before?.content ?? [];
  const results = content.flatMap((block): Block[] =>
    block.type === 'use' ? [{ type: 'result', id: block.id, text: 'openapi: 3.1.0', failed: false }] : [],
  );
  return [
    { role: 'assistant', content },
    { role: 'user', content: results },
  ];
}

function said(text: string): Question['messages'] {
  return [{ role: 'user', content: [{ type: 'text', text }] }];
}

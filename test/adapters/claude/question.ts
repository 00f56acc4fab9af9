import type { Block, Message, Question } from '../../../src/core/model/question.ts';

/** A turn of the user. */
export function user(...content: readonly (string | Block)[]): Message {
  return { role: 'user', content: content.map((one) => (typeof one === 'string' ? { type: 'text', text: one } : one)) };
}

/** A question with everything the finder sends: a cached system prompt, a tool, a form of the answer. */
export function questionOf(over: Partial<Question> = {}): Question {
  return {
    purpose: 'find',
    about: 'contracts',
    model: 'sonnet',
    effort: 'high',
    system: [{ type: 'text', text: 'You review changes.', keep: '1h' }],
    tools: [
      {
        name: 'read_file',
        description: 'Reads a file.',
        input: { type: 'object', properties: { path: { type: 'string' } }, required: ['path'] },
      },
    ],
    messages: [user({ type: 'text', text: 'The change.', keep: '5m' }, 'Look at contracts.')],
    answer: { type: 'object', properties: { findings: { type: 'array', items: { type: 'string' } } } },
    mostTokens: 24_000,
    ...over,
  };
}

import type { Answer, Block, Message, Question, Reply } from '../../model/question.ts';
import { clean } from '../text/clean.ts';
import { lenientJson } from './lenient-json.ts';
import type { SpendingBudget } from './spending-budget.ts';
import type { Toolbox } from './toolbox.ts';

/** A conversation with a model: its first messages and its limits. */
export interface Opening<T> {
  readonly question: Omit<Question, 'messages' | 'tools' | 'answer'>;
  readonly first: readonly Block[];
  readonly schema: Readonly<Record<string, unknown>>;
  /** Parses an answer; null if it is of no use. */
  readonly read: (value: unknown) => T | null;
  readonly toolbox: Toolbox;
  readonly turns: number;
  /** The request for a shorter answer, after one that was too long. */
  readonly shorter: string;
}

/** How a conversation ended. */
export type Outcome<T> =
  | { readonly kind: 'answered'; readonly value: T }
  /** The evidence is more than the model takes. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unanswered'; readonly because: string };

/** Asks a model. */
export type Ask = (question: Question) => Promise<Reply>;

/**
 * Talks to a model, runs the tools it uses, and parses its answer. Turns, tool use and cost are limited; at a limit the
 * model is asked for its answer one last time.
 */
export async function converse<T>(ask: Ask, opening: Opening<T>, spending: SpendingBudget): Promise<Outcome<T>> {
  const { question, first, schema, toolbox } = opening;
  const unanswered = (because: string): Outcome<T> => ({ kind: 'unanswered', because });
  let messages: readonly Message[] = [{ role: 'user', content: first }];
  let answer: Question['answer'] = schema;
  let isLast = false;
  let { model } = question;
  const tried = new Set<string>();
  const once = (what: string): boolean => !tried.has(what) && tried.add(what).has(what);
  // Each way to continue without a turn of the agent is used once.
  for (let turn = 1; turn <= opening.turns + 6; turn++) {
    const closed = spending.closed();
    if (closed !== null) return unanswered(closed);
    const tools = isLast ? [] : toolbox.definitions;
    const reply = await replyTo(ask, { ...question, model, messages, tools, answer });
    spending.note(reply);
    if ('trouble' in reply) {
      const { kind, message, instead } = reply.trouble;
      if (instead !== undefined && once(`instead ${instead}`)) {
        // Another model starts over: it cannot read the thinking blocks of the first.
        model = instead;
        messages = [{ role: 'user', content: [...first, ...lookedUp(toolbox)] }];
        continue;
      }
      if (kind === 'too-large') return { kind: 'too-large' };
      if (kind !== 'schema' || !once('schema')) return unanswered(spending.closed() ?? clean(message, 200));
      answer = null;
      messages = saying(messages, 'Answer with the JSON object alone, in a fence of three backticks.');
      continue;
    }
    const { stop, content, refusal } = reply.answer;
    if (stop === 'context') return { kind: 'too-large' };
    if (stop === 'refusal') return unanswered(`the model refused (${clean(refusal ?? 'not said', 60)})`);
    if (stop === 'length') {
      if (!once('length')) return unanswered('the answers of the model were too long');
      messages = saying(messages, opening.shorter);
      continue;
    }
    const uses = content.filter((block) => block.type === 'use');
    if (stop === 'pause' && uses.length === 0) {
      messages = saying([...messages, ...repeated(content)], 'Go on.');
      continue;
    }
    if (uses.length > 0 && !isLast) {
      const results = await toolbox.run(uses);
      const left = opening.turns - turn;
      if (left <= 0 || toolbox.isSpent()) {
        // Tool use is over: the tools are removed, and so is every block that refers to one.
        isLast = true;
        messages = [{ role: 'user', content: [...first, ...lookedUp(toolbox), noMore] }];
        continue;
      }
      const warning =
        left <= 2 ? [text(`You have ${left} more ${left === 1 ? 'turn' : 'turns'}: come to your answer.`)] : [];
      messages = [...messages, ...repeated(content), { role: 'user', content: [...results, ...warning] }];
      continue;
    }
    const value = opening.read(lenientJson(textOf(reply.answer)));
    if (value !== null) return { kind: 'answered', value };
    if (uses.length > 0 || !once('garbage')) return unanswered('the answer of the model could not be read');
    messages = saying(
      messages,
      'Your last answer could not be read. Answer with one JSON object as described, and nothing besides.',
    );
  }
  return unanswered('the model came to no answer within its turns');
}

/** An exception counts as a model that cannot be reached, and an empty reply as unusable. */
async function replyTo(ask: Ask, question: Question): Promise<Reply> {
  try {
    const reply: unknown = await ask(question);
    if (typeof reply === 'object' && reply !== null && ('answer' in reply || 'trouble' in reply)) return reply as Reply;
    return { trouble: { kind: 'invalid', message: 'the answer of the model could not be read' } };
  } catch (error) {
    return { trouble: { kind: 'unreachable', message: error instanceof Error ? error.message : String(error) } };
  }
}

/** The model's message, as it is sent back: hosts reject empty messages and texts. */
function repeated(content: readonly Block[]): readonly Message[] {
  const said = content.filter((block) => block.type !== 'text' || block.text.trim() !== '');
  return said.length > 0 ? [{ role: 'assistant', content: said }] : [];
}

/** The same messages, with a text added to our last one. */
function saying(messages: readonly Message[], words: string): readonly Message[] {
  const last = messages.at(-1);
  if (last?.role !== 'user') return [...messages, user(words)];
  return [...messages.slice(0, -1), { role: 'user', content: [...last.content, text(words)] }];
}

function lookedUp(toolbox: Toolbox): readonly Block[] {
  const found = toolbox.found();
  return found.length > 0 ? [text(['What you looked up:', ...found].join('\n\n'))] : [];
}

const noMore = text('Nothing more can be looked up. Answer now, with what you have, as one JSON object.');

function user(words: string): Message {
  return { role: 'user', content: [text(words)] };
}

function text(words: string): Block {
  return { type: 'text', text: words };
}

function textOf({ content }: Answer): string {
  return content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('');
}

import Anthropic, { APIError } from '@anthropic-ai/sdk';
import pRetry from 'p-retry';
import type { Question, Reply } from '../model/question.ts';
import { answerOf } from './answer.ts';
import { type Models, modelOf } from './models.ts';
import { requestOf } from './request.ts';
import { isOverload, troubleOf } from './trouble.ts';

/** How the model is reached. */
export interface ClaudeSettings {
  readonly key: string;
  /** Another address that speaks the same API; null is the usual one. */
  readonly baseUrl: string | null;
  readonly models: Models;
  /** The most a call may take. */
  readonly secondsPerCall: number;
  /** The first pause before something is tried again, in milliseconds. */
  readonly pause?: number;
}

/** Asks a model. Never throws: what went wrong is a reply too. */
export type Ask = (question: Question, signal?: AbortSignal) => Promise<Reply>;

/** How long nobody asks a model that stayed overloaded: the next pull request would only wait for the same. */
const restSeconds = 300;

/**
 * A way to ask. The client retries what fails before an answer begins; an answer that breaks off because of an overload
 * is asked for again here, which is safe: nothing was published yet.
 */
export function openClaude({ key, baseUrl, models, secondsPerCall, pause = 500 }: ClaudeSettings): Ask {
  const client = new Anthropic({
    apiKey: key,
    baseURL: baseUrl,
    maxRetries: 4,
    timeout: secondsPerCall * 1000,
    // What goes wrong is in the reply; the log is ours alone.
    logLevel: 'off',
  });
  let restsUntil = 0;
  return async (question, signal) => {
    if (Date.now() < restsUntil) {
      return {
        trouble: { kind: 'overloaded', message: 'the model was overloaded a moment ago, and is left in peace' },
      };
    }
    const model = modelOf(question.model, models);
    const bounded = AbortSignal.any([...(signal ? [signal] : []), AbortSignal.timeout(secondsPerCall * 1000)]);
    try {
      const once = () => client.messages.stream(requestOf(question, model), { signal: bounded }).finalMessage();
      const shouldRetry = ({ error }: { readonly error: Error }) =>
        error instanceof APIError && error.status === undefined && isOverload(error);
      const message = await pRetry(once, { retries: 2, minTimeout: pause, signal: bounded, shouldRetry });
      return { answer: answerOf(message, model) };
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble.kind === 'overloaded') restsUntil = Date.now() + restSeconds * 1000;
      return { trouble };
    }
  };
}

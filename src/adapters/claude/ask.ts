import Anthropic, { APIError } from '@anthropic-ai/sdk';
import pRetry from 'p-retry';
import type { Question, Reply, Unanswered } from '../../core/model/question.ts';
import { answerOf, usageOf } from './answer.ts';
import { costOf } from './cost.ts';
import { type Model, type Models, modelOf } from './models.ts';
import { requestOf } from './request.ts';
import { isBrokenOff, isOverload, troubleOf } from './trouble.ts';

/** How to reach the model. */
export interface ClaudeSettings {
  readonly key: string;
  /** Another address that speaks the same API; null for the default. */
  readonly baseUrl: string | null;
  readonly models: Models;
  /** The most a call may take, in seconds. */
  readonly secondsPerCall: number;
  /** The pause before the first retry, in milliseconds. */
  readonly pause?: number;
}

/** Asks a model. Never throws: a failure is a reply, too. */
export type Ask = (question: Question, signal?: AbortSignal) => Promise<Reply>;

/** How long a model that stays overloaded is not asked, in seconds: the next pull request would only wait, too. */
const pauseSeconds = 300;

/**
 * Opens a client of the model. The SDK retries what fails before an answer begins. An answer that breaks off, by an
 * overload or with its connection, is asked for again here, which is safe because nothing was published yet. A model
 * that stays overloaded is not asked for a while, and the failure names the model to ask instead.
 */
export function openClaude({ key, baseUrl, models, secondsPerCall, pause = 500 }: ClaudeSettings): Ask {
  const client = new Anthropic({
    apiKey: key,
    baseURL: baseUrl,
    maxRetries: 4,
    timeout: secondsPerCall * 1000,
    // Failures are in the reply, and we write the log ourselves.
    logLevel: 'off',
  });
  const pausedUntil = new Map<string, number>();
  const isPaused = ({ id }: Model) => Date.now() < (pausedUntil.get(id) ?? 0);
  const fallbackOf = ({ instead }: Model) =>
    instead === null || isPaused(modelOf(instead, models)) ? {} : { instead };
  return async (question, signal) => {
    const model = modelOf(question.model, models);
    if (isPaused(model)) {
      const message = 'the model was overloaded a moment ago, and is asked again in a few minutes';
      return { trouble: { kind: 'overloaded', message, ...fallbackOf(model) } };
    }
    const late = AbortSignal.timeout(secondsPerCall * 1000);
    const bounded = AbortSignal.any([...(signal ? [signal] : []), late]);
    let broken = 0;
    const once = async (): Promise<Anthropic.Message> => {
      const stream = client.messages.stream(requestOf(question, model), { signal: bounded });
      try {
        return await stream.finalMessage();
      } catch (error) {
        // An answer that broke off is billed up to that point.
        if (stream.currentMessage) broken += costOf(usageOf(stream.currentMessage.usage), model);
        throw error;
      }
    };
    try {
      const message = await pRetry(once, { retries: 2, minTimeout: pause, signal: bounded, shouldRetry });
      const answer = answerOf(message, model);
      return { answer: { ...answer, cost: answer.cost + broken } };
    } catch (error) {
      const trouble = late.aborted && !signal?.aborted ? tooSlow(secondsPerCall) : troubleOf(error);
      const isOver = trouble.kind === 'overloaded';
      if (isOver) pausedUntil.set(model.id, Date.now() + pauseSeconds * 1000);
      return { trouble: { ...trouble, ...(broken > 0 && { cost: broken }), ...(isOver && fallbackOf(model)) } };
    }
  };
}

function shouldRetry({ error }: { readonly error: Error }): boolean {
  return isBrokenOff(error) || (error instanceof APIError && error.status === undefined && isOverload(error));
}

function tooSlow(seconds: number): Unanswered {
  return { kind: 'too-slow', message: `the model did not answer within ${seconds} seconds` };
}

import { AnthropicError, APIConnectionError, APIError, APIUserAbortError } from '@anthropic-ai/sdk';
import type { Trouble, Unanswered } from '../../core/model/question.ts';

/** The reason the API did not answer, as one of the kinds that are handled differently. */
export function troubleOf(error: unknown): Unanswered {
  const message = sayOf(error);
  const trouble = (kind: Trouble, fix: string) => ({ kind, message: `${fix} (${message})` });
  if (error instanceof APIUserAbortError || isAborted(error))
    return trouble('unreachable', 'the question was cancelled');
  if (error instanceof APIConnectionError) return trouble('unreachable', 'the model could not be reached');
  if (isBrokenOff(error)) return trouble('unreachable', 'the answer of the model broke off');
  if (!(error instanceof APIError)) return trouble('invalid', 'the model answered something that is not an answer');
  if (error.type === 'billing_error' || error.status === 402 || /credit balance|quota/i.test(message)) {
    return trouble('quota', 'the account of the model key is used up');
  }
  if (error.status === 401 || error.status === 403) return trouble('key-refused', 'the model key was refused');
  if (error.status === 404)
    return trouble('unknown-model', 'there is no such model: look at the agent file and at ARCHITECT_MODELS');
  if (error.status === 413 || /prompt is too long|too large for/i.test(message)) {
    return trouble('too-large', 'the question is too large for the model');
  }
  if (error.status === 429) return trouble('rate-limited', 'the limit of the model key is reached');
  if (isOverload(error)) return trouble('overloaded', 'the model is overloaded');
  if (/grammar|output_config|json_schema/i.test(message))
    return trouble('schema', 'the form of the answer was refused');
  return trouble('invalid', 'the question was refused');
}

/** Whether the failure may pass in a moment. Inside a stream such an error has no status. */
export function isOverload(error: unknown): boolean {
  if (!(error instanceof APIError)) return false;
  const { status, type } = error;
  return (status ?? 0) >= 500 || type === 'overloaded_error' || (status === undefined && type === 'api_error');
}

/** Whether the connection broke in the middle of an answer: only the error's cause tells. */
export function isBrokenOff(error: unknown): boolean {
  return error instanceof AnthropicError && error.cause instanceof TypeError && error.cause.message === 'terminated';
}

function isAborted(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'AbortError' || error.name === 'TimeoutError');
}

function sayOf(error: unknown): string {
  const text = error instanceof APIError ? (error.apiMessage ?? error.message) : String(error);
  return text.replace(/\s+/gu, ' ').slice(0, 300);
}

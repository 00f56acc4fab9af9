import type { Question, Usage } from '../../core/model/question.ts';
import type { Model } from './models.ts';

/** What cached tokens cost, of the price of new ones. */
const read = 0.1;
const written = { fiveMinutes: 1.25, oneHour: 2 };

/** US dollars for what was used. */
export function costOf(usage: Usage, { input, output }: Model): number {
  const tokensIn =
    usage.input +
    usage.cacheRead * read +
    usage.cacheWrite5m * written.fiveMinutes +
    usage.cacheWrite1h * written.oneHour;
  return (tokensIn * input + usage.output * output) / 1_000_000;
}

/** Characters a token has at least, in code and JSON: an estimate that errs to the dear side. */
const charactersPerToken = 3;

/** US dollars for sending a question, with nothing of it cached. */
export function costOfAsking({ system, tools, messages, answer }: Question, { input }: Model): number {
  const length = JSON.stringify([system, tools, messages, answer]).length;
  return ((length / charactersPerToken) * written.fiveMinutes * input) / 1_000_000;
}

import type { Question, Usage } from '../../core/model/question.ts';
import type { Model } from './models.ts';

/** The price of a cached token, relative to a new one. */
const read = 0.1;
const written = { fiveMinutes: 1.25, oneHour: 2 };

/** The cost of this usage, in US dollars. */
export function costOf(usage: Usage, { input, output }: Model): number {
  const tokensIn =
    usage.input +
    usage.cacheRead * read +
    usage.cacheWrite5m * written.fiveMinutes +
    usage.cacheWrite1h * written.oneHour;
  return (tokensIn * input + usage.output * output) / 1_000_000;
}

/** Characters per token at the least, in code and JSON: the estimate errs on the expensive side. */
const charactersPerToken = 3;

/** The cost of sending a question of which nothing is cached, in US dollars. */
export function costOfAsking({ system, tools, messages, answer }: Question, { input }: Model): number {
  const length = JSON.stringify([system, tools, messages, answer]).length;
  return ((length / charactersPerToken) * written.fiveMinutes * input) / 1_000_000;
}

import { InvalidArgumentError } from 'commander';

/** A day as YYYY-MM-DD that exists. */
export function day(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(date.valueOf()) || date.toISOString().slice(0, 10) !== value) {
    throw new InvalidArgumentError('Write a day as YYYY-MM-DD.');
  }
  return value;
}

/** Nobody waits for more than a day. */
export const mostSeconds = 86_400;

/** A number of seconds to wait. */
export function seconds(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number <= mostSeconds))
    throw new InvalidArgumentError(`Give a number of seconds, up to ${mostSeconds}.`);
  return number;
}

/** Today in UTC, the day a review is of unless told otherwise. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

import { InvalidArgumentError } from 'commander';

/** Parses a day that exists, as YYYY-MM-DD. */
export function day(value: string): string {
  const date = new Date(`${value}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(date.valueOf()) || date.toISOString().slice(0, 10) !== value) {
    throw new InvalidArgumentError('Write a day as YYYY-MM-DD.');
  }
  return value;
}

/** The longest wait, a day. */
export const mostSeconds = 86_400;

/** Parses a number of seconds. */
export function seconds(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number <= mostSeconds))
    throw new InvalidArgumentError(`Give a number of seconds above 0, up to ${mostSeconds}.`);
  return number;
}

/** Today in UTC: the default day of a review. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

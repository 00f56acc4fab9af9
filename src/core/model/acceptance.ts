import { versionOf } from './version.ts';

/** The decision to leave a finding as it is; the same shape wherever it was made. */
export interface Acceptance {
  /** `dismissed`: the finding is wrong, or not worth fixing. Either way it is not raised, and fails no check. */
  readonly as: 'accepted' | 'dismissed';
  /** The finding, by its id. */
  readonly finding: string;
  /** The change that is covered, as `Finding.anchor`; null covers any change of this finding. */
  readonly change: string | null;
  /** The author; null if only the history of the file tells. */
  readonly by: string | null;
  readonly reason: string;
  /** The last day on which it holds, or the version of the contract before which it does; null if it does not end. */
  readonly until: string | null;
  readonly from: 'comment' | 'configuration' | 'baseline' | 'line';
  /** The owning teams the author is in; left out if nobody asked. */
  readonly teams?: readonly string[];
  /** Why it does not count, as words that follow a colon; left out if it counts. */
  readonly void?: string;
}

/** An acceptance of a finding, and why it no longer holds. */
export interface Lapsed {
  readonly acceptance: Acceptance;
  readonly because: string;
}

/** Whether it is a day that exists, as YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d\d-\d\d$/u.test(text) ? text.split('-').map(Number) : [];
  const february = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return day >= 1 && day <= ([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

/** Whether an acceptance can end there: a day, or a version. */
export function isEnd(text: string): boolean {
  return isDay(text) || (!oddDay.test(text) && versionOf(text) !== null);
}

/** A day, month or year in another notation: read as a version, no contract would ever reach it. */
const oddDay = /^(?:\d{1,2}\.){0,2}(?:19|20)\d\d$|^(?:19|20)\d{6}$|^\d{4}-\d{1,2}-\d{1,2}$/u;

/** The longest reason, in characters. */
export const longestReason = 500;

import { versionOf } from './version.ts';

/** That somebody takes a finding as it is: one shape, wherever it was said. */
export interface Acceptance {
  /** `dismissed`: it is wrong, or not worth it. Either way it is not raised, and fails no check. */
  readonly as: 'accepted' | 'dismissed';
  /** The finding, by its id. */
  readonly finding: string;
  /** The change that is covered, as `Finding.anchor` says it; null covers whatever the finding is about. */
  readonly change: string | null;
  /** Who said it; null where that stands in the history of the file. */
  readonly by: string | null;
  readonly reason: string;
  /** The last day on which it holds, or a version of the contract before which it does; null: as long as nothing else changes. */
  readonly until: string | null;
  readonly from: 'comment' | 'configuration' | 'baseline' | 'line';
  /** In which of the teams that own something here they are; left out where nobody asked. */
  readonly teams?: readonly string[];
  /** Why it does not count, in words that follow a colon; left out where nothing speaks against it. */
  readonly void?: string;
}

/** What a finding was accepted with, and why that no longer holds. */
export interface Lapsed {
  readonly acceptance: Acceptance;
  readonly because: string;
}

/** Whether it names a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = /^\d{4}-\d\d-\d\d$/u.test(text) ? text.split('-').map(Number) : [];
  const february = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return day >= 1 && day <= ([31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0);
}

/** Whether something can be accepted until then: a day, or a version. */
export function isEnd(text: string): boolean {
  return isDay(text) || (!oddDay.test(text) && versionOf(text) !== null);
}

/** A day, a month or a year in a form of its own: read as a version, no contract would ever reach it. */
const oddDay = /^(?:\d{1,2}\.){0,2}(?:19|20)\d\d$|^(?:19|20)\d{6}$|^\d{4}-\d{1,2}-\d{1,2}$/u;

/** A reason says why; what is longer is a document, and belongs into one. */
export const longestReason = 500;

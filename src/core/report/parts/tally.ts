import type { AgentReport } from '../../model/agent-report.ts';
import type { Finding, Verified } from '../../model/finding.ts';
import { counted, list } from '../words/phrase.ts';

/** The number of findings by kind. */
export interface Tally {
  readonly breaking: number;
  readonly dangerous: number;
  readonly others: number;
  /** Changes that break nobody: counted, never listed. */
  readonly safe: number;
}

/** The published findings, in order of importance. */
export function published(verified: readonly Verified[]): readonly Verified[] {
  return verified.filter((one) => one.verdict.publish !== false);
}

/** A finding of an agent whose effect is small, by every skeptic who named a condition. */
export function isMinor({ finding: { judged, severity } }: Verified): boolean {
  return severity === 'low' && judged?.standing === 'limited' && judged.mild === true;
}

const quiet: readonly string[] = ['limited', 'unverified'];

/** The published findings that may be on a line: not those of an agent that nobody confirmed without a condition. */
export function fitForLines(verified: readonly Verified[]): readonly Verified[] {
  return published(verified).filter(({ finding: { judged } }) => !judged || !quiet.includes(judged.standing));
}

/** Counts the published findings, and safe changes. */
export function tallyOf(verified: readonly Verified[]): Tally {
  const shown = published(verified).map((one) => one.finding);
  const count = (fits: (finding: Finding) => boolean) => shown.filter(fits).length;
  return {
    breaking: count((finding) => finding.change?.severity === 'breaking'),
    dangerous: count((finding) => finding.change?.severity === 'dangerous'),
    others: count((finding) => finding.change === undefined),
    safe: verified.filter((one) => one.finding.change?.severity === 'safe').length,
  };
}

/** `2 breaking changes, 1 dangerous change and 3 other findings`; an empty string if there are none. */
export function sayTally({ breaking, dangerous, others }: Tally): string {
  const other = breaking + dangerous > 0 ? 'other finding' : 'finding';
  return list([
    ...(breaking > 0 ? [counted(breaking, 'breaking change')] : []),
    ...(dangerous > 0 ? [counted(dangerous, 'dangerous change')] : []),
    ...(others > 0 ? [counted(others, other)] : []),
  ]);
}

/** `2 remarks of low severity left aside`; an empty string if there are none. */
export function tallyLeftAside(report: Pick<AgentReport, 'leftAside'> | undefined): string {
  const count = report?.leftAside.length ?? 0;
  return count === 0 ? '' : `${counted(count, 'remark')} of low severity left aside`;
}

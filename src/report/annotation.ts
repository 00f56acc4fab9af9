import type { Finding, Verified } from '../model/finding.ts';
import type { Place } from '../model/place.ts';
import type { Annotation } from '../model/publication.ts';
import { plain } from './escape.ts';

/**
 * The findings that have no comment in the diff, as notes of the check on lines of the head: said once, never twice.
 * What stands only in the base has no line there, and is in the summary.
 */
export function annotationsOf(shown: readonly Verified[]): readonly Annotation[] {
  return shown.flatMap(({ finding, verdict }) => {
    const place = verdict.publish === 'inline' ? null : headPlace(finding);
    return place === null ? [] : [annotationOf(finding, place)];
  });
}

/** How loud a finding is where there are three levels. */
export function levelOf({ change, severity }: Finding): Annotation['level'] {
  if (change?.severity === 'breaking' || severity === 'critical') return 'failure';
  return change?.severity === 'dangerous' || severity === 'high' ? 'warning' : 'notice';
}

/** Where a finding stands in the head; null where the head has no such line. */
export function headPlace({ path, line, side, change }: Finding): Place | null {
  return side === 'after' ? { file: path, line } : (change?.after ?? null);
}

function annotationOf(finding: Finding, place: Place): Annotation {
  return {
    path: place.file,
    line: place.line,
    level: levelOf(finding),
    title: plain(finding.message).slice(0, 255).toWellFormed(),
    message: `${plain(finding.why)}\n\n${plain(finding.fix)}\n\n${finding.rule}`,
  };
}

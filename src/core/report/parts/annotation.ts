import type { Finding, Verified } from '../../model/finding.ts';
import type { Place } from '../../model/place.ts';
import type { Unread } from '../../model/contract.ts';
import type { Annotation, Coverage } from '../../model/publication.ts';
import { headingOf } from './coverage.ts';
import { plain } from '../words/escape.ts';
import { firstOf, sentence } from '../words/phrase.ts';

/** The host takes fifty at a time, and shows a few of them. */
const most = 1000;

/**
 * The findings that have no comment in the diff and were not dismissed, and what could not be read, as notes of the
 * check on lines of the head: said once, never twice. What stands only in the base has no line there, and is in the
 * summary; so is what an agent says and no skeptic confirmed.
 */
export function annotationsOf(shown: readonly Verified[], coverage: Coverage): readonly Annotation[] {
  const findings = shown.flatMap(({ finding, verdict }) => {
    const isNoted = verdict.publish === 'summary' && !verdict.dismissed && !finding.judged;
    const place = isNoted ? headPlace(finding) : null;
    return place === null ? [] : [annotationOf(finding, place)];
  });
  return [...findings, ...coverage.unread.flatMap((one) => unreadNote(one, coverage))].slice(0, most);
}

function unreadNote(unread: Unread, coverage: Coverage): readonly Annotation[] {
  const { file, line, because, fix } = unread;
  const message = `${plain(sentence(because))} ${plain(sentence(fix))}`;
  return line === undefined
    ? []
    : [{ path: file, line, level: 'warning', title: headingOf(unread, coverage), message }];
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

/** More places than this are counted, and not named. */
const mostPlaces = 5;

/** Where else the same was done, as lines of text name it; an empty string where it was not. */
export function sayAlso({ group }: Finding): string {
  const places = (group?.also ?? []).map(({ file, line, side }) =>
    plain(side === 'before' ? `${file}:${line} before the change` : `${file}:${line}`),
  );
  return places.length === 0 ? '' : `Also in ${firstOf(places, mostPlaces)}.`;
}

function annotationOf(finding: Finding, place: Place): Annotation {
  const remarks = (finding.remarks ?? []).map(
    ({ message, fix, rule }) => `\n\n${plain(`${message} ${fix}`)} (${rule})`,
  );
  return {
    path: place.file,
    line: place.line,
    level: levelOf(finding),
    title: plain(finding.message).slice(0, 255).toWellFormed(),
    message: `${plain(finding.why)}\n\n${plain(finding.fix)}${remarks.join('')}\n\n${finding.rule} · ${finding.id}`,
  };
}

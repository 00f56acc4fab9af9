import type { ChangedFile, Hunk } from '../model/change-set.ts';
import type { Anchor, Finding } from '../model/finding.ts';
import type { Place, Side } from '../model/place.ts';
import type { Step } from './step.ts';

/**
 * Places a finding on its line of the diff, if that is in a hunk of the host; on the file, if the host gave no hunks; else
 * in the summary. A host refuses a comment outside its hunks together with all other comments of the review.
 */
export const placed: Step = (verified, changeSet) => {
  const files = { before: byPath(changeSet.files, 'before'), after: byPath(changeSet.files, 'after') };
  return verified.map((one) => {
    if (one.verdict.publish === false) return one;
    const at = isWorthALine(one.finding) ? anchorOf(one.finding, files) : null;
    if (at === null) return { ...one, verdict: { publish: 'summary' } };
    return { finding: at.onFile ? withoutSuggestion(one.finding) : one.finding, verdict: { publish: 'inline', at } };
  });
};

/** The files by their path on one side; of several with one path, the first. */
type FilesByPath = ReadonlyMap<string | null, ChangedFile>;

function byPath(files: readonly ChangedFile[], side: Side): FilesByPath {
  return new Map(files.toReversed().map((file) => [file[side], file]));
}

/** A finding of an agent gets a line only if it is not low, and skeptics neither refuted nor limited it. */
function isWorthALine({ judged, severity }: Finding): boolean {
  return judged === undefined || (['confirmed', 'survived'].includes(judged.standing) && severity !== 'low');
}

/** A comment on a file cannot offer a suggestion, because hosts apply one to lines; it is shown as a sketch. */
function withoutSuggestion(finding: Finding): Finding {
  const { judged } = finding;
  if (!judged || judged.suggestion === null) return finding;
  return { ...finding, judged: { ...judged, suggestion: null, sketch: judged.suggestion } };
}

function anchorOf(finding: Finding, files: Readonly<Record<Side, FilesByPath>>): Anchor | null {
  const own = { file: finding.path, line: finding.line, side: finding.side };
  const places = [own, sided(finding.change?.after, 'after'), sided(finding.change?.before, 'before')];
  for (const place of places) {
    const file = place && files[place.side].get(place.file);
    const path = file?.after ?? file?.before;
    if (place && path && file?.hunks.some((hunk) => holds(hunk, place))) {
      return { path, line: place.line, side: place.side, ...(file.withoutHunks && { onFile: true }) };
    }
  }
  return null;
}

function sided(place: Place | null | undefined, side: Side): (Place & { readonly side: Side }) | null {
  return place ? { ...place, side } : null;
}

function holds(hunk: Hunk, { line, side }: { readonly line: number; readonly side: Side }): boolean {
  const [start, lines] = side === 'before' ? [hunk.beforeStart, hunk.beforeLines] : [hunk.afterStart, hunk.afterLines];
  return line >= start && line < start + lines;
}

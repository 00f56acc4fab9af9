import type { ChangedFile, Hunk } from '../model/change-set.ts';
import type { Anchor, Finding } from '../model/finding.ts';
import type { Place, Side } from '../model/place.ts';
import type { Step } from './step.ts';

/**
 * A finding stands in the diff where the host lets a comment stand, on the file where it told us no hunks of it, else in
 * the summary. A comment outside the host's own hunks is refused together with every other comment of the review.
 */
export const placed: Step = (verified, changeSet) =>
  verified.map((one) => {
    if (one.verdict.publish === false) return one;
    const at = isWorthALine(one.finding) ? anchorOf(one.finding, changeSet.files) : null;
    if (at === null) return { ...one, verdict: { publish: 'summary' } };
    return { finding: at.onFile ? withoutSuggestion(one.finding) : one.finding, verdict: { publish: 'inline', at } };
  });

/** What an agent says stands on a line only where a skeptic could have refuted or limited it, and did not. */
function isWorthALine({ judged, severity }: Finding): boolean {
  return judged === undefined || (['confirmed', 'survived'].includes(judged.standing) && severity !== 'low');
}

/** Lines can only be put in the place of a line. */
function withoutSuggestion(finding: Finding): Finding {
  const { judged } = finding;
  if (!judged || judged.suggestion === null) return finding;
  return { ...finding, judged: { ...judged, suggestion: null, sketch: judged.suggestion } };
}

function anchorOf(finding: Finding, files: readonly ChangedFile[]): Anchor | null {
  const own = { file: finding.path, line: finding.line, side: finding.side };
  const places = [own, sided(finding.change?.after, 'after'), sided(finding.change?.before, 'before')];
  for (const place of places) {
    const file = place && files.find((candidate) => candidate[place.side] === place.file);
    const path = file?.after ?? file?.before;
    if (place && path && file?.hunks.some((hunk) => holds(hunk, place))) {
      return { path, line: place.line, side: place.side, ...(file.untold && { onFile: true }) };
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

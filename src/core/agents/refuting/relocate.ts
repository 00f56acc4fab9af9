import type { Withheld } from '../../model/agent-report.ts';
import type { Finding, Judged } from '../../model/finding.ts';
import type { Locate } from '../claims/locate.ts';
import type { Quoted } from '../claims/quoted.ts';
import { type Offered, offeredOf } from '../claims/suggestion.ts';
import type { PassContext } from '../finding/pass.ts';
import type { Case } from '../material/case.ts';

/** The refuted claims that still are: their line and the line that refutes them both exist. */
export async function stillWithheld(withheld: readonly Withheld[], locate: Locate): Promise<readonly Withheld[]> {
  const still: Withheld[] = [];
  for (const one of withheld) {
    const { file, side, line, quote, decisive } = one;
    const at = await locate({ path: file, side, line, quote });
    const against = decisive && (await locate(quotedOf(decisive)));
    if (at?.touched && against) still.push({ ...one, line: at.line, decisive: { ...decisive, line: against.line } });
  }
  return still;
}

/** Earlier findings at their current lines (`there`), and the ids of those that are resolved (`gone`). */
export async function relocateAll(findings: readonly Finding[], one: Case, passContext: PassContext) {
  const there: Finding[] = [];
  const gone: string[] = [];
  for (const finding of findings) {
    const moved = await relocate(finding, one, passContext);
    if (moved === null) gone.push(finding.id);
    else there.push(moved);
  }
  return { there, gone };
}

/**
 * The finding at its current line; null if its line is gone, or if the change touches neither the line nor the evidence
 * any more. The finding is returned as it is if one of its files cannot be read.
 */
export async function relocate(finding: Finding, one: Case, passContext: PassContext): Promise<Finding | null> {
  const { locate } = passContext.claimContext;
  const { path, side, line, quote, judged } = finding;
  const quoted = (judged?.evidence ?? []).map(quotedOf);
  if (await isUnreadable([finding, ...quoted], passContext)) return finding;
  const at = await locate({ path, side, line, quote });
  if (at === null) return null;
  const evidence = await Promise.all(quoted.map(locate));
  if (!at.touched && !evidence.some((each) => each?.touched)) return null;
  return {
    ...finding,
    path: at.path,
    side: at.side,
    line: at.line,
    ...(finding.group && at.line !== finding.line && { group: { ...finding.group, also: [] } }),
    ...(judged && { judged: withOffered(judged, offeredOf(judged.suggestion ?? judged.sketch ?? null, at, one)) }),
  };
}

function withOffered({ sketch: _sketch, ...judged }: Judged, offered: Offered): Judged {
  return { ...judged, ...offered };
}

async function isUnreadable(
  places: readonly Pick<Quoted, 'path' | 'side'>[],
  { access }: PassContext,
): Promise<boolean> {
  for (const { path, side } of places) {
    const looked = (await access.surroundings.look(side, [path])).get(path) ?? null;
    if (looked !== null && 'refused' in looked) return true;
  }
  return false;
}

/** A line of evidence, as it is located. */
export function quotedOf({ file, side, line, quote }: Judged['evidence'][number]): Quoted {
  return { path: file, side, line, quote };
}

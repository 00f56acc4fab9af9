import { isSaid } from '../../model/finding.ts';
import type { Case } from '../material/case.ts';
import type { Quoted } from '../claims/quoted.ts';
import type { ModelAccess } from './find.ts';
import { find, type Search } from './find.ts';
import { everything, lenses, type Lens, questionsOf, small } from '../definition/lenses.ts';
import type { Panel } from '../definition/panel.ts';
import { seenIn } from '../claims/seen.ts';
import { halves, type Shard } from '../material/shards.ts';
import { examine } from '../verify/index.ts';
import type { Draft, Dropped, ClaimContext } from '../verify/draft.ts';

/** A part of a change, and its evidence. */
export interface Part {
  readonly shard: Shard;
  readonly evidence: string;
}

/** The result of a pass, checked by code only. */
export interface PassResult {
  readonly part: Part;
  /** Each with the part it was found in: a half, if the whole was too large. */
  readonly drafts: readonly (Draft & { readonly part: Part })[];
  readonly dropped: readonly Dropped[];
  readonly suspects: readonly Quoted[];
  /** How many answers or claims were malformed. */
  readonly malformed: number;
  /** Why the pass is incomplete; null if it is complete. */
  readonly because: string | null;
  /** Whether there was any answer. */
  readonly answered: boolean;
}

/** What all passes over a change share. */
export interface PassContext {
  readonly access: ModelAccess;
  readonly claimContext: Omit<ClaimContext, 'seen'>;
  readonly show: (shard: Shard) => string;
}

/** One pass over a part: the agent, and the lens. */
export interface Pass {
  readonly part: Part;
  readonly agent: Panel['finders'][number];
  readonly lens: Lens;
}

/** The passes over a part: one with every question if it is small, else one per lens that applies. */
export function passesOver(part: Part, panel: Panel): readonly Pass[] {
  const { files, diffs } = part.shard;
  const lines = diffs.reduce((sum, { changed }) => sum + changed, 0);
  const isSmall = files.length <= small.files && lines <= small.lines;
  const wanted = isSmall ? [everything] : lenses.filter(({ applies }) => applies(files));
  return panel.finders.flatMap((agent) => wanted.map((lens) => ({ part, agent, lens })));
}

/**
 * Has the agent review the part with the questions of the lens, and checks its claims by code. A part that is too large
 * for the model is halved.
 */
export async function runPass(
  { part, agent, lens }: Pass,
  one: Pick<Case, 'questions' | 'earlier' | 'raisesLow'>,
  context: PassContext,
): Promise<PassResult> {
  const { questions, earlier, raisesLow } = one;
  const said = saidOf(earlier, part.shard);
  const checks = lens === everything ? null : questionsOf(lens, questions);
  const { outcome, seen } = await find(
    { agent, evidence: part.evidence, lens: lens.name, checks, raisesLow, ...said },
    context.access,
  );
  if (outcome.kind === 'too-large') {
    const parts = halves(part.shard);
    if (parts === null) return failed(part, 'a file is too large for one question');
    const results: PassResult[] = [];
    for (const shard of parts) {
      const half = { shard, evidence: context.show(shard) };
      results.push(await runPass({ part: half, agent, lens }, one, context));
    }
    return joined(part, results);
  }
  if (outcome.kind === 'unanswered') return failed(part, outcome.because);
  const claimContext: ClaimContext = { ...context.claimContext, questions, seen: seenIn(seen) };
  const { claims, suspects, malformed } = outcome.value;
  const drafts: PassResult['drafts'][number][] = [];
  const dropped: Dropped[] = [];
  for (const claim of claims) {
    const examined = await examine(claim, agent.name, claimContext);
    if ('because' in examined) dropped.push(examined);
    else drafts.push({ ...examined, part });
  }
  return {
    part,
    drafts,
    dropped,
    suspects,
    malformed,
    because: null,
    answered: true,
  };
}

/** Earlier findings and refuted claims about this part. */
function saidOf(earlier: Case['earlier'], { diffs }: Shard): Pick<Search, 'open' | 'withheld'> {
  const paths = new Set(diffs.map(({ path }) => path));
  return {
    open: (earlier?.verified ?? [])
      .filter((one) => one.finding.judged && isSaid(one) && paths.has(one.finding.path))
      .map(({ finding }) => `${finding.rule} at ${finding.path}: ${finding.message}`),
    withheld: (earlier?.agent?.withheld ?? []).flatMap(({ rule, file, message, because }) =>
      paths.has(file) ? [`${rule} at ${file}: ${message} Withheld: ${because}`] : [],
    ),
  };
}

function failed(part: Part, because: string): PassResult {
  return { part, drafts: [], dropped: [], suspects: [], malformed: 0, because, answered: false };
}

function joined(part: Part, results: readonly PassResult[]): PassResult {
  return {
    part,
    drafts: results.flatMap(({ drafts }) => drafts),
    dropped: results.flatMap(({ dropped }) => dropped),
    suspects: results.flatMap(({ suspects }) => suspects),
    malformed: results.reduce((sum, { malformed }) => sum + malformed, 0),
    because: results.find(({ because }) => because !== null)?.because ?? null,
    answered: results.some(({ answered }) => answered),
  };
}

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

/** The result of looking at a part, checked by code only. */
export interface Looked {
  readonly part: Part;
  /** Each with the part it was found in: a half, if the whole was too large. */
  readonly drafts: readonly (Draft & { readonly part: Part })[];
  readonly dropped: readonly Dropped[];
  readonly suspects: readonly Quoted[];
  /** How many answers or claims were malformed. */
  readonly malformed: number;
  /** Why the search is incomplete; null if it is complete. */
  readonly because: string | null;
  /** Whether there was any answer. */
  readonly answered: boolean;
}

/** What all looks at a change share. */
export interface LookContext {
  readonly access: ModelAccess;
  readonly ground: Omit<ClaimContext, 'seen'>;
  readonly show: (shard: Shard) => string;
}

/** One look at a part: the agent, and the lens. */
export interface Look {
  readonly part: Part;
  readonly agent: Panel['finders'][number];
  readonly lens: Lens;
}

/** The looks for a part: one with every question if it is small, else one per lens that applies. */
export function looksAt(part: Part, panel: Panel): readonly Look[] {
  const { files, diffs } = part.shard;
  const lines = diffs.reduce((sum, { changed }) => sum + changed, 0);
  const isSmall = files.length <= small.files && lines <= small.lines;
  const wanted = isSmall ? [everything] : lenses.filter(({ applies }) => applies(files));
  return panel.finders.flatMap((agent) => wanted.map((lens) => ({ part, agent, lens })));
}

/** Looks, and checks what was found by code. A part that is too large for the model is halved. */
export async function look(
  { part, agent, lens }: Look,
  one: Pick<Case, 'questions' | 'earlier' | 'raisesLow'>,
  room: LookContext,
): Promise<Looked> {
  const { questions, earlier, raisesLow } = one;
  const said = saidOf(earlier, part.shard);
  const checks = lens === everything ? null : questionsOf(lens, questions);
  const { outcome, seen } = await find(
    { agent, evidence: part.evidence, lens: lens.name, checks, raisesLow, ...said },
    room.access,
  );
  if (outcome.kind === 'too-large') {
    const parts = halves(part.shard);
    if (parts === null) return nothing(part, 'a file is too large for one question');
    const looked: Looked[] = [];
    for (const shard of parts) {
      const half = { shard, evidence: room.show(shard) };
      looked.push(await look({ part: half, agent, lens }, one, room));
    }
    return together(part, looked);
  }
  if (outcome.kind === 'unanswered') return nothing(part, outcome.because);
  const ground: ClaimContext = { ...room.ground, questions, seen: seenIn(seen) };
  const { claims, suspects, malformed } = outcome.value;
  const drafts: Looked['drafts'][number][] = [];
  const dropped: Dropped[] = [];
  for (const claim of claims) {
    const examined = await examine(claim, agent.name, ground);
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

function nothing(part: Part, because: string): Looked {
  return { part, drafts: [], dropped: [], suspects: [], malformed: 0, because, answered: false };
}

function together(part: Part, looked: readonly Looked[]): Looked {
  return {
    part,
    drafts: looked.flatMap(({ drafts }) => drafts),
    dropped: looked.flatMap(({ dropped }) => dropped),
    suspects: looked.flatMap(({ suspects }) => suspects),
    malformed: looked.reduce((sum, { malformed }) => sum + malformed, 0),
    because: looked.find(({ because }) => because !== null)?.because ?? null,
    answered: looked.some(({ answered }) => answered),
  };
}

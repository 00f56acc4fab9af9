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

/** A part of a change to be looked at, and how it is shown. */
export interface Part {
  readonly shard: Shard;
  readonly evidence: string;
}

/** What came of looking at a part: nothing in it is believed yet beyond what could be checked without judgement. */
export interface Looked {
  readonly part: Part;
  /** With what was shown when each was found: a half, where the whole part was too large. */
  readonly drafts: readonly (Draft & { readonly part: Part })[];
  readonly dropped: readonly Dropped[];
  readonly suspects: readonly Quoted[];
  /** How often an answer had something in it that could not be read. */
  readonly malformed: number;
  /** Why it was not looked at to the end; null where it was. */
  readonly because: string | null;
  /** Whether there was any answer. */
  readonly answered: boolean;
}

/** What everybody who looks at a change shares. */
export interface LookContext {
  readonly access: ModelAccess;
  readonly ground: Omit<ClaimContext, 'seen'>;
  readonly show: (shard: Shard) => string;
}

/** One look at a part: by whom, and with which questions. */
export interface Look {
  readonly part: Part;
  readonly agent: Panel['finders'][number];
  readonly lens: Lens;
}

/** The looks a part calls for: one with every question where it is small, else one for each lens that has a reason. */
export function looksAt(part: Part, panel: Panel): readonly Look[] {
  const { files, diffs } = part.shard;
  const lines = diffs.reduce((sum, { changed }) => sum + changed, 0);
  const isSmall = files.length <= small.files && lines <= small.lines;
  const wanted = isSmall ? [everything] : lenses.filter(({ applies }) => applies(files));
  return panel.finders.flatMap((agent) => wanted.map((lens) => ({ part, agent, lens })));
}

/** Looks, and checks what was found. A part that is too large for a model is looked at in two halves. */
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

/** What was said of a part on an earlier head: what stands or was decided by people, and what was withheld. */
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

import { contractFiles } from '../../core/contracts/files.ts';
import { openWorld } from '../../adapters/local/open-world.ts';
import { exitCodeOf } from '../../core/report/formats/exit-code.ts';
import { isReadInPart } from '../../core/report/parts/coverage.ts';
import { formats } from '../../core/report/formats/index.ts';
import type { FailOn } from '../../core/model/config.ts';
import type { Unread } from '../../core/model/contract.ts';
import type { Publication } from '../../core/model/publication.ts';
import type { World } from '../../core/model/world.ts';
import { namedConfig } from './named-config.ts';
import type { ReviewTask, RulesLane } from './task.ts';
import { reviewWithAgents } from './with-agents.ts';

/** A review, ready to be printed. */
export interface ReviewAnswer {
  readonly output: string;
  /** What was compared, and hints, as sentences. */
  readonly said: readonly string[];
  readonly exitCode: 0 | 1 | 2;
}

/** Callbacks for the progress of a review. */
export interface ReviewHooks {
  readonly progress: (what: string) => void;
  /** Called with the result of the rules, to be printed if no agent answers. */
  readonly lane: (rules: ReviewAnswer) => void;
}

/** Reviews what the person asked for and renders it. */
export async function runLocalReview(
  task: ReviewTask,
  { ask }: Pick<World, 'ask'>,
  { progress, lane }: ReviewHooks,
): Promise<ReviewAnswer> {
  const { asOf, failOn, color } = task;
  const { kind } = task.comparison;
  progress('comparing the two trees');
  const { world, title, head, said } = await openWorld(task.comparison, namedConfig(task.config), contractFiles);
  progress('reading the contracts and the code');
  const format = formats[task.format];
  const answer = (publication: Publication): ReviewAnswer => ({
    output: format(kind === 'everything' ? withoutAdditions(publication) : publication, { color, head }),
    said,
    exitCode: exitCodeOf(publication, failOn) || (kind === 'staged' && isBroken(publication, failOn) ? 2 : 0),
  });
  const waiting = ({ failed }: RulesLane): void => {
    lane(answer(failed));
    progress('waiting for the agent');
  };
  const reach = { ...world, ...(ask && { ask }) };
  return answer(await reviewWithAgents({ title, head, asOf, failOn }, reach, { lane: waiting }));
}

/** An audit compares with nothing, so that every part of a contract counts as added: that is left out. */
function withoutAdditions(publication: Publication): Publication {
  const verified = publication.verified.filter(({ finding }) => finding.change?.severity !== 'safe');
  return { ...publication, verified };
}

/** Whether a staged file cannot be read at all: people read the output of a hook only if it ends the commit. */
function isBroken({ coverage }: Publication, failOn: FailOn | null): boolean {
  const isWhole = (one: Unread) => one.kind !== 'configuration' && !isReadInPart(coverage, one);
  return failOn !== 'never' && coverage.unread.some(isWhole);
}

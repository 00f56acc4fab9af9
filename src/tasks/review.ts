import { openWorld } from '../local/open-world.ts';
import { exitCodeOf } from '../report/exit-code.ts';
import { formats } from '../report/formats/index.ts';
import type { World } from '../model/world.ts';
import { namedConfig } from './named-config.ts';
import type { ReviewTask } from './task.ts';
import { reviewWithAgents } from './with-agents.ts';

/** A review, ready to be printed. */
export interface ReviewAnswer {
  readonly output: string;
  /** What was compared, in a sentence. */
  readonly said: string;
  readonly exitCode: 0 | 1 | 2;
}

/** Reviews what the person asked for and renders it. `progress` is told what is being done. */
export async function runReview(
  task: ReviewTask,
  { ask }: Pick<World, 'ask'>,
  progress: (what: string) => void,
): Promise<ReviewAnswer> {
  const { asOf, failOn, color } = task;
  progress('comparing the two trees');
  const { world, title, head, said } = await openWorld(task.comparison, namedConfig(task.config));
  progress('reading the contracts and the code');
  const lane = () => progress('waiting for the agent');
  const publication = await reviewWithAgents(
    { title, head, asOf, failOn },
    { ...world, ...(ask && { ask }) },
    { lane },
  );
  const format = formats[task.format];
  return { output: format(publication, { color }), said, exitCode: exitCodeOf(publication) };
}

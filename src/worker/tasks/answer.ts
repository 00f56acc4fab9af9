import { contractFiles } from '../../core/contracts/files.ts';
import { loadGrammar } from '../../adapters/local/grammars.ts';
import { openWorld } from '../../adapters/local/open-world.ts';
import { materialOf } from '../../core/material-of.ts';
import type { World } from '../../core/model/world.ts';
import { answerOf } from '../../core/report/answers/index.ts';
import { reviewByRules } from '../../core/review.ts';
import { namedConfig } from './named-config.ts';
import type { AnswerTask } from './task.ts';

/** Answers from what the rules and readers know of a change: on this machine, or of a pull request whose world is another thread. */
export async function runAnswer({ asked, of }: AnswerTask, pull: Omit<World, 'grammar'>): Promise<string> {
  if ('job' in of) return answerOf(asked, materialOf(await reviewByRules(of.job, { ...pull, grammar: loadGrammar })));
  const { world, title, head } = await openWorld(of.comparison, namedConfig(of.config), contractFiles);
  return answerOf(asked, materialOf(await reviewByRules({ title, head, asOf: of.asOf, failOn: null }, world)));
}

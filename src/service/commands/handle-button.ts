import { commands } from '../../core/commands/index.ts';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import { readPull } from '../../adapters/github/pulls/read-pull.ts';
import { pullsOfCommit } from '../../adapters/github/pulls/pulls-of-commit.ts';
import type { Errand } from '../../core/model/errand.ts';
import { runIntent } from './run-intent.ts';
import { isAllowed } from './is-allowed.ts';
import { dayOf } from '../review/day-of.ts';
import { recheckGroup } from '../review/recheck.ts';
import type { AppContext } from '../context/app-context.ts';

type Pressed = Extract<Errand, { readonly kind: 'button' }>;

/**
 * Handles a button of our check as the command it stands for, with the same permission: the host shows it to everybody
 * who may write, and tells us only who pressed it.
 */
export async function handleButton(pressed: Pressed, attempt: Attempt, app: AppContext): Promise<void> {
  const { repository, head, number, action, author } = pressed;
  const trace = attempt.job;
  const command = Object.hasOwn(commands, action) ? commands[action] : undefined;
  if (command === undefined) return app.log.warn({ action }, 'a button that is none of ours was pressed');
  const pressedAs = command.run([], { commands, today: dayOf(app.now()) });
  const host = await app.hostOf(repository.installation);
  const pulls = number === null ? await pullsOfCommit(host, repository, head) : [{ repository, number }];
  for (const pull of pulls) {
    const state = await readPull(host, pull);
    if (state === null) continue;
    if (await mayPress({ repository: state.pull.repository, author: state.author }))
      await runIntent(pressedAs, trace, { host, state, config: null, app, author, comment: null, command: 0, attempt });
  }
  // All buttons of a check request another review.
  if (pulls.length === 0 && (await mayPress({ repository, author: null }))) await recheckGroup(pressed, trace, app);

  async function mayPress(where: Parameters<typeof isAllowed>[3]): Promise<boolean> {
    const allowed = command !== undefined && (await isAllowed(host, command, author, where));
    if (!allowed) app.log.info({ action, author }, 'somebody pressed a button who may not');
    return allowed;
  }
}

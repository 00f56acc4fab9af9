import { commands } from '../commands/index.ts';
import { readPull } from '../github/read-pull.ts';
import { pullsOfCommit } from '../github/pulls-of-commit.ts';
import type { Errand } from '../model/errand.ts';
import { act } from './act.ts';
import { may } from './may.ts';
import type { Rim } from './rim.ts';

type Pressed = Extract<Errand, { readonly kind: 'button' }>;

/**
 * A button of our check is a command without a comment, and whoever presses it needs what the command needs: the host
 * shows it to everybody who may write, and tells us only who it was.
 */
export async function pressButton(pressed: Pressed, trace: string, rim: Rim): Promise<void> {
  const { repository, head, number, action, author } = pressed;
  const command = Object.hasOwn(commands, action) ? commands[action] : undefined;
  if (command === undefined) return rim.log.warn({ action }, 'a button that is none of ours was pressed');
  const host = await rim.hostOf(repository.installation);
  const pulls = number === null ? await pullsOfCommit(host, repository, head) : [{ repository, number }];
  for (const pull of pulls) {
    const state = await readPull(host, pull);
    if (state === null) continue;
    if (await may(host, command, author, state)) await act(command.run([], { commands }), trace, { host, state, rim });
    else rim.log.info({ action, author }, 'somebody pressed a button who may not');
  }
}

import type { Command } from '../commands/command.ts';
import { type Permission, permissionOf } from '../github/permission-of.ts';
import type { Host } from '../github/host.ts';
import type { PullState } from '../github/read-pull.ts';

const ranks: readonly Permission[] = ['none', 'read', 'write', 'admin'];

/** Whether somebody may give a command here and now: the host is asked each time, because people come and go. */
export async function may(host: Host, command: Command, login: string, { pull, author }: PullState): Promise<boolean> {
  if (command.author && login === author) return true;
  const permission = await permissionOf(host, pull.repository, login);
  return ranks.indexOf(permission) >= ranks.indexOf(command.needs);
}

import type { Command } from '../../core/commands/command.ts';
import { type Permission, permissionOf } from '../../adapters/github/installation/permission-of.ts';
import type { Host } from '../../adapters/github/client/host.ts';
import type { Repository } from '../../core/model/pull-request.ts';

const ranks: readonly Permission[] = ['none', 'read', 'write', 'admin'];

/** Where a command is given, and who wrote what it is about; null if nobody. */
interface Where {
  readonly repository: Repository;
  readonly author: string | null;
}

/** Whether this person may give a command here and now. The host is asked each time, because permissions change. */
export async function isAllowed(
  host: Host,
  command: Pick<Command, 'needs' | 'author'>,
  login: string,
  where: Where,
): Promise<boolean> {
  if (command.author && login === where.author) return true;
  const permission = await permissionOf(host, where.repository, login);
  return ranks.indexOf(permission) >= ranks.indexOf(command.needs);
}

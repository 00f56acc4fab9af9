import type { Repository } from '../../../core/model/pull-request.ts';
import { inRepository } from '../client/address.ts';
import { statusOf } from '../client/failure.ts';
import type { Host } from '../client/host.ts';
import { asking } from '../client/once.ts';

/** The permissions on a repository. */
export type Permission = 'none' | 'read' | 'write' | 'admin';

const ofRole: ReadonlyMap<string, Permission> = new Map([
  ['admin', 'admin'],
  ['maintain', 'write'],
  ['write', 'write'],
  ['triage', 'read'],
  ['read', 'read'],
]);

/**
 * A person's permission on a repository now. A custom role counts as the permission it is based on.
 * `author_association` in a payload is no substitute: it hides private members, and counts those who may only read.
 */
export async function permissionOf(host: Host, repository: Repository, login: string): Promise<Permission> {
  return asking('Asking what somebody may do', async () => {
    try {
      const request = { ...inRepository(repository), username: login };
      const { data } = await host.rest.repos.getCollaboratorPermissionLevel(request);
      return ofRole.get(data.role_name) ?? ofRole.get(data.permission) ?? 'none';
    } catch (error) {
      if (statusOf(error) === 404) return 'none';
      throw error;
    }
  });
}

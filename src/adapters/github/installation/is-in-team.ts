import { isForbidden, statusOf } from '../client/failure.ts';
import type { Host } from '../client/host.ts';
import { asking } from '../client/once.ts';

/**
 * Whether somebody is in a team, `acme/api`; null where the host does not tell the App: it takes the permission of the
 * organisation `members: read`, which the App does not ask for by itself.
 */
export async function isInTeam(host: Host, team: string, login: string): Promise<boolean | null> {
  const [org = '', slug = ''] = team.split('/');
  return asking('Asking who is in a team', async () => {
    try {
      const request = { org, team_slug: slug, username: login };
      return (await host.rest.teams.getMembershipForUserInOrg(request)).data.state === 'active';
    } catch (error) {
      if (statusOf(error) === 404) return false;
      if (isForbidden(error)) return null;
      throw error;
    }
  });
}

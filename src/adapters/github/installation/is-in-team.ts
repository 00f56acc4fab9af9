import { isForbidden, statusOf } from '../client/failure.ts';
import type { Host } from '../client/host.ts';
import { asking } from '../client/once.ts';

/**
 * Whether a person is in a team, `acme/api`; null if the host does not tell, which takes the organisation's permission
 * `members: read`. The App does not ask for it.
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

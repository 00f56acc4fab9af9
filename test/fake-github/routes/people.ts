import type { Account, Hub, Installation, Repository } from '../domain/hub.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { paged } from '../http/paged.ts';
import { notAccessible } from '../http/admit.ts';
import { allows, type Call, type Route } from '../http/route.ts';
import { simpleUser } from '../shapes/account.ts';
import { installationShape } from '../shapes/app.ts';
import { repositoryShape } from '../shapes/repository.ts';

/** What a person is told who signed in through the App: who they are, and what of it they may see. */
export const peopleRoutes: readonly Route[] = [
  {
    operation: 'GET /user',
    needs: null,
    answer: (call) => ({ status: 200, body: publicUser(call.hub, personOf(call)) }),
  },
  {
    operation: 'GET /user/installations',
    needs: null,
    answer: (call) => {
      const seen = call.hub.installations.filter((one) => readable(call, one).length > 0);
      return paged(
        call,
        seen,
        (one) => installationShape(call.hub, one),
        (installations, total) => ({ total_count: total, installations }),
      );
    },
  },
  {
    operation: 'GET /user/installations/{installation_id}/repositories',
    needs: null,
    answer: (call) => {
      const installation = call.hub.installations.find(({ id }) => id === Number(call.params['installation_id']));
      const seen = installation === undefined ? [] : readable(call, installation);
      if (seen.length === 0) throw notFound();
      return paged(
        call,
        seen,
        (one) => repositoryShape(call.hub, one),
        (repositories, total) => ({ total_count: total, repository_selection: 'all', repositories }),
      );
    },
  },
  {
    operation: 'GET /orgs/{org}/teams/{team_slug}/memberships/{username}',
    needs: { members: 'read' },
    answer: ({ hub, params, actor }) => {
      const needs = { members: 'read' } as const;
      if (actor.kind !== 'installation' || !allows(actor.token.permissions, needs)) throw notAccessible(needs);
      const { org, team_slug: team, username = '' } = params;
      if (!hub.teams.get(`${org}/${team}`)?.has(username)) throw notFound();
      const url = `${hub.url}/orgs/${org}/teams/${team}/memberships/${username}`;
      return { status: 200, body: { url, role: 'member', state: 'active' } };
    },
  },
];

function personOf({ actor }: Call): Account {
  if (actor.kind !== 'user') throw new Refusal(403, 'Resource not accessible by integration');
  return actor.account;
}

/** Only what a person was given access to counts: that a repository is public is not enough. */
function readable(call: Call, { account, repositories, suspendedAt }: Installation): readonly Repository[] {
  const { login } = personOf(call);
  return call.hub.repositories.filter(
    ({ id, owner, roles, deleted }) =>
      !deleted &&
      suspendedAt === null &&
      owner === account &&
      (repositories?.has(id) ?? true) &&
      (owner.login === login || roles.has(login)),
  );
}

function publicUser(hub: Hub, account: Account): Record<string, unknown> {
  const unsaid = ['name', 'company', 'blog', 'location', 'email', 'hireable', 'bio'].map((name) => [name, null]);
  const counts = ['public_repos', 'public_gists', 'followers', 'following'].map((name) => [name, 0]);
  const since = '2024-05-01T00:00:00Z';
  return {
    ...simpleUser(hub, account),
    ...(Object.fromEntries([...unsaid, ...counts]) as Record<string, unknown>),
    created_at: since,
    updated_at: since,
  };
}

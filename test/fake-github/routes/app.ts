import type { Hub, Installation, Permissions, Token } from '../domain/hub.ts';
import { stamp } from '../domain/clock.ts';
import { issueToken } from '../domain/tokens.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { paged } from '../http/paged.ts';
import { type Actor, type Call, find, type Route } from '../http/route.ts';
import { appShape, installationShape } from '../shapes/app.ts';
import { repositoryShape } from '../shapes/repository.ts';

/** The App itself, where it is installed, and the tokens it gets there. */
export const appRoutes: readonly Route[] = [
  {
    operation: 'GET /app',
    needs: null,
    answer: (call) => ({
      status: 200,
      body: { ...appShape(call.hub, asApp(call)), installations_count: call.hub.installations.length },
    }),
  },
  {
    operation: 'GET /app/installations',
    needs: null,
    answer: (call) => paged(call, installationsOf(call), (one) => installationShape(call.hub, one)),
  },
  {
    operation: 'GET /app/installations/{installation_id}',
    needs: null,
    answer: (call) => ({ status: 200, body: installationShape(call.hub, named(call)) }),
  },
  {
    operation: 'POST /app/installations/{installation_id}/access_tokens',
    needs: null,
    answer: (call) => {
      const installation = named(call);
      if (installation.suspendedAt) throw new Refusal(403, 'This installation has been suspended');
      const token = issueToken(call.hub, installation, (call.body ?? {}) as Parameters<typeof issueToken>[2]);
      return { status: 201, body: tokenShape(call.hub, token, installation) };
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/installation',
    needs: null,
    answer: (call) => {
      const repository = find(call.hub, `${call.params['owner']}/${call.params['repo']}`);
      const installation = installationsOf(call).find(
        ({ account, repositories }) =>
          repository && account === repository.owner && (repositories?.has(repository.id) ?? true),
      );
      if (!installation) throw notFound();
      return { status: 200, body: installationShape(call.hub, installation) };
    },
  },
  {
    operation: 'GET /installation/repositories',
    needs: null,
    answer: (call) => {
      if (call.actor.kind !== 'installation')
        throw new Refusal(403, 'Resource not accessible by personal access token');
      const { installation, token } = call.actor;
      const seen = call.hub.repositories.filter(
        ({ id, owner, deleted }) => !deleted && owner === installation.account && (token.repositories?.has(id) ?? true),
      );
      return paged(
        call,
        seen,
        (one) => repositoryShape(call.hub, one),
        (repositories, total) => ({ total_count: total, repository_selection: 'all', repositories }),
      );
    },
  },
  {
    operation: 'GET /meta',
    needs: null,
    open: true,
    answer: () => ({ status: 200, body: { verifiable_password_authentication: false, hooks: ['127.0.0.0/8'] } }),
  },
  {
    operation: 'GET /rate_limit',
    needs: null,
    answer: ({ hub }) => {
      const core = { limit: 5000, remaining: hub.remaining, reset: 2_000_000_000, used: 5000 - hub.remaining };
      return { status: 200, body: { resources: { core, search: core, graphql: core }, rate: core } };
    },
  },
];

/** The App that signed a request; others are told that they need to. */
export function asApp({ actor }: Call): Extract<Actor, { kind: 'app' }>['app'] {
  if (actor.kind !== 'app') throw new Refusal(401, 'A JSON web token could not be decoded');
  return actor.app;
}

function installationsOf(call: Call): Installation[] {
  const app = asApp(call);
  return call.hub.installations.filter((installation) => installation.app === app);
}

function named(call: Call): Installation {
  const installation = installationsOf(call).find(({ id }) => id === Number(call.params['installation_id']));
  if (!installation) throw notFound();
  return installation;
}

function tokenShape(hub: Hub, token: Token, installation: Installation): Record<string, unknown> {
  const { repositories } = token;
  const listed = hub.repositories.filter(({ id }) => repositories?.has(id));
  return {
    token: token.text,
    expires_at: stamp(token.expiresAt),
    permissions: token.permissions satisfies Permissions,
    repository_selection: repositories ? 'selected' : installation.repositories ? 'selected' : 'all',
    ...(repositories ? { repositories: listed.map((one) => repositoryShape(hub, one)) } : {}),
  };
}

import { createAppAuth } from '@octokit/auth-app';
import { Octokit } from '@octokit/rest';
import { silent } from '../../src/adapters/github/client/silent.ts';
import type { FakeGithub } from './fake-github.ts';

/** A client that signs as the App, or asks as its installation, as a bot would; `Client` may be one that tries again. */
export function client(
  github: FakeGithub,
  as: 'app' | 'installation' = 'installation',
  number = 0,
  Client: typeof Octokit = Octokit,
): Octokit {
  const { hub, privateKey } = github;
  const installation = hub.installations[number];
  return new Client({
    baseUrl: github.url,
    log: silent,
    authStrategy: createAppAuth,
    auth: {
      appId: hub.app.id,
      privateKey,
      ...(as === 'installation' && installation ? { installationId: installation.id } : {}),
    },
  });
}

import { Octokit } from '@octokit/rest';
import nock from 'nock';
import { afterEach, beforeEach } from 'vitest';
import type { Host } from '../../../src/adapters/github/client/host.ts';
import { silent } from '../../../src/adapters/github/client/silent.ts';
import type { Me } from '../../../src/adapters/github/client/me.ts';
import type { PullRequest } from '../../../src/core/model/pull-request.ts';

/** Who we are on the fake host. */
export const me: Me = { login: 'architect[bot]', app: 4321 };

/** The pull request we speak on. */
export const pull: PullRequest = {
  repository: { installation: 1, owner: 'acme', name: 'shop', id: 7 },
  number: 12,
};

/** Where its API is. */
export const api = '/repos/acme/shop';

/** A host at the boundary of HTTP, with nothing behind it but what a test plans. */
export const host: Host = new Octokit({ log: silent });

/** What the host is asked next: each plan is used once, and what was not planned fails. */
export function plan(): nock.Scope {
  return nock('https://api.github.com');
}

/** Every test begins with no plans, without the network, and ends with all of its plans used. */
export function atTheRim(): void {
  beforeEach(() => nock.disableNetConnect());
  afterEach(() => {
    const left = nock.pendingMocks();
    nock.cleanAll();
    nock.enableNetConnect();
    if (left.length > 0) throw new Error(`never asked: ${left.join(', ')}`);
  });
}

/** A text as the host tells it, by us unless said otherwise. */
export function written(given: object): object {
  return { id: 1, user: { login: me.login, type: 'Bot' }, body: '', ...given };
}

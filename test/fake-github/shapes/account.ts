import type { Account, Hub, Repository, Author } from '../domain/hub.ts';
import { nodeId } from './node-id.ts';

/** The address of the web pages. */
export const web = 'https://github.com';

/** An account, as it stands in every answer. */
export function simpleUser(hub: Hub, account: Account): Record<string, unknown> {
  const url = `${hub.url}/users/${encodeURIComponent(account.login)}`;
  return {
    login: account.login,
    id: account.id,
    node_id: nodeId(account.type === 'Bot' ? 'BOT' : 'U', account.id),
    avatar_url: `https://avatars.githubusercontent.com/u/${account.id}?v=4`,
    gravatar_id: '',
    url,
    html_url: account.type === 'Bot' ? `${web}/apps/${account.login.replace('[bot]', '')}` : `${web}/${account.login}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

/**
 * The `author_association` of an author. As on the real host, it does not count private members, so a maintainer may be a
 * mere CONTRIBUTOR in it.
 */
export function association(repository: Repository, { account }: Author): string {
  return account === repository.owner ? 'OWNER' : 'CONTRIBUTOR';
}

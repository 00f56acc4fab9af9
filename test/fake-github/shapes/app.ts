import type { App, Hub, Installation } from '../domain/hub.ts';
import { simpleUser, web } from './account.ts';
import { nodeId } from './node-id.ts';

/** An App, as it stands beside what it wrote. */
export function appShape(hub: Hub, app: App): Record<string, unknown> {
  return {
    id: app.id,
    client_id: app.clientId,
    slug: app.slug,
    node_id: nodeId('A', app.id),
    owner: simpleUser(hub, app.owner),
    name: app.slug,
    description: '',
    external_url: 'https://architect.example.com',
    html_url: `${web}/apps/${app.slug}`,
    created_at: app.createdAt,
    updated_at: app.createdAt,
    permissions: app.permissions,
    events: app.events,
  };
}

/** An installation of an App. */
export function installationShape(hub: Hub, installation: Installation): Record<string, unknown> {
  const { id, app, account, permissions, repositories, suspendedAt, createdAt } = installation;
  return {
    id,
    account: simpleUser(hub, account),
    repository_selection: repositories ? 'selected' : 'all',
    access_tokens_url: `${hub.url}/app/installations/${id}/access_tokens`,
    repositories_url: `${hub.url}/installation/repositories`,
    html_url: `${web}/organizations/${account.login}/settings/installations/${id}`,
    app_id: app.id,
    app_slug: app.slug,
    target_id: account.id,
    target_type: account.type,
    permissions,
    events: app.events,
    created_at: createdAt,
    updated_at: createdAt,
    single_file_name: null,
    suspended_by: suspendedAt === null ? null : simpleUser(hub, account),
    suspended_at: suspendedAt,
  };
}

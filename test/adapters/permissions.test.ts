import { join } from 'node:path';
import { Octokit } from '@octokit/rest';
import { describe, expect, test } from 'vitest';
import { readManifest } from '../../src/entry/command-line/app-manifest.ts';
import { events } from '../../src/core/events/index.ts';
import { type Node, projectFiles, walk } from '../house/source-file.ts';

const { default_permissions: permissions, default_events: listened } = readManifest();

/**
 * What each request of ours takes, as GitHub documents it. `app` is asked with the App's own signature, `person` with the
 * token of somebody who signs in, and what takes `nothing` anybody may ask.
 * What is `optional` takes a permission that somebody may give the App, and it does without.
 */
const takes: Readonly<Record<string, string>> = {
  'GET /meta': 'nothing',
  'GET /user': 'person',
  'GET /user/installations': 'person',
  'GET /user/installations/{installation_id}/repositories': 'person',
  'GET /app': 'app',
  'GET /app/installations': 'app',
  'GET /app/installations/{installation_id}': 'app',
  'GET /app/hook/config': 'app',
  'GET /app/hook/deliveries': 'app',
  'POST /app/hook/deliveries/{delivery_id}/attempts': 'app',
  'POST /app-manifests/{code}/conversions': 'app',
  'GET /orgs/{org}/teams/{team_slug}/memberships/{username}': 'optional',
  'GET /repos/{owner}/{repo}': 'metadata: read',
  'GET /repos/{owner}/{repo}/collaborators/{username}/permission': 'metadata: read',
  'GET /repos/{owner}/{repo}/compare/{basehead}': 'contents: read',
  'GET /repos/{owner}/{repo}/contents/{path}': 'contents: read',
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': 'contents: read',
  'GET /repos/{owner}/{repo}/tags': 'metadata: read',
  'GET /repos/{owner}/{repo}/git/blobs/{file_sha}': 'contents: read',
  'GET /repos/{owner}/{repo}/tarball/{ref}': 'contents: read',
  'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls': 'pull_requests: read',
  'GET /repos/{owner}/{repo}/pulls': 'pull_requests: read',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}': 'pull_requests: read',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/files': 'pull_requests: read',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/comments': 'pull_requests: read',
  'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews': 'pull_requests: read',
  'GET /repos/{owner}/{repo}/pulls/comments/{comment_id}': 'pull_requests: read',
  'GET /repos/{owner}/{repo}/issues/{issue_number}/comments': 'pull_requests: read',
  'GET /repos/{owner}/{repo}/issues/comments/{comment_id}': 'pull_requests: read',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments': 'pull_requests: write',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies': 'pull_requests: write',
  'PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}': 'pull_requests: write',
  'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews': 'pull_requests: write',
  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals': 'pull_requests: write',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': 'pull_requests: write',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': 'pull_requests: write',
  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': 'pull_requests: write',
  'POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions': 'pull_requests: write',
  'GET /repos/{owner}/{repo}/commits/{ref}/check-runs': 'checks: read',
  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}': 'checks: read',
  'GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations': 'checks: read',
  'POST /repos/{owner}/{repo}/check-runs': 'checks: write',
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}': 'checks: write',
};

/** What each webhook takes, as GitHub documents it. */
const listeningTakes: Readonly<Record<string, string>> = {
  check_run: 'checks: read',
  check_suite: 'checks: read',
  issue_comment: 'issues: read',
  merge_group: 'merge_queues: read',
  pull_request: 'pull_requests: read',
  pull_request_review_comment: 'pull_requests: read',
};

const octokit = new Octokit() as unknown as {
  readonly rest: Record<
    string,
    Record<string, { readonly endpoint: { readonly DEFAULTS: { readonly method: string; readonly url: string } } }>
  >;
};

/** Every request that the source can make through `rest.<group>.<method>`, by its route. */
function routesAsked(): ReadonlySet<string> {
  const asked = new Set<string>();
  const add = (group: string, method: string) => {
    const endpoint = octokit.rest[group]?.[method]?.endpoint.DEFAULTS;
    if (endpoint) asked.add(`${endpoint.method} ${endpoint.url}`);
  };
  for (const file of projectFiles(join(import.meta.dirname, '../..'), ['src'])) {
    walk(file.program, (node) => {
      const group = groupOf(node['object']);
      if (node.type === 'MemberExpression' && group !== null) add(group, nameOf(node['property']));
      const init = node.type === 'VariableDeclarator' ? groupOf(node['init']) : null;
      const properties = (node['id'] as { properties?: Node[] } | null)?.properties ?? [];
      if (init !== null) for (const property of properties) add(init, nameOf(property['key']));
    });
  }
  return asked;
}

/** `pulls` of `host.rest.pulls`; null for anything else. */
function groupOf(node: unknown): string | null {
  const { type, object, property } = (node ?? {}) as Record<string, unknown>;
  if (type !== 'MemberExpression') return null;
  const isRest = nameOf(object) === 'rest' || nameOf((object as Record<string, unknown>)['property']) === 'rest';
  return isRest ? nameOf(property) : null;
}

function nameOf(node: unknown): string {
  return ((node as { name?: unknown } | null)?.name as string | undefined) ?? '';
}

const strength = ['read', 'write'];
const asked = routesAsked();

describe('app.yml', () => {
  test('knows what every request of ours takes', () => {
    expect(asked.size).toBeGreaterThan(20);
    expect([...asked].filter((route) => !Object.hasOwn(takes, route))).toEqual([]);
    expect(Object.keys(takes).filter((route) => !asked.has(route))).toEqual([]);
  });

  test('asks for exactly that, and for what is listened to', () => {
    const needs = [...asked].map((route) => takes[route]).concat(listened.map((event) => listeningTakes[event]));
    const strongest: Record<string, string> = {};
    for (const need of needs) {
      const [name = '', level = ''] = need?.split(': ') ?? [];
      if (level !== '' && strength.indexOf(level) > strength.indexOf(strongest[name] ?? '')) strongest[name] = level;
    }
    expect(permissions).toEqual(strongest);
  });

  test('listens to what is handled; of installations every App is told', () => {
    const handled = Object.keys(events).filter((event) => !event.startsWith('installation'));
    expect(listened.toSorted()).toEqual(handled.toSorted());
    expect(Object.keys(listeningTakes).toSorted()).toEqual(handled.toSorted());
  });
});

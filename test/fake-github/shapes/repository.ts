import type { Hub, Repository } from '../domain/hub.ts';
import { simpleUser, web } from './account.ts';
import { nodeId } from './node-id.ts';

/** The addresses below a repository: the name of the field without `_url`, and the path. */
const addresses: Readonly<Record<string, string>> = {
  archive: '/{archive_format}{/ref}',
  assignees: '/assignees{/user}',
  blobs: '/git/blobs{/sha}',
  branches: '/branches{/branch}',
  collaborators: '/collaborators{/collaborator}',
  comments: '/comments{/number}',
  commits: '/commits{/sha}',
  compare: '/compare/{base}...{head}',
  contents: '/contents/{+path}',
  contributors: '/contributors',
  deployments: '/deployments',
  downloads: '/downloads',
  events: '/events',
  forks: '/forks',
  git_commits: '/git/commits{/sha}',
  git_refs: '/git/refs{/sha}',
  git_tags: '/git/tags{/sha}',
  hooks: '/hooks',
  issue_comment: '/issues/comments{/number}',
  issue_events: '/issues/events{/number}',
  issues: '/issues{/number}',
  keys: '/keys{/key_id}',
  labels: '/labels{/name}',
  languages: '/languages',
  merges: '/merges',
  milestones: '/milestones{/number}',
  notifications: '/notifications{?since,all,participating}',
  pulls: '/pulls{/number}',
  releases: '/releases{/id}',
  stargazers: '/stargazers',
  statuses: '/statuses/{sha}',
  subscribers: '/subscribers',
  subscription: '/subscription',
  tags: '/tags',
  teams: '/teams',
  trees: '/git/trees{/sha}',
};

/** A repository, as it stands in pull requests and webhooks. */
export function repositoryShape(hub: Hub, repository: Repository): Record<string, unknown> {
  const { owner, name, id, createdAt } = repository;
  const url = repositoryUrl(hub, repository);
  const page = `${web}/${owner.login}/${name}`;
  return {
    id,
    node_id: nodeId('R', id),
    name,
    full_name: `${owner.login}/${name}`,
    private: repository.private,
    owner: simpleUser(hub, owner),
    html_url: page,
    description: null,
    fork: repository.parent !== null,
    url,
    ...Object.fromEntries(Object.entries(addresses).map(([field, path]) => [`${field}_url`, `${url}${path}`])),
    git_url: `git://github.com/${owner.login}/${name}.git`,
    ssh_url: `git@github.com:${owner.login}/${name}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    size: 108,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: true,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    forks_count: 0,
    archived: repository.archived,
    disabled: false,
    open_issues_count: 0,
    license: null,
    allow_forking: true,
    is_template: false,
    web_commit_signoff_required: false,
    topics: [],
    visibility: repository.private ? 'private' : 'public',
    forks: 0,
    open_issues: 0,
    watchers: 0,
    default_branch: repository.defaultBranch,
    pushed_at: createdAt,
    created_at: createdAt,
    updated_at: createdAt,
  };
}

/** A repository asked for by itself. */
export function fullRepository(hub: Hub, repository: Repository): Record<string, unknown> {
  const parent = repository.parent ? { parent: repositoryShape(hub, repository.parent) } : {};
  return { ...repositoryShape(hub, repository), ...parent, network_count: 0, subscribers_count: 0 };
}

/** The address of a repository in the API. */
export function repositoryUrl(hub: Hub, { owner, name }: Repository): string {
  return `${hub.url}/repos/${owner.login}/${name}`;
}

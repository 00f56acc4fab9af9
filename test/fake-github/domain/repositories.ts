import { type Content, ObjectStore } from '../git/object-store.ts';
import { now } from './clock.ts';
import type { Account, Hub, Repository } from './hub.ts';

/** What a test says of a new repository. */
export interface NewRepository {
  readonly files?: Readonly<Record<string, Content>>;
  readonly private?: boolean;
  readonly defaultBranch?: string;
}

/** The account of a login, made when it is first named. */
export function account(hub: Hub, login: string, type: Account['type'] = 'User'): Account {
  const known = hub.accounts.get(login.toLowerCase());
  if (known) return known;
  const made = { id: hub.nextNamedId(), login, type };
  hub.accounts.set(login.toLowerCase(), made);
  return made;
}

/** Creates a repository whose default branch has one commit. */
export function createRepository(hub: Hub, fullName: string, made: NewRepository = {}): Repository {
  const [owner = '', name = ''] = fullName.split('/');
  const branch = made.defaultBranch ?? 'main';
  const repository = blank(hub, account(hub, owner, 'Organization'), name, {
    store: new ObjectStore(),
    private: made.private ?? true,
    defaultBranch: branch,
    parent: null,
  });
  commitFiles(repository, branch, made.files ?? {}, 'Start');
  return repository;
}

/** Forks a repository into another account, with all of its branches. */
export function fork(hub: Hub, parent: Repository, owner: string): Repository {
  const copy = blank(hub, account(hub, owner), parent.name, {
    store: parent.store,
    private: parent.private,
    defaultBranch: parent.defaultBranch,
    parent,
  });
  for (const [ref, sha] of parent.refs) if (ref.startsWith('heads/')) copy.refs.set(ref, sha);
  return copy;
}

/** Commits changes onto a branch, from where it stands or from somewhere else. */
export function commitFiles(
  repository: Repository,
  branch: string,
  changes: Readonly<Record<string, Content | null>>,
  message: string,
  parents?: readonly string[],
): string {
  const { store, refs } = repository;
  const tip = refs.get(`heads/${branch}`) ?? refs.get(`heads/${repository.defaultBranch}`);
  const from = parents ?? (tip ? [tip] : []);
  const tree = store.changed(from[0] === undefined ? null : (store.commits.get(from[0])?.tree ?? null), changes);
  const author = { name: 'Maria', email: 'maria@example.com', date: now() };
  const { sha } = store.commit({ tree, parents: from, message, author });
  refs.set(`heads/${branch}`, sha);
  return sha;
}

/** What a name of a commit means: a sha, a branch, or any other ref; null where there is none. */
export function resolveRef(repository: Repository, name: string): string | null {
  const { refs, store } = repository;
  if (store.commits.has(name)) return name;
  if (name === 'HEAD') return refs.get(`heads/${repository.defaultBranch}`) ?? null;
  const bare = name.replace(/^refs\//, '');
  return refs.get(bare) ?? refs.get(`heads/${bare}`) ?? refs.get(`tags/${bare}`) ?? null;
}

function blank(
  hub: Hub,
  owner: Account,
  name: string,
  rest: Pick<Repository, 'store' | 'private' | 'defaultBranch' | 'parent'>,
): Repository {
  const repository: Repository = {
    ...rest,
    id: hub.nextNamedId(),
    owner,
    name,
    refs: new Map(),
    roles: new Map(),
    pulls: new Map(),
    checkRuns: [],
    checkSuites: [],
    number: 0,
    deleted: false,
    archived: false,
    formerly: [],
    createdAt: now(),
  };
  hub.repositories.push(repository);
  return repository;
}

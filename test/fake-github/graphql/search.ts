import type { Hub, Pull, Author } from '../domain/hub.ts';
import { allows, type Actor } from '../http/route.ts';
import { pullSource } from './conversation.ts';
import { connection, type Paging, type Source } from './source.ts';

/** The host finds no more than this. */
const most = 1000;

/** Finds pull requests by the few qualifiers that are implemented; an unknown one finds nothing, which a test notices. */
export function search(hub: Hub, actor: Actor, viewer: Author): (asked: Paging & { query: string }) => Source {
  return ({ query, ...paging }) => {
    const words = query.split(/\s+/).filter((word) => word !== '' && !word.startsWith('sort:'));
    const found = hub.repositories
      .filter((repository) => !repository.deleted && sees(actor, repository.owner.login, repository.id))
      .flatMap(({ pulls }) => [...pulls.values()])
      .filter((pull) => words.every((word) => fits(pull, word)))
      .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
      .slice(0, most);
    const pages = connection(found, (pull) => pullSource(hub, pull, viewer))(paging);
    return { ...pages, issueCount: found.length };
  };
}

function fits({ state, draft, repository, updatedAt }: Pull, word: string): boolean {
  const [, name, value = ''] = /^([a-z]+):(.+)$/.exec(word) ?? [];
  if (name === 'is') return value === 'pr' || value === state || (value === 'draft' && draft);
  if (name === 'archived') return value === String(repository.archived);
  if (name === 'user' || name === 'org') return repository.owner.login.toLowerCase() === value.toLowerCase();
  if (name === 'repo') return `${repository.owner.login}/${repository.name}` === value;
  if (name === 'updated' && value.startsWith('>=')) return updatedAt >= value.slice(2);
  return false;
}

function sees(actor: Actor, owner: string, id: number): boolean {
  if (actor.kind !== 'installation') return actor.kind === 'user';
  const { installation, token } = actor;
  const covered = installation.account.login === owner && (token.repositories?.has(id) ?? true);
  return covered && allows(token.permissions, { pull_requests: 'read' });
}

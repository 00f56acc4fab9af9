import type { Hub, Repository } from '../domain/hub.ts';
import { notFound, Refusal } from './refusal.ts';
import { type Actor, allows, find, type Needs } from './route.ts';

/** Lets a request into a repository, or answers as GitHub does: what may not be seen is not there. */
export function admit(hub: Hub, fullName: string, actor: Actor, needs: Needs | null, writes: boolean): Repository {
  const repository = find(hub, fullName);
  if (!repository) throw movedOrGone(hub, fullName);
  if (writes && repository.archived) throw new Refusal(403, 'Repository was archived so is read-only.');
  if (needs === null) return repository;
  if (actor.kind === 'app') throw new Refusal(401, 'Bad credentials');
  if (actor.kind === 'user') return admitPerson(repository, actor.account.login, writes);
  const { installation, token } = actor;
  const covered = repository.owner === installation.account && (token.repositories?.has(repository.id) ?? true);
  if (!covered) {
    if (repository.private) throw notFound();
    if (writes) throw notAccessible(needs);
    return repository;
  }
  if (!allows({ metadata: 'read', ...token.permissions }, needs)) throw notAccessible(needs);
  return repository;
}

/** What GitHub says of a permission that was not granted. */
export function notAccessible(needs: Needs): Refusal {
  const any = Array.isArray(needs) ? needs : [needs];
  const accepted = any.map((one) =>
    Object.entries(one)
      .map(([name, level]) => `${name}=${level}`)
      .join(','),
  );
  return new Refusal(403, 'Resource not accessible by integration', null, {
    'x-accepted-github-permissions': accepted.join('; '),
  });
}

/** A repository that was renamed or given away is found under its number; fetch follows. */
function movedOrGone(hub: Hub, fullName: string): Refusal {
  const moved = movedTo(hub, fullName);
  return moved ? new Refusal(301, 'Moved Permanently', null, { moved: `/repositories/${moved.id}` }) : notFound();
}

/** The repository that had this full name before. */
export function movedTo(hub: Hub, fullName: string): Repository | null {
  return hub.repositories.find((one) => !one.deleted && one.formerly.includes(fullName)) ?? null;
}

function admitPerson(repository: Repository, login: string, writes: boolean): Repository {
  const role = repository.owner.login === login ? 'admin' : repository.roles.get(login);
  if (!role && repository.private) throw notFound();
  if (!role && writes) throw new Refusal(403, 'Must have push access to this repository');
  return repository;
}

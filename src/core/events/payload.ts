import type { PullRequest, Repository } from '../model/pull-request.ts';

/** What stands at a path of the payload; undefined where the way breaks off. */
export function at(payload: unknown, ...path: readonly string[]): unknown {
  let value = payload;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/** The text at a path; empty where there is none. */
export function textAt(payload: unknown, ...path: readonly string[]): string {
  const value = at(payload, ...path);
  return typeof value === 'string' ? value : '';
}

/** The whole positive number at a path; null where there is none. */
export function numberAt(payload: unknown, ...path: readonly string[]): number | null {
  const value = at(payload, ...path);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** The full commit id at a path; null where there is none. */
export function commitAt(payload: unknown, ...path: readonly string[]): string | null {
  const value = textAt(payload, ...path);
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/u.test(value) ? value : null;
}

/** The repository a webhook is about; null where the webhook is not of an installation, or names none. */
export function repositoryOf(payload: unknown): Repository | null {
  const installation = numberAt(payload, 'installation', 'id');
  const id = numberAt(payload, 'repository', 'id');
  const owner = textAt(payload, 'repository', 'owner', 'login');
  const name = textAt(payload, 'repository', 'name');
  if (installation === null || id === null || owner === '' || name === '') return null;
  return { installation, owner, name, id };
}

/** The pull request of that number in the repository of the webhook. */
export function pullOf(payload: unknown, number: number | null): PullRequest | null {
  const repository = repositoryOf(payload);
  return repository === null || number === null ? null : { repository, number };
}

/** Whether a person caused it: what bots say is never a command, or two of them never stop talking. */
export function byPerson(payload: unknown): boolean {
  return textAt(payload, 'sender', 'type') === 'User' && textAt(payload, 'sender', 'login') !== '';
}

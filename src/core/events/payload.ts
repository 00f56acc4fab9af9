import type { PullRequest, Repository } from '../model/pull-request.ts';

/** The value at a path of the payload; undefined if there is none. */
export function at(payload: unknown, ...path: readonly string[]): unknown {
  let value = payload;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}

/** The string at a path; empty if there is none. */
export function textAt(payload: unknown, ...path: readonly string[]): string {
  const value = at(payload, ...path);
  return typeof value === 'string' ? value : '';
}

/** The positive integer at a path; null if there is none. */
export function numberAt(payload: unknown, ...path: readonly string[]): number | null {
  const value = at(payload, ...path);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** The full commit id at a path; null if there is none. */
export function commitAt(payload: unknown, ...path: readonly string[]): string | null {
  const value = textAt(payload, ...path);
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/u.test(value) ? value : null;
}

/** The repository of a webhook; null if it names none, or no installation. */
export function repositoryOf(payload: unknown): Repository | null {
  const installation = numberAt(payload, 'installation', 'id');
  const id = numberAt(payload, 'repository', 'id');
  const owner = textAt(payload, 'repository', 'owner', 'login');
  const name = textAt(payload, 'repository', 'name');
  if (installation === null || id === null || owner === '' || name === '') return null;
  return { installation, owner, name, id };
}

/** The pull request with this number in the repository of the webhook; null without a repository or a number. */
export function pullOf(payload: unknown, number: number | null): PullRequest | null {
  const repository = repositoryOf(payload);
  return repository === null || number === null ? null : { repository, number };
}

/** Whether a person sent it: commands of bots are ignored, because two bots could answer each other for ever. */
export function byPerson(payload: unknown): boolean {
  return textAt(payload, 'sender', 'type') === 'User' && textAt(payload, 'sender', 'login') !== '';
}

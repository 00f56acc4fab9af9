import { randomUUID } from 'node:crypto';
import { Refusal } from '../http/refusal.ts';
import type { Account, Hub, Installation, Permissions, Token } from './hub.ts';

const hour = 3_600_000;

/** Makes a token of an installation: an hour, and at most what the installation was granted. */
export function issueToken(
  hub: Hub,
  installation: Installation,
  asked: {
    readonly permissions?: Permissions;
    readonly repositories?: readonly string[];
    readonly repository_ids?: readonly number[];
  },
): Token {
  for (const [name, level] of Object.entries(asked.permissions ?? {}))
    if (installation.permissions[name] !== level && installation.permissions[name] !== 'write')
      throw new Refusal(422, 'The permissions requested are not granted to this installation.');
  const named = hub.repositories.filter(
    ({ id, name, owner }) =>
      owner === installation.account && (asked.repository_ids?.includes(id) || asked.repositories?.includes(name)),
  );
  const wanted = [...(asked.repositories ?? []), ...(asked.repository_ids ?? [])];
  if (named.length < wanted.length)
    throw new Refusal(
      422,
      'There is at least one repository that does not exist or is not accessible to the parent installation.',
    );
  const token: Token = {
    text: `ghs_${randomUUID().replaceAll('-', '')}`,
    actor: installation,
    permissions: asked.permissions ?? installation.permissions,
    repositories: wanted.length > 0 ? new Set(named.map(({ id }) => id)) : installation.repositories,
    expiresAt: Date.now() + hour,
  };
  hub.tokens.set(token.text, token);
  return token;
}

/** Makes a token of a person, which may do whatever the person may. */
export function personalToken(hub: Hub, account: Account, kind: 'ghp' | 'ghu' = 'ghp'): string {
  const text = `${kind}_${randomUUID().replaceAll('-', '')}`;
  hub.tokens.set(text, {
    text,
    actor: account,
    permissions: {},
    repositories: null,
    expiresAt: Number.MAX_SAFE_INTEGER,
  });
  return text;
}

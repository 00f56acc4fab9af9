import { createEmulator } from 'emulate';
import { freePort } from '../entry/server/free-port.ts';

/** Where the work is done. */
export const shop = '/repos/acme/shop';

/** A GitHub that nobody here wrote, with an App installed on `acme/shop`, whose webhooks go to an address. */
export async function emulateGithub(webhooks: string, secret: string, permissions: Readonly<Record<string, string>>) {
  const emulator = await createEmulator({
    service: 'github',
    port: await freePort(),
    seed: {
      tokens: { maria: { login: 'maria', scopes: ['repo'] } },
      github: {
        users: [{ login: 'maria' }],
        orgs: [{ login: 'acme', members: [{ login: 'maria', role: 'admin' }] }],
        repos: [{ owner: 'acme', name: 'shop', auto_init: true }],
        apps: [
          {
            app_id: 12_345,
            slug: 'architect',
            name: 'Architect',
            permissions,
            events: ['pull_request', 'check_run', 'issue_comment'],
            webhook_url: webhooks,
            webhook_secret: secret,
            installations: [{ installation_id: 100, account: 'acme', repository_selection: 'all' }],
          },
        ],
      },
    },
  });
  const ask = async <Answer = Json>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${emulator.url}${path}`, {
      method,
      headers: { authorization: 'token maria', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return JSON.parse((await response.text()) || 'null') as Answer;
  };
  const tip = async (branch: string) => (await ask<Ref>('GET', `${shop}/git/ref/heads/${branch}`)).object.sha;
  return {
    url: emulator.url,
    privateKey: emulator.generatedSecrets[0]?.value ?? '',
    ask,
    close: () => emulator.close(),
    /** Commits files onto a branch, which is made from `main` where it is new. */
    commit: async (branch: string, files: Readonly<Record<string, string>>): Promise<string> => {
      const isNew = branch !== 'main' && (await tip(branch).catch(() => null)) === null;
      const parent = await tip(isNew ? 'main' : branch);
      const entries = Object.entries(files).map(([path, content]) => ({ path, mode: '100644', type: 'blob', content }));
      const { tree: base } = await ask<{ tree: Sha }>('GET', `${shop}/git/commits/${parent}`);
      const tree = await ask<Sha>('POST', `${shop}/git/trees`, { base_tree: base.sha, tree: entries });
      const message = 'Change';
      const { sha } = await ask<Sha>('POST', `${shop}/git/commits`, { message, tree: tree.sha, parents: [parent] });
      if (isNew) await ask('POST', `${shop}/git/refs`, { ref: `refs/heads/${branch}`, sha });
      else await ask('PATCH', `${shop}/git/refs/heads/${branch}`, { sha });
      return sha;
    },
  };
}

/** An answer of which a test says itself what it expects. */
export type Json = Readonly<Record<string, unknown>>;

interface Sha {
  readonly sha: string;
}

interface Ref {
  readonly object: Sha;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultName } from '../../../src/entry/command-line/app-manifest.ts';
import { architect, emptyFolder, write } from './architect.ts';

const program = join(import.meta.dirname, '../../../bin/architect.js');
const made = {
  id: 4711,
  name: 'Architect',
  html_url: 'https://github.example.com/apps/architect',
  pem: '-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----\n',
  webhook_secret: 'from the host',
  client_id: 'Iv23liArchitect',
  client_secret: 'of the client',
};

let folder: ReturnType<typeof emptyFolder>;
let host: Server;
let codes: string[];

beforeEach(async () => {
  [folder, codes] = [emptyFolder(), []];
  host = createServer((request, response) => {
    codes.push(`${request.method} ${request.url}`);
    response.writeHead(201, { 'content-type': 'application/json' }).end(JSON.stringify(made));
  }).listen(0, '127.0.0.1');
  await once(host, 'listening');
});
afterEach(() => {
  host.close();
  folder.remove();
});

function start(...args: readonly string[]) {
  const { port } = host.address() as AddressInfo;
  const env = { ...process.env, GHE_HOST: `127.0.0.1:${port}`, GHE_PROTOCOL: 'http' };
  const child = spawn(process.execPath, [program, 'create-app', ...args], { cwd: folder.path, env });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exit = once(child, 'close').then(([code]) => ({ code: code as number, said }));
  return { child, exit, open: () => waitFor(() => /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0]) };
}

async function waitFor<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('creating the App', () => {
  test('takes a person to the host with a working address for webhooks, and keeps what comes back', async () => {
    const { exit, open } = start(
      '--url',
      'https://architect.example.com/',
      '--organization',
      'acme',
      '--name',
      'Acme Architect',
    );
    const here = await open();
    const page = await (await fetch(here)).text();
    const [, action = ''] = /action="([^"]+)"/.exec(page) ?? [];
    expect(new URL(action).pathname).toBe('/organizations/acme/settings/apps/new');
    const manifest = JSON.parse(
      (/value="([^"]+)"/.exec(page)?.[1] ?? '').replace(/&#(\d+);/g, (_, number) =>
        String.fromCharCode(Number(number)),
      ),
    ) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      name: 'Acme Architect',
      hook_attributes: { url: 'https://architect.example.com/api/github/webhooks', active: true },
      redirect_url: `${here}created`,
      callback_urls: ['https://architect.example.com/signed-in'],
      default_permissions: { checks: 'write' },
    });
    const state = new URL(action).searchParams.get('state') ?? '';

    // Somebody who does not know the state, or comes under another name, is not let in.
    expect((await fetch(`${here}created?code=stolen&state=guessed`)).status).toBe(404);
    expect((await fetch(here.replace('127.0.0.1', 'localhost'))).status).toBe(403);
    expect(codes).toEqual([]);

    await fetch(`${here}created?code=the-code&state=${state}`);
    const { code, said } = await exit;
    expect(code).toBe(0);
    expect(codes).toEqual(['POST /api/v3/app-manifests/the-code/conversions']);
    const environment = join(folder.path, '.env');
    const key = Buffer.from(made.pem).toString('base64');
    expect(readFileSync(environment, 'utf8')).toBe(
      `\nAPP_ID=4711\nWEBHOOK_SECRET=from the host\nPRIVATE_KEY=${key}\nCLIENT_ID=Iv23liArchitect\nCLIENT_SECRET=of the client\n`,
    );
    expect(statSync(environment).mode & 0o077).toBe(0);
    expect(said).toContain('https://github.example.com/apps/architect/installations/new');
    expect(said).not.toMatch(/MII|from the host|of the client/);
  });

  test('shows whose App it will be and where its webhooks go, under a name that is hardly taken', async () => {
    const { child, exit, open } = start('--url', 'https://architect.example.com', '--organization', 'acme');
    const page = await (await fetch(await open())).text();
    for (const shown of [
      'Architect for acme',
      'https://architect.example.com/api/github/webhooks',
      'example.com/signed-in',
      '<dd>acme</dd>',
    ]) {
      expect(page).toContain(shown);
    }
    expect(page).toContain('name="viewport"');
    expect(page).toContain('light-dark(');
    child.kill();
    await exit;
    expect(defaultName(null)).toMatch(/^Architect [0-9a-f]{6}$/u);
    expect(defaultName(null)).not.toBe(defaultName(null));
    expect(defaultName('an-organization-with-a-very-long-name')).toHaveLength(34);
  });

  test('leaves an App alone where there is one', async () => {
    write(folder.path, { '.env': 'APP_ID=12\n' });
    const { code, stderr } = await architect(folder.path, ['create-app', '--url', 'https://architect.example.com']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('has an APP_ID already. Nothing was done.')]);
    expect(readFileSync(join(folder.path, '.env'), 'utf8')).toBe('APP_ID=12\n');
  });

  test('gives up where nobody comes back', async () => {
    const { exit } = start('--url', 'https://architect.example.com', '--deadline', '0.2');
    expect(await exit).toMatchObject({ code: 2, said: expect.stringContaining('No App was created in time.') });
  });

  test.each(['architect.example.com', 'ftp://architect.example.com', 'https://x/?a=b'])(
    'does not take %s for an address',
    async (url) => {
      const { code, stderr } = await architect(folder.path, ['create-app', '--url', url]);
      expect([code, stderr]).toEqual([2, expect.stringContaining('Give an address that GitHub can reach')]);
    },
  );
});

import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, write } from './command-line/architect.ts';
import { freePort } from './server/free-port.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const made = {
  id: 4711,
  name: 'Architect for acme',
  html_url: 'https://github.example.com/apps/architect-for-acme',
  pem: privateKey.export({ type: 'pkcs1', format: 'pem' }),
  webhook_secret: 'from the host',
  client_id: 'Iv23liArchitect',
  client_secret: 'of the client',
};

test('`npm start` without an App has one created, and goes on as the service', async () => {
  const folder = emptyFolder();
  const host = createServer((request, response) => {
    const status = request.url?.includes('/app-manifests/') ? 201 : 404;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(made));
  }).listen(0, '127.0.0.1');
  await once(host, 'listening');
  const port = await freePort();
  const here = `http://127.0.0.1:${port}`;
  const set = {
    APP_ID: '',
    WEBHOOK_SECRET: '',
    PRIVATE_KEY: '',
    DATABASE_URL: '',
    HOST: '127.0.0.1',
    PORT: undefined,
    GHE_HOST: `127.0.0.1:${(host.address() as AddressInfo).port}`,
    GHE_PROTOCOL: 'http',
    npm_lifecycle_event: 'start',
  };
  write(folder.path, { '.env': `PORT=${port}\nGHE_HOST=what is set already counts more\n` });
  const program = join(import.meta.dirname, '../../bin/server.js');
  const child = spawn(process.execPath, [program], { cwd: folder.path, env: { ...process.env, ...set } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const until = async (what: RegExp) => {
    while (!what.test(said)) {
      if (child.exitCode !== null) throw new Error(said);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  try {
    await until(/Open http/u);
    expect(said).toContain(`Open ${here}/ in your browser`);
    expect(said).toContain(`ssh -L ${port}:127.0.0.1:${port} `);
    const asking = await (await fetch(here)).text();
    expect(asking).toContain('name="url"');
    expect((await fetch(`${here}/confirm?url=nowhere`)).status).toBe(400);
    const confirm = await fetch(`${here}/confirm?url=https://architect.example.com&organization=acme&name=Acme`);
    const [, action = ''] = /action="([^"]+)"/u.exec(await confirm.text()) ?? [];
    expect(new URL(action).pathname).toBe('/organizations/acme/settings/apps/new');
    const state = new URL(action).searchParams.get('state');
    expect((await fetch(`${here}/created?code=the-code&state=${state}`)).status).toBe(200);

    await until(/Architect is ready/u);
    expect(said).toContain('https://github.example.com/apps/architect-for-acme/installations/new');
    expect(readFileSync(join(folder.path, '.env'), 'utf8')).toContain('APP_ID=4711\n');
    expect(said).not.toMatch(/from the host|BEGIN RSA/u);
    expect(await (await fetch(`${here}/healthz`)).text()).toBe('ok\n');
    expect(await (await fetch(here)).text()).toMatch(/This is Architect, .* It is (not )?ready/u);
    const webhooks = await fetch(`${here}/api/github/webhooks`);
    expect([webhooks.status, webhooks.headers.get('allow'), await webhooks.text()]).toEqual([
      405,
      'POST',
      expect.stringContaining('with POST'),
    ]);
  } finally {
    child.kill('SIGKILL');
    host.close();
    folder.remove();
  }
}, 120_000);

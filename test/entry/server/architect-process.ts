import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { missHeartbeats } from '../../adapters/jobs/database-server.ts';
import type { FakeGithub } from '../../fake-github/fake-github.ts';
import { environment, secret } from './architect.ts';

/** The service in a process of its own, as it is started for good. */
export interface ArchitectProcess {
  readonly url: string;
  /** Ends it as the kernel would, in the middle of whatever it does; its heartbeats are missed at once. */
  kill(): Promise<void>;
  /** Asks it to end; brings its exit code. */
  stop(): Promise<number | null>;
  /** What it wrote to its log. */
  log(): string;
}

/** Starts the service as `bin/server.js` does, but for its pace, and lets the fake GitHub send its webhooks there. */
export async function spawnArchitect(
  github: FakeGithub,
  database: Readonly<Record<string, string>>,
): Promise<ArchitectProcess> {
  const env = { ...environment(github, database), LOG_LEVEL: 'info' as const, REVIEWS_AT_ONCE: '1' };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'quick-server.js')], { env, stdio: 'pipe' });
  let written = '';
  const ready = Promise.withResolvers<string>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      written += chunk.toString();
      const port = /"port":(\d+),.*Architect is ready/.exec(written)?.[1];
      if (port) ready.resolve(`http://127.0.0.1:${port}`);
    });
  child.once('exit', (code) => ready.reject(new Error(`the server ended with ${code}:\n${written}`)));
  const url = await ready.promise;
  github.listenAt(`${url}/api/github/webhooks`, secret);
  return {
    url,
    kill: async () => {
      const { DATABASE_URL } = database;
      await ended(child, 'SIGKILL');
      if (DATABASE_URL !== undefined) await missHeartbeats(DATABASE_URL);
    },
    stop: () => ended(child, 'SIGTERM'),
    log: () => written,
  };
}

async function ended(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const exit = once(child, 'exit');
    child.kill(signal);
    await exit;
  }
  return child.exitCode;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type FakeGithub, startFakeGithub } from '../../test/fake-github/fake-github.ts';
import { environment, secret } from '../../test/entry/server/architect.ts';

/** The service in a process of its own, in front of a fake host without any latency. */
export interface ServiceProcess {
  readonly github: FakeGithub;
  readonly url: string;
  readonly secret: string;
  /** How long it took to start, in milliseconds. */
  readonly start: number;
  /** The peak memory of the process, in MB; null if the system does not report it. */
  peak(): number | null;
  stop(): Promise<void>;
}

const server = join(import.meta.dirname, '../../bin/server.js');

/** Starts the fake host and the service. `database` are the settings of its database. */
export async function startService(database: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  const github = await startFakeGithub();
  // Validating every request takes longer than answering it.
  Object.assign(github.validator, { request: () => null, answer: () => {}, webhook: () => {} });
  // Five hundred reviews are more than what the host allows an installation in an hour, and would wait for the next.
  github.hub.remaining = 1_000_000;
  const began = performance.now();
  const child = spawn(process.execPath, [server], {
    env: { PATH: process.env['PATH'] ?? '', ...environment(github, database), LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = `http://127.0.0.1:${await portOf(child)}`;
  const start = performance.now() - began;
  github.listenAt(`${url}/api/github/webhooks`, secret);
  return {
    github,
    url,
    secret,
    start,
    peak: () => peakOf(child.pid ?? 0),
    stop: async () => {
      child.kill('SIGTERM');
      while (child.exitCode === null && child.signalCode === null) await sleep(50);
      await github.stop();
    },
  };
}

/** Reads the log until it says where the service listens, and then to nowhere: a full pipe would stop it. */
async function portOf(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    if (said.length < 100_000) said += chunk.toString();
    const [, port] = /"port":(\d+)/.exec(said) ?? [];
    if (port !== undefined) resolve(port);
  });
  child.on('exit', (code) => reject(new Error(`the service ended with ${code}:\n${said}`)));
  return promise;
}

function peakOf(pid: number): number | null {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) / 1024;
  } catch {
    return null;
  }
}

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { vi } from 'vitest';
import { missHeartbeats } from './database-server.ts';
import type { Command, Orders, Said } from './replica.ts';

/** A process of its own that works on a queue. */
export interface Replica {
  readonly said: readonly Said[];
  tell(command: Command): void;
  /** Waits until it has said something like this. */
  hears(part: Partial<Record<string, unknown>>): Promise<void>;
  /** kill -9: nothing can be put in order, and its heartbeats are missed at once. */
  kill(): Promise<void>;
  readonly gone: Promise<unknown>;
}

/** Starts a replica, and does not wait for it. */
export function startReplica(orders: Partial<Orders> & Pick<Orders, 'settings'>): Replica {
  const all: Orders = { concurrency: 4, stay: {}, lockFolders: null, ...orders };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'replica.ts'), JSON.stringify(all)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const said: Said[] = [];
  createInterface(child.stdout).on('line', (line) => said.push(JSON.parse(line) as Said));
  const { promise: gone, resolve } = Promise.withResolvers<unknown>();
  child.once('close', resolve);
  const matches = (one: Said, part: Partial<Record<string, unknown>>) =>
    Object.entries(part).every(([key, value]) => one[key as keyof Said] === value);
  return {
    said,
    gone,
    tell: (command) => void child.stdin.write(`${JSON.stringify(command)}\n`),
    hears: (part) =>
      vi.waitFor(
        () => {
          if (!said.some((one) => matches(one, part)))
            throw new Error(`it has not said ${JSON.stringify(part)}, but ${JSON.stringify(said.slice(-5))}`);
        },
        { timeout: 60_000, interval: 20 },
      ),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
      const { databaseUrl, schema } = all.settings;
      if (databaseUrl !== null) await missHeartbeats(databaseUrl, schema);
    },
  };
}

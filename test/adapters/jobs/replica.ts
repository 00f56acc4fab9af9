import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { openQueue } from '../../../src/adapters/jobs/open-queue.ts';
import type { Handlers, Queue } from '../../../src/adapters/jobs/queue.ts';
import type { Run, Stage } from '../../../src/adapters/jobs/records/run.ts';
import { UserProblem } from '../../../src/core/model/problem.ts';
import type { TestSettings } from './backend.ts';

/** What a replica is started with. */
export interface Orders {
  readonly settings: TestSettings;
  readonly concurrency: number;
  /** The stage at which the review of the pull request with this number stays for ever. */
  readonly stay: Readonly<Record<number, Stage>>;
  /** A folder in which a review makes one of its own for as long as it runs, to meet whoever runs beside it. */
  readonly lockFolders: string | null;
}

/** What a replica is told while it runs, one a line. */
export type Command =
  | { readonly accept: string; readonly number: number }
  | { readonly ask: number }
  | { readonly stop: number };

/** What a replica says, one a line. */
export type Said =
  | { readonly said: 'ready' | 'stopped' }
  | { readonly said: 'accepted'; readonly guid: string }
  | { readonly said: 'refused'; readonly message: string }
  | { readonly said: 'met'; readonly number: number }
  | { readonly said: 'done'; readonly number: number; readonly name: string }
  | {
      readonly said: 'at';
      readonly number: number;
      readonly stage: Stage;
      readonly attempt: number;
      readonly result: unknown;
    };

const order: readonly Stage[] = ['fetched', 'posting', 'posted'];
const say = (line: Said) => process.stdout.write(`${JSON.stringify(line)}\n`);
const pullOf = (number: number, name = 'shop') => ({
  repository: { installation: 1, owner: 'acme', name, id: 5 },
  number,
});

if (import.meta.main) {
  const orders = JSON.parse(process.argv[2] ?? '') as Orders;
  try {
    await serve(
      await openQueue({ ...orders.settings, log: { info: () => {}, warn: () => {}, error: console.error } }),
      orders,
    );
  } catch (error) {
    if (!(error instanceof UserProblem)) throw error;
    say({ said: 'refused', message: `${error.message} ${error.hint}` });
    process.exit(2);
  }
}

async function serve(queue: Queue, orders: Orders): Promise<void> {
  await queue.work(handlersOn(queue, orders), { concurrency: orders.concurrency });
  say({ said: 'ready' });
  for await (const line of createInterface(process.stdin)) {
    const command = JSON.parse(line) as Command;
    if ('stop' in command) break;
    const errand = { kind: 'review', because: 'pushed', again: false, label: null, trace: null } as const;
    if ('ask' in command) await queue.ask({ ...errand, pull: pullOf(command.ask) });
    else {
      await queue.accept(command.accept, { ...errand, pull: pullOf(command.number) });
      say({ said: 'accepted', guid: command.accept });
    }
  }
  await queue.stop(0);
  say({ said: 'stopped' });
  process.stdin.destroy();
}

function handlersOn(queue: Queue, { stay, lockFolders }: Orders): Handlers {
  const stagesFrom = async (found: Run, attempt: number): Promise<void> => {
    const { number } = found.pull;
    let run = found;
    const arrive = async (): Promise<void> => {
      say({ said: 'at', number, stage: run.stage, attempt, result: run.result });
      if (stay[number] === run.stage) await new Promise(() => {});
    };
    await arrive();
    for (const next of (['posting', 'posted'] as const).slice(order.indexOf(run.stage))) {
      run = await queue.records.advance(run, next, next === 'posting' ? { result: { by: process.pid } } : {});
      await arrive();
    }
  };
  return {
    errand: async (errand) => {
      if (errand.kind === 'review') await queue.ask(errand);
    },
    review: async ({ pull }, attempt) => {
      const lock = lockFolders === null ? null : join(lockFolders, String(pull.number));
      if (lock !== null) {
        try {
          mkdirSync(lock);
        } catch {
          say({ said: 'met', number: pull.number });
        }
        await sleep(20);
        rmdirSync(lock);
      } else await stagesFrom(await queue.records.begin(pull, 'f00d', 'rules', attempt), attempt.attempt);
      say({ said: 'done', number: pull.number, name: pull.repository.name });
    },
    mergeGroup: async () => {},
    dead: async ({ message }) => console.error(message),
    heal: async () => {},
  };
}

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openQueue } from '../../src/jobs/open-queue.ts';
import type { QueueSettings } from '../../src/jobs/settings.ts';
import type { ReviewErrand } from '../../src/model/errand.ts';

/** How long it took to write deliveries down, in milliseconds. */
export interface Accepted {
  readonly name: string;
  readonly p50: number;
  readonly p99: number;
}

/** Measures PGlite, and PostgreSQL where `TEST_DATABASE_URL` names one, at the pace of a busy hour: 50 a second. */
export async function measureQueues(): Promise<readonly Accepted[]> {
  const log = { info: () => {}, warn: () => {}, error: console.error };
  const dataDir = mkdtempSync(join(tmpdir(), 'architect-bench-'));
  const databaseUrl = process.env['TEST_DATABASE_URL'] ?? null;
  try {
    const pglite = { name: 'PGlite', ...(await measureAccept({ databaseUrl: null, dataDir, log })) };
    if (databaseUrl === null) {
      console.log('skipped: no TEST_DATABASE_URL for the queue on PostgreSQL');
      return [pglite];
    }
    const schema = 'architect_bench';
    return [pglite, { name: 'PostgreSQL', ...(await measureAccept({ databaseUrl, dataDir, log, schema })) }];
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

const [perSecond, duration] = [50, 20];

/**
 * Accepts deliveries at an even pace while the same process works through them, as a small installation does: each
 * asks for the review of one of a hundred pull requests, and the review does nothing.
 */
async function measureAccept(settings: QueueSettings): Promise<Omit<Accepted, 'name'>> {
  const queue = await openQueue(settings);
  const nothing = async () => {};
  await queue.work(
    {
      errand: async (errand) => {
        if (errand.kind === 'review') await queue.ask(errand);
      },
      review: nothing,
      mergeGroup: nothing,
      dead: nothing,
      heal: nothing,
    },
    { concurrency: 2 },
  );
  const took: number[] = [];
  const accept = async (number: number, due: number): Promise<void> => {
    await queue.accept(randomUUID(), pushTo(number % 100));
    took.push(performance.now() - due);
  };
  await Promise.all(Array.from({ length: perSecond }, (_, number) => accept(number, 0)));
  took.length = 0;
  const pending: Promise<void>[] = [];
  const start = performance.now();
  for (let number = 0; number < perSecond * duration; number += 1) {
    const due = start + (number * 1000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    // Counted from when it was due: a loop that is blocked does not hide what it makes others wait.
    pending.push(accept(number, due));
  }
  await Promise.all(pending);
  await queue.stop(5);
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { p50: at(0.5), p99: at(0.99) };
}

function pushTo(number: number): ReviewErrand {
  const repository = { installation: 1, owner: 'acme', name: 'shop', id: 1 };
  return { kind: 'review', pull: { repository, number }, because: 'pushed', again: false, label: null, trace: null };
}

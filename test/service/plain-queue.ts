import type { Attempt } from '../../src/adapters/jobs/execution/attempt.ts';
import type { Queue } from '../../src/adapters/jobs/queue.ts';
import type { Lane, Run } from '../../src/adapters/jobs/records/run.ts';
import type { FindingStatuses } from '../../src/core/model/finding-statuses.ts';
import type { MergeGroupErrand, ReviewErrand } from '../../src/core/model/errand.ts';
import { keyOf } from '../../src/core/model/pull-request.ts';

/** A queue that writes down what it is asked, and does nothing by itself. */
export interface PlainQueue extends Queue {
  readonly asked: ReviewErrand[];
  /** What is asked for in so many seconds. */
  readonly alarms: { readonly errand: ReviewErrand; readonly seconds: number }[];
  readonly cancelled: string[];
  readonly groups: MergeGroupErrand[];
  readonly accepted: Map<string, unknown>;
  readonly runs: Run[];
  /** What was noted of findings, the latest last, and what was lost and found again. */
  readonly statuses: FindingStatuses[];
  readonly healed: string[];
  /** What `unfinished` finds, whatever its age. */
  readonly stale: Run[];
}

/** An empty queue, with records that remember as long as the test runs. */
export function plainQueue(): PlainQueue {
  const [asked, cancelled, groups, runs, stale]: [ReviewErrand[], string[], MergeGroupErrand[], Run[], Run[]] = [
    [],
    [],
    [],
    [],
    [],
  ];
  const alarms: PlainQueue['alarms'] = [];
  const accepted = new Map<string, unknown>();
  const again = new Set<string>();
  const abandoned = new Set<Run>();
  const redelivered = new Map<string, { times: number; last: Date }>();
  const spending = new Map<string, number>();
  const [statuses, healed]: [FindingStatuses[], string[]] = [[], []];
  let aside = 0;
  const shards = new Map<string, unknown>();
  const never = (what: string) => () => Promise.reject(new Error(`nobody should ${what} here`));
  const ofHead = (pull: ReviewErrand['pull'], head: string) =>
    runs.filter((run) => keyOf(run.pull) === keyOf(pull) && run.head === head);
  return {
    asked,
    alarms,
    cancelled,
    groups,
    accepted,
    runs,
    statuses,
    healed,
    stale,
    accept: async (delivery, errand) => {
      if (accepted.has(delivery)) return false;
      accepted.set(delivery, errand);
      return true;
    },
    ask: async (errand) => {
      if (errand.again) again.add(keyOf(errand.pull));
      asked.push(errand);
    },
    later: async (errand, seconds) => void alarms.push({ errand, seconds }),
    cancel: async (pull) => void cancelled.push(keyOf(pull)),
    mergeGroup: async (errand) => void groups.push(errand),
    cancelMergeGroup: async (_, head) => cancelled.push(head) === 0,
    work: never('work'),
    stop: async () => {},
    ping: async () => {},
    depths: async () => [],
    lastPolled: () => null,
    records: {
      begin: async (pull, head, lane, attempt) => {
        const rounds = ofHead(pull, head).map(({ round }) => round);
        const latest = rounds.length === 0 ? null : Math.max(...rounds);
        const round = latest === null ? 0 : again.has(keyOf(pull)) ? latest + 1 : latest;
        again.delete(keyOf(pull));
        const index = runs.findIndex((run) => isSame(run, { pull, head, lane, round }));
        const known = runs[index] ?? { stage: 'fetched', result: null, check: null };
        const run: Run = { ...known, pull, head, lane, round, holder: `${attempt.job}:${attempt.attempt}` };
        runs.splice(index < 0 ? runs.length : index, 1, run);
        return run;
      },
      advance: async (run, stage, kept = {}) => {
        const index = runs.findIndex((one) => isSame(one, run) && one.holder === run.holder);
        if (index < 0) throw new Error('another attempt has taken it over');
        const now: Run = {
          ...(runs[index] ?? run),
          stage,
          ...(kept.result !== undefined && { result: JSON.parse(JSON.stringify(kept.result)) as unknown }),
          ...(kept.check !== undefined && { check: kept.check }),
        };
        runs[index] = now;
        return now;
      },
      latest: async (pull, head) => {
        const lanes = Map.groupBy(ofHead(pull, head), ({ lane }) => lane);
        return [...lanes.values()].flatMap((same) => same.toSorted((a, b) => b.round - a.round).slice(0, 1));
      },
      unfinished: async () => stale,
      staleRuns: async (pull, head) =>
        runs.filter(
          (run) =>
            keyOf(run.pull) === keyOf(pull) && run.head !== head && run.stage !== 'posted' && !abandoned.has(run),
        ),
      abandon: async (run) => {
        const known = runs.find((one) => isSame(one, run));
        if (known) abandoned.add(known);
        stale.splice(stale.indexOf(run), stale.includes(run) ? 1 : 0);
      },
      spent: async () => sum([...spending.values()]) + aside,
      spentOn: async (pull) => spending.get(keyOf(pull)) ?? 0,
      addSpending: async (pull, _, dollars) => {
        spending.set(keyOf(pull), (spending.get(keyOf(pull)) ?? 0) + dollars);
      },
      reserveSpending: async (_, __, dollars) => {
        aside += dollars;
      },
      keepShard: async (pull, key, value) =>
        void shards.set(`${keyOf(pull)} ${key}`, JSON.parse(JSON.stringify(value))),
      forgetShards: async (pull, prefix) => {
        for (const key of shards.keys()) if (key.startsWith(`${keyOf(pull)} ${prefix}`)) shards.delete(key);
      },
      readShard: async (pull, key) => shards.get(`${keyOf(pull)} ${key}`) ?? null,
      recordStatuses: async (_, known) => void statuses.push(known),
      noteHealed: async (what) => void healed.push(what),
      look: never('look'),
      keepSession: never('sign in'),
      readSession: never('sign in'),
      endSession: never('sign out'),
      redelivered: async (guid) => redelivered.get(guid) ?? null,
      noteRedelivered: async (guid) =>
        void redelivered.set(guid, { times: (redelivered.get(guid)?.times ?? 0) + 1, last: new Date() }),
    },
  };
}

/** The first attempt at a job, which nobody ends; or another. */
export function attempted(changes: Partial<Attempt> = {}): Attempt {
  return {
    signal: new AbortController().signal,
    job: 'd3b07384-d113-4ec6-9f5a-2c1e0f0a9b11',
    attempt: 1,
    since: new Date(),
    priority: 0,
    expedite: async () => {},
    ...changes,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function isSame(run: Run, other: Pick<Run, 'pull' | 'head' | 'round'> & { readonly lane: Lane }): boolean {
  return (
    keyOf(run.pull) === keyOf(other.pull) &&
    run.head === other.head &&
    run.lane === other.lane &&
    run.round === other.round
  );
}

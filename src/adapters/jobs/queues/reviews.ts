import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { ReviewErrand } from '../../../core/model/errand.ts';
import { keyOf } from '../../../core/model/pull-request.ts';
import { uuidOf } from '../execution/job-id.ts';
import type { Runs } from '../records/runs.ts';
import type { Running } from '../execution/running.ts';
import { storable } from '../database/storable.ts';

/** A review that is asked for, waits or runs. */
export interface ReviewPayload {
  readonly errand: ReviewErrand;
  /** It waits for its turn, and does not end the one before it. */
  readonly patient: boolean;
}

type ReviewJob = JobWithMetadata<ReviewPayload>;

/** What asks for reviews, and knows which has been overtaken. */
export interface Reviews {
  /** As `Queue.ask` and `Queue.later`: with `seconds`, it starts no sooner. */
  ask(errand: ReviewErrand, seconds?: number): Promise<void>;
  /** The ask that is to end this job, once there is one. */
  successorOf(job: ReviewJob): Promise<ReviewErrand | null>;
  /** Whether something else waits or runs for the pull request of a job that is no more. */
  isGoingOn(errand: ReviewErrand): Promise<boolean>;
}

/**
 * The id of the job that comes after another one of the same pull request. That it is made of the other's id is what
 * keeps those that wait to one: whoever asks, in whatever process, comes to the same id, and the database takes it once.
 */
function successorId(key: string, before: ReviewJob | undefined): string {
  return uuidOf(`review ${key} after ${before?.id ?? 'none'}`);
}

/** Puts the asking together. `waitingOf` counts the reviews of an installation that wait. */
export function makeReviews(
  boss: PgBoss,
  running: Running,
  runs: Runs,
  waitingOf: (installation: number) => Promise<number>,
): Reviews {
  const known = (key: string) => boss.findJobs<ReviewPayload>('review', { key });

  /** One try: the job that is to do it, or null where one that waited was started in the meantime. */
  const place = async (payload: ReviewPayload, seconds: number): Promise<string | null> => {
    const key = keyOf(payload.errand.pull);
    const jobs = await known(key);
    const waiting = jobs.find((job) => job.state === 'created');
    const before = jobs
      .filter((job) => job.startedOn !== null)
      .toSorted(byStart)
      .at(-1);
    const id = waiting?.id ?? successorId(key, before);
    if (waiting === undefined) {
      const options = {
        id,
        singletonKey: key,
        startAfter: seconds,
        priority: priorityOf(payload, await waitingOf(payload.errand.pull.repository.installation)),
      };
      if ((await boss.send('review', payload, options)) === null) return null;
    } else {
      const merged = merge(waiting, payload, seconds);
      if (merged === null) return id;
      const sweeps = merged.payload.errand.because === 'healed';
      const isMoved = sweeps !== (waiting.data.errand.because === 'healed');
      const priority = isMoved ? priorityOf(merged.payload, 0) : waiting.priority;
      const options = { id, startAfter: merged.startAfter, priority };
      if ((await boss.update('review', merged.payload, options)).updated === 0) return null;
    }
    // One that waits for another attempt would hold the newer one back: it starts now, and sees that it is overtaken.
    if (before?.state === 'retry' && !payload.patient)
      await boss.update('review', undefined, { id: before.id, startAfter: 0 });
    return id;
  };

  return {
    ask: async (errand, seconds = 0) => {
      const payload = storable({
        errand,
        patient: seconds > 0 || errand.label !== null || errand.because === 'healed',
      });
      if (errand.again) await runs.askAgain(errand.pull);
      const key = keyOf(errand.pull);
      let placed = await place(payload, seconds);
      for (let tries = 1; placed === null; tries += 1) {
        if (tries === 20) throw new Error(`the review of ${key} could not be placed in the queue`);
        placed = await place(payload, seconds);
      }
      // What was placed may run already, and is not to be ended by its own asking.
      if (!payload.patient) running.end((job) => job.key === key && job.id !== placed, endingOf(errand));
    },
    successorOf: async (job) => {
      const id = successorId(keyOf(job.data.errand.pull), job);
      const [next] = await boss.findJobs<ReviewPayload>('review', { id });
      return next === undefined || next.data.patient ? null : next.data.errand;
    },
    isGoingOn: async (errand) =>
      (await known(keyOf(errand.pull))).some(
        ({ state, data }) => state === 'active' || state === 'retry' || (state === 'created' && !data.patient),
      ),
  };
}

/** Why a job is ended by the one that comes after it. */
export function endingOf(errand: ReviewErrand): 'superseded' | 'called-off' {
  return errand.because === 'called-off' ? 'called-off' : 'superseded';
}

function byStart(a: ReviewJob, b: ReviewJob): number {
  return a.startedOn.getTime() - b.startedOn.getTime();
}

/** Below everything that people wait for. */
const sweep = -100_000;

/**
 * Installations take turns: the second review of one waits for the first of each other, however many it has asked for. A
 * sweep gives way to people.
 */
function priorityOf({ errand }: ReviewPayload, waiting: number): number {
  return (errand.because === 'healed' ? sweep : 0) - waiting;
}

/** What waits after another ask, and when it may start; null where nothing changes. */
function merge(
  waiting: ReviewJob,
  asked: ReviewPayload,
  seconds: number,
): { readonly payload: ReviewPayload; readonly startAfter: Date | number } | null {
  if (!asked.patient) return { payload: asked, startAfter: 0 };
  if (!waiting.data.patient) return null;
  // About two labels, or about one and something else: it is no longer for the label to say whether it is needed.
  const label = waiting.data.errand.label === asked.errand.label ? asked.errand.label : null;
  const hour = new Date(Date.now() + seconds * 1000);
  return {
    payload: { errand: { ...asked.errand, label }, patient: true },
    startAfter: waiting.startAfter < hour ? waiting.startAfter : seconds,
  };
}

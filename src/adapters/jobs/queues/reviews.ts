import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { ReviewErrand } from '../../../core/model/errand.ts';
import { keyOf } from '../../../core/model/pull-request.ts';
import { uuidOf } from '../execution/job-id.ts';
import type { Runs } from '../records/runs.ts';
import type { Running } from '../execution/running.ts';
import { storable } from '../database/storable.ts';

/** A review that is requested, waiting or running. */
export interface ReviewPayload {
  readonly errand: ReviewErrand;
  /** It waits for its turn instead of ending the running review. */
  readonly patient: boolean;
}

type ReviewJob = JobWithMetadata<ReviewPayload>;

/** Requests reviews, and knows which have been superseded. */
export interface Reviews {
  /** As `Queue.ask` and `Queue.later`: with `seconds`, it starts no sooner. */
  ask(errand: ReviewErrand, seconds?: number): Promise<void>;
  /** The request that supersedes this job, once there is one. */
  successorOf(job: ReviewJob): Promise<ReviewErrand | null>;
  /** Whether another job waits or runs for the pull request of a job that is gone. */
  isGoingOn(errand: ReviewErrand): Promise<boolean>;
}

/**
 * The id of the job that follows another one of the same pull request. It is derived from the other's id, so that all
 * processes compute the same id and the database accepts it only once: at most one job waits.
 */
function successorId(key: string, before: ReviewJob | undefined): string {
  return uuidOf(`review ${key} after ${before?.id ?? 'none'}`);
}

/** Makes the requester of reviews. `waitingOf` counts the waiting reviews of an installation. */
export function makeReviews(
  boss: PgBoss,
  running: Running,
  runs: Runs,
  waitingOf: (installation: number) => Promise<number>,
): Reviews {
  const known = (key: string) => boss.findJobs<ReviewPayload>('review', { key });

  /** One try: returns the id of the job that will do it, or null if a waiting one started in the meantime. */
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
    // A job that waits for a retry would hold the newer one back: it starts now, and finds that it is superseded.
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
      // The job just placed may be running already, and must not end itself.
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

/** Why a job is ended by its successor. */
export function endingOf(errand: ReviewErrand): 'superseded' | 'cancelled' {
  return errand.because === 'cancelled' ? 'cancelled' : 'superseded';
}

function byStart(a: ReviewJob, b: ReviewJob): number {
  return a.startedOn.getTime() - b.startedOn.getTime();
}

/** Lower than the priority of anything that people wait for. */
const sweep = -100_000;

/**
 * Installations take turns: the second review of one waits for the first of each other one, however many it asks for.
 * Healing sweeps come last.
 */
function priorityOf({ errand }: ReviewPayload, waiting: number): number {
  return (errand.because === 'healed' ? sweep : 0) - waiting;
}

/** What waits after another request, and when it may start; null if nothing changes. */
function merge(
  waiting: ReviewJob,
  asked: ReviewPayload,
  seconds: number,
): { readonly payload: ReviewPayload; readonly startAfter: Date | number } | null {
  if (!asked.patient) return { payload: asked, startAfter: 0 };
  if (!waiting.data.patient) return null;
  // Two labels, or a label and something else: the label alone no longer decides whether a review is needed.
  const label = waiting.data.errand.label === asked.errand.label ? asked.errand.label : null;
  const hour = new Date(Date.now() + seconds * 1000);
  return {
    payload: { errand: { ...asked.errand, label }, patient: true },
    startAfter: waiting.startAfter < hour ? waiting.startAfter : seconds,
  };
}

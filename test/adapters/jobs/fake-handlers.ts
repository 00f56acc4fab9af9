import type { ReviewErrand } from '../../../src/core/model/errand.ts';
import { keyOf, type PullRequest } from '../../../src/core/model/pull-request.ts';
import type { Attempt } from '../../../src/adapters/jobs/execution/attempt.ts';
import type { DeadLetter, Handlers } from '../../../src/adapters/jobs/queue.ts';

/** What a review handler was called with. */
export interface Call {
  readonly errand: ReviewErrand;
  readonly attempt: Attempt;
}

/** What a test wants done with the reviews of its pull request. */
export type Script = (call: Call) => Promise<void>;

/** Handlers that write down what they are called with, and do what the test of that pull request says. */
export interface FakeHandlers {
  readonly handlers: Handlers;
  /** The calls for a pull request, in order. */
  calls(pull: PullRequest): readonly Call[];
  on(pull: PullRequest, script: Script): void;
  readonly errands: { readonly kind: string }[];
  readonly letters: DeadLetter[];
  readonly heals: Attempt[];
}

/** Handlers that succeed at once, until a test says otherwise. */
export function fakeHandlers(others: Partial<Handlers> = {}): FakeHandlers {
  const calls = new Map<string, Call[]>();
  const scripts = new Map<string, Script>();
  const [errands, letters, heals]: [{ kind: string }[], DeadLetter[], Attempt[]] = [[], [], []];
  const callsOf = (pull: PullRequest) => calls.get(keyOf(pull)) ?? [];
  return {
    errands,
    letters,
    heals,
    calls: callsOf,
    on: (pull, script) => scripts.set(keyOf(pull), script),
    handlers: {
      errand: async (errand) => void errands.push(errand),
      review: async (errand, attempt) => {
        const call = { errand, attempt };
        calls.set(keyOf(errand.pull), [...callsOf(errand.pull), call]);
        await scripts.get(keyOf(errand.pull))?.(call);
      },
      mergeGroup: async () => {},
      dead: async (letter) => void letters.push(letter),
      heal: async (attempt) => void heals.push(attempt),
      ...others,
    },
  };
}

let pulls = 0;

/** A pull request nobody else in this process has. */
export function somePull(): PullRequest {
  pulls += 1;
  return { repository: { installation: 1, owner: 'acme', name: 'shop', id: 1_234_567_890 }, number: pulls };
}

/** An ask for a review. */
export function asking(pull: PullRequest, changes: Partial<ReviewErrand> = {}): ReviewErrand {
  return { kind: 'review', pull, because: 'pushed', again: false, label: null, trace: null, ...changes };
}

/** Resolves when a job is told to end, and says why. */
export function ended({ signal }: Attempt): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<unknown>();
  if (signal.aborted) resolve(signal.reason);
  signal.addEventListener('abort', () => resolve(signal.reason), { once: true });
  return promise;
}

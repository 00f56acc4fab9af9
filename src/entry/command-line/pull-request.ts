import { contractFiles } from '../../core/contracts/files.ts';
import type { BoundedWorker, Hooks } from '../../worker/deadline.ts';
import { githubWorld } from '../../adapters/github/trees/github-world.ts';
import { personHost } from '../../adapters/github/client/person-host.ts';
import { Unreachable } from '../../adapters/github/client/failure.ts';
import type { PullAddress } from '../../adapters/github/client/pull-address.ts';
import { readPull } from '../../adapters/github/pulls/read-pull.ts';
import type { FailOn } from '../../core/model/config.ts';
import { TryAgain, UserProblem } from '../../core/model/problem.ts';
import type { Publication } from '../../core/model/publication.ts';
import type { Question, Reply } from '../../core/model/question.ts';
import { plain } from '../../core/report/words/escape.ts';
import { exitCodeOf } from '../../core/report/formats/exit-code.ts';
import type { FormatName } from '../../core/report/formats/output-format.ts';
import { formats } from '../../core/report/formats/index.ts';
import type { RulesLane } from '../../worker/tasks/task.ts';
import { namedConfig } from '../../worker/tasks/named-config.ts';
import { startProgress } from './progress.ts';
import { say, show } from './terminal.ts';

/** How to review a pull request. */
export interface PullOptions {
  readonly config: string | null;
  readonly format: FormatName;
  readonly color: boolean;
  readonly failOn: FailOn | null;
  readonly asOf: string;
  readonly deadline: number;
  /** Asks a model; null if no agent is wanted. */
  readonly ask: ((question: Question) => Promise<Reply>) | null;
}

/** Reviews a pull request of a host, and prints what would be posted. Nothing is posted. */
export async function reviewPull(address: PullAddress, options: PullOptions, worker: BoundedWorker): Promise<number> {
  const { host, hasToken } = personHost(address.host, process.env);
  const progress = startProgress();
  try {
    const { title, head, publication } = await reviewed(address, { host, hasToken }, options, worker, progress.say);
    progress.stop();
    const hint = hasToken ? '' : ` ${tokenHint}`;
    await say(`Reviewing ${plain(title)} at ${plain(head.slice(0, 12))}. Nothing is posted.${hint}\n`);
    const output = formats[options.format](publication, { color: options.color, head });
    await show(output, options.format);
    return exitCodeOf(publication, options.failOn);
  } catch (error) {
    throw error instanceof TryAgain ? later(error, address.host, hasToken) : error;
  } finally {
    progress.stop();
  }
}

async function reviewed(
  { host: hostName, owner, name, number }: PullAddress,
  { host, hasToken }: ReturnType<typeof personHost>,
  { config, asOf, failOn, deadline, ask }: PullOptions,
  worker: BoundedWorker,
  progress: (what: string) => void,
) {
  const named = namedConfig(config);
  progress('asking GitHub');
  const state = await readPull(host, { repository: { installation: 0, owner, name, id: 0 }, number });
  if (state === null) throw notShown(`${owner}/${name}#${number}`, hostName, hasToken);
  const world = githubWorld(host, state, contractFiles, { graphql: hasToken, looks: ask === null ? 0 : 40 });
  const task = {
    kind: 'pull-request',
    job: { title: state.title, head: state.head, asOf, failOn },
    asks: ask !== null,
  } as const;
  progress('reading the contracts and the code');
  let byRules: Publication | null = null;
  const hooks: Hooks = {
    progress,
    lane: (lane) => {
      byRules = (lane as RulesLane).failed;
    },
    world: {
      ...world,
      ...(ask && { ask }),
      fetch: async (job, wanted) => {
        const changeSet = await world.fetch(job, wanted);
        return named ? { ...changeSet, configs: [named] } : changeSet;
      },
    },
  };
  const publication = await worker.ask(task, deadline, hooks).catch((error: unknown) => {
    // If an agent took too long, the rules' result is still printed.
    if (byRules === null || !(error instanceof UserProblem)) throw error;
    return byRules;
  });
  return { ...state, publication: publication as Publication };
}

const tokenHint = 'Without a token GitHub shows what is public, 60 requests an hour: set GITHUB_TOKEN for more.';

function notShown(title: string, host: string, hasToken: boolean): UserProblem {
  return new UserProblem(
    'not-found',
    `${host} does not show ${title}.`,
    hasToken
      ? 'Check the address, and that the token may read that repository: contents and pull requests.'
      : 'Check the address. If the repository is private, set GITHUB_TOKEN to a token that may read it.',
  );
}

/** A token raises rate limits, which last for minutes, and does not help in outages. In seconds. */
const limitSeconds = 60;

function later(error: TryAgain, host: string, hasToken: boolean): UserProblem {
  if (error instanceof Unreachable) {
    return new UserProblem('unreachable', `${host} could not be reached (${error.because}).`, '');
  }
  const { message, after } = error;
  const wait = after < 120 ? `${after} seconds` : `${Math.ceil(after / 60)} minutes`;
  const token = hasToken || after < limitSeconds ? '' : ` ${tokenHint}`;
  return new UserProblem('try-again', message, `Try again in ${wait}.${token}`);
}

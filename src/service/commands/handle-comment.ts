import { commands } from '../../core/commands/index.ts';
import { contradicting } from '../../core/commands/contradicting.ts';
import { commandsIn, type Given } from '../../core/commands/parse.ts';
import { nearest } from '../../core/config/nearest.ts';
import { hostAnswerOrNull } from '../../adapters/github/client/host-answer.ts';
import { readComment } from '../../adapters/github/said/read-comment.ts';
import { react } from '../../adapters/github/publishing/react.ts';
import { type PullState, readKnownPull } from '../../adapters/github/pulls/read-pull.ts';
import { reply } from '../../adapters/github/publishing/reply.ts';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import type { CommentErrand } from '../../core/model/errand.ts';
import type { Intent } from '../../core/model/intent.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { longestBody, split } from '../../core/report/words/cut.ts';
import { code } from '../../core/report/words/escape.ts';
import { dayOf } from '../review/day-of.ts';
import { readPolicy } from '../review/read-policy.ts';
import { again } from '../review/review-errand.ts';
import { overQuota } from './quota.ts';
import { runIntent } from './run-intent.ts';
import { isAllowed } from './is-allowed.ts';
import type { Outcome } from './outcome.ts';
import { isWithinCommentLimit, countComment } from './comment-limit.ts';
import type { AppContext } from '../context/app-context.ts';

/**
 * Carries out the commands of a comment, as far as its author may, and reacts to the comment to show progress and
 * result.
 */
export async function handleComment(errand: CommentErrand, attempt: Attempt, app: AppContext): Promise<void> {
  const { pull, comment, author } = errand;
  const trace = attempt.job;
  const given = commandsIn(errand.text);
  if (given.length === 0) return;
  if (!(await isWithinCommentLimit(pull, author, app)))
    return app.log.info({}, 'a comment is not looked at: its author is a stranger');
  const host = await app.hostOf(pull.repository.installation);
  const state = await readKnownPull(host, pull);
  const answered = state.pull;
  const isSeen = await react(host, state.pull, comment, 'eyes');
  // A comment deleted or edited meanwhile is not carried out, and costs nothing.
  if (!isSeen && (await hostAnswerOrNull('a comment', readComment(host, state.pull, comment))) === null)
    return app.log.info({}, 'a comment was deleted before it was looked at');
  const { config, missing } = await readPolicy(host, state.pull.repository, `refs/heads/${state.base.ref}`);
  // The defaults allow more, and to more people.
  if (missing !== null) throw missing;
  const over = await overQuota({ pull: state.pull, comment }, given.length, config, app);
  if (over !== null) {
    if (over !== '') await say(over, []);
    await react(host, state.pull, comment, 'confused');
    return app.log.info({}, 'a comment asks for more than the configuration allows');
  }
  const intents: Intent[] = [];
  for (const one of given) intents.push(await intentOf(one, state));
  const against = contradicting(intents);
  const outcomes: Outcome[] = [];
  for (const [command, intent] of intents.entries()) {
    outcomes.push(
      against.has(command)
        ? contradicts
        : await runIntent(intent, trace, { host, state, config, app, author, comment, command, attempt }),
    );
  }
  const answers = [...new Set(outcomes.flatMap(({ answer }) => (answer === null ? [] : [answer])))];
  const did = outcomes.flatMap((outcome) => outcome.did);
  const isSaid = answers.length === 0 || (await say(answers.join('\n\n---\n\n'), did));
  // The answer is the record: only now there is a decision to apply, and without the answer there is none.
  const isDue = isSaid && intents.some((intent, command) => outcomes[command]?.did.length && !isPause(intent));
  if (isDue) await app.queue.ask(again(state.pull, 'accepted', trace));
  const isGood = isSaid && outcomes.every(({ understood }) => understood);
  await react(host, state.pull, comment, isGood ? 'rocket' : 'confused');
  await countComment({ pull, author, nonsense: !isGood && author !== state.author }, host, app);
  app.log.info({ commands: given.map(({ name }) => name), understood: isGood }, 'a comment was obeyed');

  /** Answers, in as many comments as needed; false if the conversation is locked, and then a reaction has to do. */
  async function say(words: string, did: readonly string[]): Promise<boolean> {
    const texts = split(app.linked(words), longestBody - did.join(',').length);
    try {
      for (const [index, text] of texts.entries()) {
        const done = index === 0 ? did : [];
        await reply(host, answered, { comment, text, part: index + 1, did: done, me: await app.me() });
      }
      return true;
    } catch (error) {
      if (!(error instanceof UserProblem && error.code === 'locked')) throw error;
      app.log.warn({ err: error }, 'a comment is not answered: its conversation is locked');
      return false;
    }
  }

  async function intentOf({ name, args, problem }: Given, { pull: { repository }, author: opener }: PullState) {
    if (problem !== null) return refused(problem);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) return refused(unknown(name));
    if (await isAllowed(host, command, author, { repository, author: opener }))
      return command.run(args, { commands, today: dayOf(app.now()) });
    const who = command.author ? `${command.needs} access, or your own pull request` : `${command.needs} access`;
    return refused(`${code(`/architect ${name}`)} takes ${who}.`);
  }
}

const contradicts: Outcome = {
  understood: false,
  answer: 'Two of these commands contradict each other, so none of them was carried out.',
  did: [],
};

/** A pause concerns later pushes: the current head was reviewed. */
function isPause(intent: Intent): boolean {
  return intent.do === 'steer' && intent.how === 'paused';
}

function refused(text: string): Intent {
  return { do: 'say', text, refused: true };
}

function unknown(name: string): string {
  const meant = nearest(name, Object.keys(commands));
  const guess = meant === undefined ? '' : ` Did you mean ${code(`/architect ${meant}`)}?`;
  return `There is no ${code(`/architect ${name.slice(0, 40)}`)}.${guess} ${code('/architect help')} lists what there is.`;
}

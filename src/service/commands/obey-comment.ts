import { commands } from '../../core/commands/index.ts';
import { commandsIn, type Given } from '../../core/commands/parse.ts';
import { nearest } from '../../core/config/nearest.ts';
import { react } from '../../adapters/github/publishing/react.ts';
import { readPull } from '../../adapters/github/pulls/read-pull.ts';
import { reply } from '../../adapters/github/publishing/reply.ts';
import type { CommentErrand } from '../../core/model/errand.ts';
import { code } from '../../core/report/words/escape.ts';
import { runIntent } from './run-intent.ts';
import { isAllowed } from './is-allowed.ts';
import { isHeard, noteHeard } from './patience.ts';
import type { AppContext } from '../context/app-context.ts';

/** What became of a command. */
interface Obeyed {
  readonly understood: boolean;
  /** What there is to answer; null where a reaction says enough. */
  readonly answer: string | null;
}

/** Does what a comment asks for, as far as its author may, and shows under it that it was seen and how it went. */
export async function obeyComment(errand: CommentErrand, trace: string, app: AppContext): Promise<void> {
  const { pull, comment, author } = errand;
  const given = commandsIn(errand.text);
  if (given.length === 0) return;
  if (!(await isHeard(pull, author, app)))
    return app.log.info({}, 'a comment is not looked at: its author is a stranger');
  const host = await app.hostOf(pull.repository.installation);
  const state = await readPull(host, pull);
  if (state === null) return;
  await react(host, state.pull, comment, 'eyes');
  const obeyed: Obeyed[] = [];
  for (const one of given) obeyed.push(await obey(one));
  const answers = obeyed.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  if (answers.length > 0)
    await reply(host, state.pull, { comment, text: answers.join('\n\n---\n\n'), me: await app.me() });
  const isGood = obeyed.every(({ understood }) => understood);
  await react(host, state.pull, comment, isGood ? 'rocket' : 'confused');
  await noteHeard({ pull, author, nonsense: !isGood && author !== state.author }, host, app);
  app.log.info({ commands: given.map(({ name }) => name), understood: isGood }, 'a comment was obeyed');

  async function obey({ name, args, problem }: Given): Promise<Obeyed> {
    if (problem !== null) return { understood: false, answer: problem };
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (command === undefined) return { understood: false, answer: unknown(name) };
    if (
      state === null ||
      !(await isAllowed(host, command, author, { repository: state.pull.repository, author: state.author }))
    ) {
      const who = command.author ? `${command.needs} access, or your own pull request` : `${command.needs} access`;
      return { understood: false, answer: `${code(`/architect ${name}`)} takes ${who}.` };
    }
    return {
      understood: true,
      answer: await runIntent(command.run(args, { commands }), trace, { host, state, app, comment }),
    };
  }
}

function unknown(name: string): string {
  const meant = nearest(name, Object.keys(commands));
  const guess = meant === undefined ? '' : ` Did you mean ${code(`/architect ${meant}`)}?`;
  return `There is no ${code(`/architect ${name.slice(0, 40)}`)}.${guess} ${code('/architect help')} lists what there is.`;
}

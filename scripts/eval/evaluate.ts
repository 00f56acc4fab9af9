import { parseArgs } from 'node:util';
import { Octokit } from '@octokit/rest';
import { silent } from '../../src/adapters/github/client/silent.ts';
import { withoutSkeptics } from './ablation.ts';
import { randomFrom } from './bootstrap.ts';
import { budgetOf } from './budget.ts';
import type { EvalCase } from './case.ts';
import { columnsOf } from './columns.ts';
import { type HostAccess, importPullRequests } from './from-pr/import-pull-requests.ts';
import { hostile } from './hostile.ts';
import { historyCases } from './history/history-cases.ts';
import { readLabelled } from './labelled.ts';
import { keeping } from './keeping.ts';
import { match } from './match.ts';
import { casesOf, readMutations } from './mutations.ts';
import { reviewerOf } from './reviewers.ts';
import { judgeMutations, ruleTableOf } from './rule-table.ts';
import { writeRuleTable } from './rule-table-file.ts';
import { type Contestant, type Measured, measure } from './run.ts';
import { summaryOf } from './summary.ts';
import { tableOf } from './table.ts';
import { usage } from './usage.ts';

/** Where results and progress are printed. */
export interface Output {
  say(text: string): void;
  progress(text: string): void;
}

/**
 * `npm run eval`: measures over a suite, writes the table of the rules, or imports pull requests.
 * @throws UserProblem if the arguments cannot be followed.
 */
export async function evaluate(given: readonly string[], env: NodeJS.ProcessEnv, output: Output): Promise<void> {
  const { values, positionals } = read(given);
  const pulls = values['from-pr'];
  if (pulls) return importPullRequests([...pulls, ...positionals], values.into, hostOf(env), output.say);
  const [list, ...more] = positionals;
  if (values.suite === 'history' && list !== undefined && more.length === 0)
    return run(values, await historyCases(list, values.clones), env, output);
  if (values.suite === 'history') throw usage('Which changes?', 'Name one list of them: --suite history LIST');
  if (list !== undefined) throw usage(`What is ${list}?`, 'A suite is named with --suite');
  return values.update ? update(values, output) : run(values, await suite(values.suite), env, output);
}

type Values = ReturnType<typeof read>['values'];

function read(given: readonly string[]) {
  const options = {
    suite: { type: 'string', default: 'mutations' },
    mode: { type: 'string', default: 'rules' },
    runs: { type: 'string', default: '3' },
    'max-usd': { type: 'string', default: '20' },
    only: { type: 'string', default: '' },
    patience: { type: 'string', default: '240' },
    without: { type: 'string', multiple: true },
    'skip-whole': { type: 'boolean', default: false },
    hostile: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    update: { type: 'boolean', default: false },
    'from-pr': { type: 'string', multiple: true },
    into: { type: 'string', default: 'evals' },
    clones: { type: 'string', default: 'evals/clones' },
    keep: { type: 'string' },
  } as const;
  try {
    return parseArgs({ args: [...given], allowPositionals: true, options });
  } catch (error) {
    throw usage(
      (error as Error).message,
      `There are: ${Object.keys(options)
        .map((name) => `--${name}`)
        .join(', ')}`,
    );
  }
}

async function run(
  values: Values,
  all: readonly EvalCase[],
  env: NodeJS.ProcessEnv,
  { say, progress }: Output,
): Promise<void> {
  const budget = budgetOf(number('max-usd', values['max-usd']));
  const asked = number('runs', values.runs);
  const columns = columnsOf(values.mode, values.without ?? [], values.hostile, values['skip-whole']);
  const made = columns.filter(({ without }) => without !== 'skeptics');
  const cases = all.filter(({ id }) => id.includes(values.only));
  const contestants = made.map(({ title, mode, without, ...column }): Contestant => ({
    title,
    cases: column.hostile ? cases.map(hostile) : cases,
    // The rules say the same every time.
    runs: mode === 'rules' ? 1 : asked,
    asks: mode !== 'rules',
    review: keeping(
      values.keep ?? null,
      title,
      reviewerOf(mode, { env, patience: number('patience', values.patience) }, budget, without),
    ),
  }));
  const measured = await measure(contestants, budget, randomFrom(2_026), progress);
  const byTitle = new Map(made.map(({ title }, index) => [title, measured[index] ?? []]));
  const results = columns.map(({ title, mode, without }) => ({
    title,
    runs: mode === 'rules' ? 1 : asked,
    // Without skeptics no model is asked again: the findings of the whole mode are used as if nobody had tested them.
    of: without === 'skeptics' ? withoutSkeptics(byTitle.get(mode) ?? []) : (byTitle.get(title) ?? []),
  }));
  if (values.verbose) for (const { title, of } of results) for (const one of of) tell(title, one, say);
  say(tableOf(new Map(results.map(({ title, runs, of }) => [title, summaryOf(of, runs, randomFrom(2_026))]))));
  if (budget.stopped !== null) say(`Stopped after $${budget.spent.toFixed(2)}: ${budget.stopped}.`);
}

/** Writes the table that `test/mutations/mutations.test.ts` holds the rules to. */
async function update({ suite, mode }: Values, { say }: Output): Promise<void> {
  if (suite !== 'mutations' || mode !== 'rules')
    throw usage('--update writes what the rules make of the mutations.', 'Leave out --suite and --mode');
  writeRuleTable(ruleTableOf(await judgeMutations(await readMutations())));
  say('Read the difference before you commit it: git diff test/mutations/rules.json');
}

/** The cases of our mutations, or of a folder of labelled pull requests. */
async function suite(name: string): Promise<readonly EvalCase[]> {
  return name === 'mutations' ? casesOf(await readMutations()) : readLabelled(name);
}

function hostOf({ GITHUB_TOKEN: auth, GITHUB_API_URL: baseUrl }: NodeJS.ProcessEnv): HostAccess {
  return {
    host: new Octokit({ ...(auth && { auth }), ...(baseUrl && { baseUrl }), log: silent }),
    graphql: Boolean(auth),
  };
}

function number(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0)) throw usage(`--${name} is ${text}.`, 'Give a number above zero');
  return value;
}

function tell(title: string, { one, runs }: Measured, say: (text: string) => void): void {
  for (const { findings, incomplete } of runs) {
    const { wrong, missed } = match(findings, one);
    for (const { rule, path, line, message } of wrong)
      say(`${title} ${one.id}: wrong ${rule} ${path}:${line} ${message}`);
    for (const { checks, places } of missed)
      say(`${title} ${one.id}: missed ${checks.join(', ')} ${places[0]?.path}:${places[0]?.from}`);
    if (incomplete !== null) say(`${title} ${one.id}: incomplete, ${incomplete}`);
  }
}

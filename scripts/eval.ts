import { parseArgs } from 'node:util';
import { UserProblem } from '../src/model/problem.ts';
import { rules } from '../src/rules/index.ts';
import { randomFrom } from './eval/bootstrap.ts';
import type { EvalCase } from './eval/case.ts';
import { match } from './eval/match.ts';
import { casesOf, readMutations } from './eval/mutations.ts';
import { type Mode, modes } from './eval/review-case.ts';
import { reviewerOf } from './eval/reviewers.ts';
import { judgeMutations, ruleTableOf } from './eval/rule-table.ts';
import { writeRuleTable } from './eval/rule-table-file.ts';
import { type Measured, measure } from './eval/run.ts';
import { type Summary, summaryOf } from './eval/summary.ts';
import { tableOf } from './eval/table.ts';

const { values } = parseArgs({
  options: {
    suite: { type: 'string', default: 'mutations' },
    mode: { type: 'string', default: 'rules' },
    runs: { type: 'string' },
    'max-usd': { type: 'string', default: '20' },
    only: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
    update: { type: 'boolean', default: false },
  },
});

try {
  if (values.update) await update();
  else await run();
} catch (error) {
  if (!(error instanceof UserProblem)) throw error;
  console.error(`${error.message}\n${error.hint}`);
  process.exitCode = 2;
}

async function run(): Promise<void> {
  const asked = modesOf(values.mode);
  const reviewers = asked.map((mode) => ({ mode, review: reviewerOf(mode, process.env) }));
  const cases = (await suite(values.suite)).filter(({ id }) => id.includes(values.only));
  const budget = { usd: number('max-usd', values['max-usd']), spent: 0 };
  const summaries = new Map<Mode, Summary>();
  for (const { mode, review } of reviewers) {
    // The rules say the same every time.
    const runs = mode === 'rules' ? 1 : number('runs', values.runs ?? '3');
    const measured = await measure(cases, mode, runs, budget, review, (said) => console.error(said));
    summaries.set(mode, summaryOf(measured, runs, randomFrom(2_026)));
    if (values.verbose) for (const one of measured) tell(mode, one);
  }
  console.log(tableOf(summaries));
  if (budget.spent >= budget.usd) console.log(`Stopped at $${budget.spent.toFixed(2)}: --max-usd is ${budget.usd}.`);
}

/** Writes the table that `test/mutations.test.ts` holds the rules to. */
async function update(): Promise<void> {
  if (values.suite !== 'mutations' || values.mode !== 'rules')
    throw new UserProblem(
      'usage',
      '--update writes what the rules make of the mutations.',
      'Leave out --suite and --mode',
    );
  writeRuleTable(ruleTableOf(await judgeMutations(await readMutations()), (check) => Object.hasOwn(rules, check)));
  console.log('Read the difference before you commit it: git diff test/mutations/rules.json');
}

async function suite(name: string): Promise<readonly EvalCase[]> {
  if (name === 'mutations') return casesOf(await readMutations());
  throw new UserProblem('suite', `There is no suite ${name}.`, 'There is: mutations');
}

function modesOf(text: string): readonly Mode[] {
  const mode = modes.find((one) => one === text);
  if (mode === undefined) throw new UserProblem('usage', `There is no mode ${text}.`, `There are: ${modes.join(', ')}`);
  return mode === 'both' ? modes : [mode];
}

function number(name: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0))
    throw new UserProblem('usage', `--${name} is ${text}.`, 'Give a number above zero');
  return value;
}

function tell(mode: Mode, { one, runs }: Measured): void {
  for (const { findings, incomplete } of runs) {
    const { wrong, missed } = match(findings, one);
    for (const { rule, path, line, message } of wrong)
      console.log(`${mode} ${one.id}: wrong ${rule} ${path}:${line} ${message}`);
    for (const { checks, places } of missed)
      console.log(`${mode} ${one.id}: missed ${checks.join(', ')} ${places[0]?.path}:${places[0]?.from}`);
    if (incomplete) console.log(`${mode} ${one.id}: incomplete, ${incomplete}`);
  }
}

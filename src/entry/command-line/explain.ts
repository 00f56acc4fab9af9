import type { Command } from 'commander';
import { nearest } from '../../core/config/nearest.ts';
import { wordsOf } from '../../core/contracts/words.ts';
import type { Words } from '../../core/model/contract.ts';
import { severities } from '../../core/model/finding.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { isAskRule, type Rule } from '../../core/model/rule.ts';
import { rules } from '../../core/rules/index.ts';
import { renderMessage } from '../../core/rules/render-message.ts';
import { ruleSeverity } from '../../core/rules/rule-severity.ts';
import type { BoundedWorker } from '../../worker/deadline.ts';
import type { Task } from '../../worker/tasks/task.ts';
import { addRange, type AnswerOptions, printAnswer } from './answer.ts';
import { label } from './rules.ts';
import { addExamples, painter, print } from './terminal.ts';

/** Adds `architect explain`. */
export function addExplain(program: Command, worker: (kind: Task['kind']) => BoundedWorker): void {
  const command = program
    .command('explain')
    .summary('explain a rule or a finding, and what to do about it')
    .description(
      'Explains a rule: what it finds, why that matters, what to do, and its sources. Explains a finding of a range of ' +
        'commits (--base), or of the working tree, by its id; without one it lists them. Needs no network.',
    )
    .argument('[rule or id]', 'the id of a rule, or the end of it: http-call-without-timeout; or the id of a finding');
  addRange(command).action(async (name: string | undefined, options: AnswerOptions) => {
    if (name === undefined || /^[0-9a-f]{8}$/u.test(name)) {
      const args = name === undefined ? [] : [name];
      return printAnswer({ name: 'explain', args }, options, worker('answer'));
    }
    const id = find(name);
    // Loaded only when it runs: help and completion would have to load all formats.
    const { default: openapi } = await import('../../core/contracts/openapi/openapi.ts');
    await print(explained(id, wordsOf(openapi)));
  });
  addExamples(command, [
    ['architect explain contract/response-field-removed', 'by its id'],
    ['architect explain http-call-without-timeout', 'by the end of it'],
    ['architect explain 58b088a0 --base origin/main', 'a finding of your commits'],
  ]);
}

function explained(id: string, words: Words): string {
  const rule = rules[id] as Rule;
  const paint = painter();
  const part = (title: string, lines: readonly string[]) =>
    `${paint('bold', title)}\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
  return [
    `${paint('bold', id)}  ${paint('dim', `${label(rule)} · ${rule.area}`)}\n`,
    ...(saysSomething(rule.message) ? [`${rule.message.replace(/\{(\w+)\}/gu, '‹$1›')}\n`] : []),
    part('Why it matters', [rule.why]),
    part('What to do', [renderMessage(rule.fix, words)]),
    ...('when' in rule ? [part(`Why it is called ${ruleSeverity(rule).word}`, [ruleSeverity(rule).because])] : []),
    ...(isAskRule(rule) ? [part('What the agent is asked', [rule.ask])] : []),
    ...(isAskRule(rule) ? [part('It is no finding where', rule.notWhen)] : []),
    part(
      'Who says so',
      rule.authority.map(({ label: name, url }) => `${name}: ${url}`),
    ),
    part('To turn it off, or make it louder or quieter', [
      `In .github/architect.yml: off, ${severities.toReversed().join(', ')}`,
      'rules:',
      `  ${id}: off`,
      ...('when' in rule
        ? ['What breaks clients fails the check at every severity, unless it is off or accepted.']
        : []),
    ]),
  ].join('\n');
}

/** Whether a message has words of its own besides its placeholders. */
function saysSomething(message: string): boolean {
  return /\p{L}{3}/u.test(message.replace(/\{\w+\}/gu, ''));
}

/** The id of the rule with this name. */
function find(name: string): string {
  if (Object.hasOwn(rules, name)) return name;
  const ids = Object.keys(rules);
  const ending = ids.filter((id) => id.endsWith(`/${name}`));
  if (ending.length === 1 && ending[0] !== undefined) return ending[0];
  const words = name.toLowerCase().split(/[^a-z]+/u);
  const alike = ids.filter((id) => words.every((word) => id.includes(word))).slice(0, 5);
  const near = nearest(name, [...ids, ...ids.map((id) => id.slice(id.indexOf('/') + 1))]);
  if (alike.length === 0 && near !== undefined) alike.push(near);
  throw unknown(name, alike.length > 0 ? `Did you mean ${alike.join(', ')}?` : 'architect rules lists them all.');
}

function unknown(name: string, hint: string): UserProblem {
  return new UserProblem('usage', `There is no rule ${name}.`, hint);
}

import type { Command } from 'commander';
import { wordsOf } from '../../core/contracts/words.ts';
import type { Words } from '../../core/model/contract.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { isAskRule, type Rule } from '../../core/model/rule.ts';
import { rules } from '../../core/rules/index.ts';
import { renderMessage } from '../../core/rules/render-message.ts';
import { ruleSeverity } from '../../core/rules/rule-severity.ts';
import { label } from './rules.ts';
import { addExamples, painter, print } from './terminal.ts';

/** Adds `architect explain`. */
export function addExplain(program: Command): void {
  const command = program
    .command('explain')
    .summary('say what a rule looks for, why it matters and what to do')
    .description('Explains a rule: what it finds, why that matters, what to do, and who says so. Needs no network.')
    .argument('<rule>', 'its id, or the end of it: http-call-without-timeout')
    .action(async (name: string) => {
      const id = find(name);
      // Loaded when it is asked for: help and completion would pay for a whole format.
      const { default: openapi } = await import('../../core/contracts/openapi/openapi.ts');
      await print(explained(id, wordsOf(openapi)));
    });
  addExamples(command, [
    ['architect explain contract/response-field-removed', 'by its id'],
    ['architect explain http-call-without-timeout', 'by the end of it'],
  ]);
}

function explained(id: string, words: Words): string {
  const rule = rules[id] as Rule;
  const paint = painter();
  const part = (title: string, lines: readonly string[]) =>
    `${paint('bold', title)}\n${lines.map((line) => `  ${line}`).join('\n')}\n`;
  return [
    `${paint('bold', id)}  ${paint('dim', `${label(rule)} · ${rule.area}`)}\n`,
    `${rule.message.replace(/\{(\w+)\}/gu, '‹$1›')}\n`,
    part('Why it matters', [rule.why]),
    part('What to do', [renderMessage(rule.fix, words)]),
    ...('when' in rule ? [part('Why it is called that', [ruleSeverity(rule).because])] : []),
    ...(isAskRule(rule) ? [part('What the agent is asked', [rule.ask])] : []),
    ...(isAskRule(rule) ? [part('It is none where', rule.notWhen)] : []),
    part(
      'Who says so',
      rule.authority.map(({ label: name, url }) => `${name}: ${url}`),
    ),
    part('To turn it off, or make it louder', ['In .github/architect.yml:', `rules: { ${id}: off }`]),
  ].join('\n');
}

/** The id that is meant by a name. */
function find(name: string): string {
  if (Object.hasOwn(rules, name)) return name;
  const ids = Object.keys(rules);
  const ending = ids.filter((id) => id.endsWith(`/${name}`));
  if (ending.length === 1 && ending[0] !== undefined) return ending[0];
  if (/^[0-9a-f]{8}$/u.test(name)) {
    throw unknown(name, 'That is the id of a finding. The rule it is of stands before it.');
  }
  const words = name.toLowerCase().split(/[^a-z]+/u);
  const alike = ids.filter((id) => words.every((word) => id.includes(word))).slice(0, 5);
  throw unknown(name, alike.length > 0 ? `Did you mean ${alike.join(', ')}?` : 'architect rules lists them all.');
}

function unknown(name: string, hint: string): UserProblem {
  return new UserProblem('usage', `There is no rule ${name}.`, hint);
}

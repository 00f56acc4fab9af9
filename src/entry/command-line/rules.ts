import { Argument, type Command } from 'commander';
import { nearest } from '../../core/config/nearest.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { isAskRule, type Rule } from '../../core/model/rule.ts';
import { counted } from '../../core/report/words/phrase.ts';
import { rules } from '../../core/rules/index.ts';
import { ruleSeverity } from '../../core/rules/rule-severity.ts';
import { addExamples, painter, print } from './terminal.ts';

const families = [...new Set(Object.keys(rules).map(familyOf))];

/** Adds `architect rules`. */
export function addRules(program: Command): void {
  const command = program
    .command('rules')
    .summary('list the rules')
    .description('Lists the rules, or those of one family, with the severity of their findings. Needs no network.')
    .addArgument(new Argument('[family]', 'the first part of their ids').choices(families).argParser(known))
    .action((family?: string) => print(list(family)));
  addExamples(command, [
    ['architect rules', 'all of them'],
    ['architect rules resilience', 'those about what happens when something fails'],
  ]);
}

function known(family: string): string {
  if (families.includes(family)) return family;
  const near = nearest(family, families);
  throw new UserProblem(
    'usage',
    `There is no family of rules ${family}.`,
    near === undefined ? `There is ${families.join(', ')}.` : `Did you mean ${near}? architect rules lists them all.`,
  );
}

function list(wanted?: string): string {
  const paint = painter();
  const shown = Object.entries(rules).filter(([id]) => wanted === undefined || familyOf(id) === wanted);
  const groups = [...Map.groupBy(shown, ([id]) => familyOf(id))].map(([family, members]) => {
    const longest = Math.max(...members.map(([id]) => id.length));
    const lines = members.map(([id, rule]) => `  ${id.padEnd(longest)}  ${paint('dim', label(rule))}`);
    return `${paint('bold', family)}\n${lines.join('\n')}\n`;
  });
  return `${groups.join('\n')}\n${legend}\n${counted(shown.length, 'rule')}. architect explain <rule> says more about one.\n`;
}

const legend = `breaking, dangerous, safe: what a change of a contract does to its clients; by the law: that depends on the change
critical, high, medium, low: how much it matters to those who run the service
`;

/** The severity or effect of a rule's findings, in a few words. */
export function label(rule: Rule): string {
  if (isAskRule(rule)) return `${rule.severity}, judged by the agent`;
  return 'when' in rule ? `${ruleSeverity(rule).word}, ${rule.severity}` : rule.severity;
}

function familyOf(id: string): string {
  return id.replace(/\/.*$/u, '');
}

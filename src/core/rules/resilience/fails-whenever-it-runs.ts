import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Frameworks',
  severity: 'high',
  message: 'Code that can only fail when it is reached.',
  why: 'Nothing finds it before it runs: the first request, message, rollback or rare branch that comes this way fails, each time.',
  fix: 'Use what the library or store takes there, and run this very path once in a test.',
  ask: 'Find a line that this change adds or edits and that cannot work when it runs: a value its serialiser, driver or schema refuses, an argument of the wrong kind or order, a name or column that does not exist, a down migration or template that fails, a condition that is never or always true. Name the line that shows what is taken.',
  notWhen: ['the compiler or type checker of this repository refuses it', 'no path leads there'],
  authority: [authorities.cwe573, authorities.osdiFailures],
} satisfies AskRule;

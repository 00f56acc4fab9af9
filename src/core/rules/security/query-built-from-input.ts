import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Security patterns',
  severity: 'critical',
  message: 'A query or command is put together from what a caller sent.',
  why: 'A caller can write the rest of it: read and delete what is not theirs, or run programs.',
  fix: 'Bind the value as a parameter, or pick it from a list of what is allowed.',
  ask: 'Find a query, shell command, path, template or expression that this change builds by joining text with a value that comes from a request, a message or a file.',
  notWhen: ['the value is bound as a parameter', 'it is a number, an enum or a constant by then'],
  authority: [authorities.cwe89, authorities.cwe78],
} satisfies AskRule;

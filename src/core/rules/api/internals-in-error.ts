import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  severity: 'high',
  message: 'An error tells its caller what only operators should know.',
  why: 'Stack traces, queries and host names show an attacker the way, and clients begin to rely on them.',
  fix: 'Log the details with an id, and answer with that id and a message of your own.',
  ask: 'Find an error answer that this change builds from an exception, a stack trace, a query or a message of another system.',
  notWhen: ['only operators can call it', 'a handler replaces the body outside of development'],
  authority: [authorities.zalando177, authorities.rel03bp03],
} satisfies AskRule;

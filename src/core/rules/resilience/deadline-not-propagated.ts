import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'medium',
  message: 'Work goes on after whoever asked for it has given up.',
  why: 'Under load most of what is computed is for nobody, and that work is what keeps the service overloaded.',
  fix: 'Pass the context or signal on, and give each step what is left of the time.',
  ask: 'Find a call that this change adds with a limit of its own that ignores the deadline, cancellation or context it was given.',
  notWhen: ['it has to be completed once begun', 'the framework passes the context on by itself'],
  authority: [authorities.sreCascading, authorities.grpcDeadlines],
} satisfies AskRule;

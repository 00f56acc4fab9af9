import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Microservices',
  severity: 'high',
  message: 'A step changes several services and nothing undoes the first when the second fails.',
  why: 'Halfway through, the customer has paid and has no order. No transaction spans services, and nobody is told.',
  fix: 'Make it a saga: record the intent, perform the steps so that each may be repeated, and define what compensates each of them.',
  ask: 'Find a flow that this change adds or extends and that writes in more than one service or database, where a failure after the first write is neither compensated nor completed later.',
  notWhen: [
    'the first write is a record that a worker completes',
    'the later writes may be lost without harm',
    'a workflow engine drives and compensates it',
  ],
  authority: [authorities.microservicesSaga, authorities.azureCompensation],
} satisfies AskRule;

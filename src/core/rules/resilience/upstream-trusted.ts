import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Resilience',
  severity: 'medium',
  message: 'What another system answers is believed as it comes.',
  why: 'A changed, huge or hostile answer becomes an error deep inside, wrong data in the store, or memory that runs out.',
  fix: 'Check status, size and form where the answer comes in, before it is used.',
  ask: 'Find an answer or message of another system that this change reads without looking at its status, or stores, forwards or loops over without a check of its form or size.',
  notWhen: ['a generated client or schema checks it', 'it comes from the same service'],
  authority: [authorities.owaspConsumption],
} satisfies AskRule;

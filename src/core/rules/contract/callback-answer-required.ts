import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'response', aspect: 'required', direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'many senders look at the status of the answer and never read its body',
  },
  message: 'The {name} in {where} now has a body, which whoever is called has to answer with.',
  why: 'Receivers of today answer with a status alone. A sender that reads the body takes that for a failure, and sends again or gives up.',
  fix: 'Take an answer without a body as it was taken until now, and let the body be an offer.',
  authority: [authorities.oasCallback, authorities.aip180],
} satisfies ContractRule;

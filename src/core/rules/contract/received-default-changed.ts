import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'smithy',
    kind: 'schema',
    aspect: 'default',
    direction: 'output',
    effect: 'replaced',
    given: { site: 'body' },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'services are told to send the value always, and then nobody fills it in',
  },
  message: 'What clients take for {what} where an answer leaves it out changed from {was} to {now}.',
  why: 'Clients fill it in where an answer leaves it out. Those that were built before fill in another value than those built now.',
  fix: 'Keep the default, and always send the value.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;

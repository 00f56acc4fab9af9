import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'body',
    aspect: 'presence',
    was: null,
    direction: 'input',
    effect: 'narrowed',
    given: { blank: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'where an operation that takes a body said neither what it takes nor what it answers, the description was written late each time on real histories, and the server may have asked for the body all along',
  },
  message: 'A required request body was written down for {where}, of which neither a body nor an answer was described.',
  why: 'If the server asked for it before, nothing changes. If it did not, every call of a client that sends no body is refused.',
  fix: 'Make the body optional if calls without it were answered until now.',
  authority: [authorities.githubBreaking, authorities.aip180],
} satisfies ContractRule;

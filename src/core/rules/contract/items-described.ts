import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'constraint',
    aspect: 'presence',
    was: null,
    direction: 'input',
    effect: 'narrowed',
    given: { constraint: 'items', blank: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'OpenAPI asks of an array that its items are described: where they were not, the server may have taken these alone all along',
  },
  message: 'What {where} holds was written down, and nothing was said of it before.',
  why: 'If the server took these items alone before, nothing changes. If it took others, requests with those are refused.',
  fix: 'Let the schema take what clients send today; logs show what that is.',
  authority: [authorities.githubBreaking, authorities.aip180],
} satisfies ContractRule;

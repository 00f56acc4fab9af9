import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'schema',
    aspect: 'type',
    was: null,
    now: ['object', 'array'],
    direction: 'input',
    effect: 'narrowed',
    given: { blank: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'what an object or an array is made of is often written down late: where nothing was said, the server may have taken these alone all along',
  },
  message: 'That `{name}` in {where} is an {now} was written down, and nothing was said of it before.',
  why: 'If the server took nothing else before, nothing changes. If it took other values, requests with those are refused.',
  fix: 'Let the schema take what clients send today; logs show what that is.',
  authority: [authorities.githubBreaking, authorities.aip180],
} satisfies ContractRule;

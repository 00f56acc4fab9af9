import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  when: {
    kind: ['operation', 'parameter', 'property', 'schema'],
    aspect: 'stability',
    was: null,
    now: ['alpha', 'draft'],
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'no level was promised, and none was ruled out: whether clients relied on it cannot be told from the contract',
  },
  message: '{what} was in the contract without a stability level and is now called {now}.',
  why: 'Until now clients could take it for stable. From now on it may be changed or removed without notice.',
  fix: 'Call it unstable only if it was never released; otherwise deprecate it and add the successor as draft or alpha.',
  authority: [authorities.aip181, authorities.aip180],
} satisfies ContractRule;

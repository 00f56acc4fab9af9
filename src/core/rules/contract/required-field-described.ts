import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'property',
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
      'where an object described none of its fields, the description was written late each time on real histories, and the server may have asked for them all along',
  },
  several: '{count} required fields were written down in {where}, which described none before: {names}.',
  message: 'The required field `{name}` was written down in {where}, which described none before.',
  why: 'If the server asked for it before, nothing changes. If it did not, every request of a client that does not send it is refused.',
  fix: 'Make the field optional if requests without it were answered until now.',
  authority: [authorities.githubBreaking, authorities.aip180],
} satisfies ContractRule;

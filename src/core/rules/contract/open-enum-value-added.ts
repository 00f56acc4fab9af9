import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'enum-value',
    aspect: 'presence',
    was: null,
    direction: 'output',
    effect: 'widened',
    given: { extensible: true },
  },
  audience: 'wire',
  severity: 'low',
  departs: { severity: 'safe', because: 'an open list already allows every value; the literals in it are examples' },
  message: 'The value `{name}` was added to the open list of {where}.',
  why: 'The list says that it grows, so clients are prepared for values they do not know.',
  fix: 'Nothing to do.',
  authority: [authorities.zalando112, authorities.azureEnums],
} satisfies ContractRule;

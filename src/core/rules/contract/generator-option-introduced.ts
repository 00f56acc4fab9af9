import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'option', aspect: 'option', direction: 'output', effect: 'narrowed' },
  audience: 'source',
  severity: 'low',
  departs: {
    severity: 'dangerous',
    because: 'generators may have been told the same elsewhere',
  },
  message: 'The option `{name}` is {now} now, and was not set before.',
  why: 'Code that was generated without it may be in another package or have another form.',
  fix: 'Set it to what was generated before.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers],
} satisfies ContractRule;

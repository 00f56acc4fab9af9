import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Security patterns',
  when: { kind: 'property', aspect: 'writeOnly', direction: 'output', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  departs: {
    severity: 'dangerous',
    because: 'no client fails on one more field in a response, but what was kept back may leak',
  },
  message: 'The field `{name}` in {where} was write-only and may now be sent in responses.',
  why: 'Fields are write-only because they hold secrets. Anything that logs or caches responses will now keep this one.',
  fix: 'Keep `writeOnly: true`, or return something that is not secret: the last four digits, whether it is set.',
  authority: [authorities.owaspProperties, authorities.oasSchema],
} satisfies ContractRule;

import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'not', direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'one more value is to clients what one more value of a list is, and few ask for what is never sent',
  },
  message: '{what} {change}.',
  why: 'What was excluded may be sent now. A client that tells values apart meets one it has no case for.',
  fix: 'Keep excluding what clients of today do not expect, or announce it before it is sent.',
  authority: [authorities.jsonSchemaLogic, authorities.zalando107],
} satisfies ContractRule;

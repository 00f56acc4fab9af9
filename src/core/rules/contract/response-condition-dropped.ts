import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    {
      kind: 'constraint',
      aspect: 'presence',
      now: null,
      direction: 'output',
      effect: 'widened',
      given: { constraint: 'if' },
    },
    { kind: 'constraint', aspect: 'if', direction: 'output', effect: 'widened' },
  ],
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'such conditions describe what a server happens to send; only a client that checks by them notices',
  },
  message: 'A condition that {where} kept to was removed, or holds for less.',
  why: 'Clients may rely on what followed from it: a field that was always there in that case may be missing.',
  fix: 'Keep what the condition promised for clients of today, or announce what may be sent instead.',
  authority: [authorities.zalando107, authorities.jsonSchemaLogic],
} satisfies ContractRule;

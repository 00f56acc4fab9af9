import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'enum', direction: 'output', effect: ['widened', 'replaced'] },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'no value outside the list is sent yet, and the authorities disagree on whether a list may grow',
  },
  message: '`{name}` in {where} is no longer limited to {was}.',
  why: 'Clients that decide by the value meet ones they have no branch for.',
  fix: 'Keep the list and mark it open ({open}), so that clients prepare for more.',
  authority: [authorities.zalando112, authorities.azureEnums],
} satisfies ContractRule;

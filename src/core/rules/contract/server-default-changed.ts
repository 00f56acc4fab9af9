import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'server', aspect: 'default', direction: 'input', effect: 'replaced' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'those who chose the address themselves notice nothing, and how many did is not known',
  },
  message: 'Who chooses no other address of `{name}` is now sent to {now} instead of {was}.',
  why: 'Generated clients call the address that the defaults of its variables make, and change it when they are generated again.',
  fix: 'Keep the default, and let those who want the other address choose it.',
  authority: [authorities.oasServer, authorities.aip180],
} satisfies ContractRule;

import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'smithy', kind: 'schema', aspect: 'order', effect: 'noted', given: { listed: true } },
  audience: 'source',
  severity: 'medium',
  departs: { severity: 'dangerous', because: 'only code that counts on the position of a value notices' },
  message: 'The values of the enumeration {what} are in another order.',
  why: 'Some generators number the values in their order. Code that stores or compares those numbers means other values after an update.',
  fix: 'Add values at the end.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;

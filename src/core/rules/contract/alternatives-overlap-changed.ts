import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    { kind: 'schema', aspect: 'exclusive', direction: 'input', effect: ['narrowed', 'replaced'] },
    { kind: 'schema', aspect: 'exclusive', direction: 'output', effect: ['widened', 'replaced'] },
  ],
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'whether anybody sends or gets a value that fits two alternatives cannot be told from the contract',
  },
  message: 'The alternatives of `{name}` in {where} are {now} now, and were {was}.',
  why: 'A value that fits two alternatives is valid for `anyOf` and refused by `oneOf`. Generated clients get another type.',
  fix: 'Give every alternative a field with a literal of its own, so that no value fits two.',
  authority: [authorities.jsonSchemaLogic, authorities.oasDiscriminator],
} satisfies ContractRule;

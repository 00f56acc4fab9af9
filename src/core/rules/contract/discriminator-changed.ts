import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'schema',
    aspect: 'discriminator',
    direction: ['input', 'output'],
    effect: ['narrowed', 'widened', 'replaced'],
  },
  audience: 'source',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'it is a hint for generators: the messages themselves change only where a field or a type does',
  },
  message: 'The discriminator of `{name}` in {where} changed from {was} to {now}.',
  why: 'Generated clients pick the type by this field. They may pick the wrong one, or none, after they are generated again.',
  fix: 'Keep the field that tells the types apart; add the new one beside it.',
  authority: [authorities.oasDiscriminator, authorities.aip180],
} satisfies ContractRule;

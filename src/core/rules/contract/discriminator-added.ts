import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'schema',
    aspect: 'discriminator',
    direction: ['input', 'output'],
    effect: ['narrowed', 'widened', 'replaced'],
    was: null,
  },
  audience: 'source',
  severity: 'low',
  departs: { severity: 'safe', because: 'it names a field that is already there; what is sent does not change' },
  message: 'The discriminator {now} was added to `{name}` in {where}.',
  why: 'It tells generators which field names the type. The messages stay as they are.',
  fix: 'Nothing to do, as long as the field is always sent.',
  authority: [authorities.oasDiscriminator, authorities.zalando107],
} satisfies ContractRule;

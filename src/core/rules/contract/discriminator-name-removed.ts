import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'enum-value',
    aspect: 'presence',
    now: null,
    direction: 'input',
    effect: 'narrowed',
    given: { implied: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'the value follows from the name of a schema, and nobody wrote down that it is what clients send',
  },
  message: '`{name}` no longer stands for a schema in {where}.',
  why: 'With a discriminator and no `mapping`, the name of a schema is the value that clients send for it.',
  fix: 'Add a `mapping` from the former name to the schema.',
  authority: [authorities.oasDiscriminator, authorities.githubBreaking],
} satisfies ContractRule;

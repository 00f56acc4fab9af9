import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'option', aspect: 'option', direction: 'output', effect: ['widened', 'replaced'] },
  audience: 'source',
  severity: 'medium',
  several: '{count} options of a file changed: {names}.',
  message: 'The option `{name}` changed from {was} to {now}.',
  why: 'Generated code is in another package or has another form, so what imports it no longer compiles.',
  fix: 'Keep the option, or tell those who generate code from the contract when it changes.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers],
} satisfies ContractRule;

import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: ['message', 'enum', 'service'], aspect: 'file', direction: ['input', 'output'], effect: 'replaced' },
  audience: 'file',
  severity: 'medium',
  several: '{count} declarations moved from {was} to {now}: {names}.',
  message: 'The {kind} `{name}` moved from {was} to {now}.',
  why: 'Where one file of code is generated for each .proto file, who imports it from the former one no longer finds it.',
  fix: 'Leave it in its file, or import the new file publicly from the former one until everybody has moved.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers],
} satisfies ContractRule;

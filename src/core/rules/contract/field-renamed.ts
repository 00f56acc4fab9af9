import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: ['property', 'extension'], aspect: 'name', direction: 'output', effect: 'replaced' },
  audience: 'source',
  severity: 'medium',
  several: '{count} fields of {where} are called otherwise now: {names}.',
  message: 'The field {was} of {where} is called {now} now.',
  why: 'Generated code that uses the former name no longer compiles, and JSON that has it is no longer read.',
  fix: 'Keep the name. If it has to go, add a field under the new name and mark this one {deprecate}.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers],
} satisfies ContractRule;

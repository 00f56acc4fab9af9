import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'enum-value', aspect: 'name', direction: 'output', effect: 'replaced' },
  audience: 'source',
  severity: 'medium',
  several: '{count} values of {where} are called otherwise now: {names}.',
  message: 'The value that was called {was} in {where} is called {now} now.',
  why: 'Code that names it no longer compiles, and JSON that has the former name is no longer read.',
  fix: 'Keep the name, and add the new one as an alias after it.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers],
} satisfies ContractRule;

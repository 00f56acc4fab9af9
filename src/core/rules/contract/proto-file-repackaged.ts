import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'file',
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'widened',
    given: { repackaged: true },
  },
  audience: 'source',
  severity: 'high',
  several: '{count} files are in another package now: {names}.',
  message: 'The file {name} is in another package now.',
  why: 'What it declares has another full name: code that was generated from it no longer compiles, and who looks a message up by its name no longer finds it.',
  fix: 'Leave the file in its package, and declare what is new in a file of the other one.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers],
} satisfies ContractRule;

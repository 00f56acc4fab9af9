import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'file', aspect: 'presence', now: null, direction: 'output', effect: 'noted' },
  audience: 'file',
  severity: 'low',
  message: 'The file {name} is gone, and {standsIn} declares the same.',
  why: 'It was a copy: what it declared is in the same package as before, under the same numbers. Who took the file from its folder takes it from the other one.',
  fix: 'Nothing to do. Tell those who took the copy where the other file is.',
  authority: [authorities.bufBreaking],
} satisfies ContractRule;

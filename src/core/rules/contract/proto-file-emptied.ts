import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'file', aspect: 'presence', now: null, direction: 'output', effect: 'widened' },
  audience: 'file',
  severity: 'low',
  departs: {
    severity: 'safe',
    because: 'the declarations that are gone with it are said one by one',
  },
  message: 'The file {name} was removed with all that it declared.',
  why: 'What it declared is said by itself; who imports the file no longer finds it.',
  fix: 'Keep the file until nobody imports it.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers],
} satisfies ContractRule;

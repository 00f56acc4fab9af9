import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'file', aspect: 'presence', now: null, direction: 'output', effect: 'widened', given: { moved: true } },
  audience: 'file',
  severity: 'medium',
  several: '{count} files are gone, and what they declared is elsewhere now: {names}.',
  message: 'The file {name} is gone, and what it declared is in {into} now.',
  why: 'Who imports the file, or the code that is generated from it, no longer finds it.',
  fix: 'Keep the file, and let it import publicly what it declared.',
  authority: [authorities.bufBreaking, authorities.protobufNumbers],
} satisfies ContractRule;

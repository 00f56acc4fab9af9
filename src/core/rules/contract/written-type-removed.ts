import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'avro', kind: 'type', aspect: 'presence', now: null, direction: 'input', effect: 'narrowed' },
  audience: 'wire',
  severity: 'high',
  message: 'Nothing reads the type `{name}` any more.',
  why: 'What was written as this type is kept in topics and files, and nothing reads it any more.',
  fix: 'Keep it until nothing written as it is left, or name it among the aliases of the type that takes its place.',
  authority: [authorities.avroResolution],
} satisfies ContractRule;

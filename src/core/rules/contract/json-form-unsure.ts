import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'protobuf',
    kind: ['message', 'enum'],
    aspect: 'jsonFormat',
    direction: 'output',
    effect: 'replaced',
  },
  audience: 'json',
  severity: 'medium',
  message: '{what} has no sure form in JSON any more: {now} now, {was} before.',
  why: 'With `ALLOW` the compiler refuses names that collide in JSON, and everybody writes and reads the same. Otherwise each language does what it can, and clients that use JSON can lose fields or mix them up.',
  fix: 'Keep `json_format = ALLOW`, and rename what collides.',
  authority: [authorities.bufBreaking, authorities.protobufFeatures],
} satisfies ContractRule;

import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'protobuf',
    kind: ['property', 'extension'],
    aspect: ['utf8Validation', 'javaUtf8Validation'],
    direction: 'output',
    effect: 'replaced',
  },
  audience: 'source',
  severity: 'medium',
  message: 'Texts of {what} are read with the UTF-8 check {now} now, and were with {was}.',
  why: 'With `VERIFY` a text that is no valid UTF-8 is refused, and all of its message with it. What one side takes and sends on, the other one no longer reads.',
  fix: 'Keep the check as it was, or use `bytes` for what need not be a text.',
  authority: [authorities.bufBreaking, authorities.protobufFeatures],
} satisfies ContractRule;

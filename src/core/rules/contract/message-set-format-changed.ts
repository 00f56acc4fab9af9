import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'protobuf', kind: 'message', aspect: 'wireFormat', direction: 'output', effect: 'replaced' },
  audience: 'wire',
  severity: 'high',
  message: 'Whether {what} is written as a message set changed: `message_set_wire_format` was {was}, and is {now}.',
  why: 'A message set is written in other bytes than a message. Who reads with the other version loses all extensions in it.',
  fix: 'Keep the option as it was, and make a new message for the other form.',
  authority: [authorities.bufBreaking],
} satisfies ContractRule;

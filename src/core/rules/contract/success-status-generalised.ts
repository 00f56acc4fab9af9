import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'response', aspect: 'status', direction: 'output', effect: 'widened', given: { success: true } },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'the former status may still be sent, and HTTP obliges clients to treat another of its class like the x00',
  },
  message: 'The success {was} of {where} is described as {now} now.',
  why: 'Clients that look for this very status take another one for a failure, and generated code reads the body of the statuses that it knows.',
  fix: 'Describe the status that is sent by its number, and others beside it.',
  authority: [authorities.rfc9110Status, authorities.zalando151],
} satisfies ContractRule;

import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'response', aspect: 'status', direction: 'output', effect: 'widened', given: { success: false } },
  audience: 'wire',
  severity: 'low',
  departs: {
    severity: 'safe',
    because: 'HTTP obliges every client to treat an unknown status like the x00 of its class',
  },
  message: 'The failure {was} of {where} is described as {now} now.',
  why: 'The former status may still be sent. Clients that tell this failure from others by its number are no longer promised that they can.',
  fix: 'Describe the statuses that clients have to tell apart by their numbers.',
  authority: [authorities.rfc9110Status, authorities.zalando151],
} satisfies ContractRule;

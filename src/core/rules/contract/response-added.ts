import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'response', aspect: 'presence', was: null, direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'low',
  departs: {
    severity: 'safe',
    because: 'HTTP obliges every client to treat an unknown status like the x00 of its class',
  },
  message: 'The {name} was added to {where}.',
  why: 'Clients must treat a status they do not know like the first of its class (a 422 like a 400), so they cope.',
  fix: 'Nothing to do, as long as calls that succeed today are still answered with the same status.',
  authority: [authorities.rfc9110Status, authorities.zalando151],
} satisfies ContractRule;

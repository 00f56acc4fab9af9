import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { format: 'graphql', kind: 'type', aspect: 'identifiers', effect: 'widened' },
  audience: 'wire',
  severity: 'low',
  departs: { severity: 'safe', because: 'who asks by the keys that there were is answered as before' },
  message: 'Other services may ask for {what} by another key: {now} now, {was} before.',
  why: 'What asks by the former keys is answered as before.',
  fix: 'Nothing to do.',
  authority: [authorities.federationKey],
} satisfies ContractRule;

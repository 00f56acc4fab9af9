import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'variant',
    aspect: 'presence',
    was: null,
    direction: 'output',
    effect: 'widened',
    given: { sparser: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'it fits what was described before, whose fields were never promised, so that a careful client does without them',
  },
  several: '{count} alternatives that lack some of its fields may now be {sent} for {where}: {names}.',
  message: 'The alternative `{name}`, which lacks some of its fields, may now be {sent} for {where}.',
  why: 'Clients that read the fields find none of them where the new alternative comes, and typed ones know no such value.',
  fix: 'Return the new alternative only to clients that ask for it, or send what is new in a field of its own.',
  authority: [authorities.aip180, authorities.zalando107],
} satisfies ContractRule;

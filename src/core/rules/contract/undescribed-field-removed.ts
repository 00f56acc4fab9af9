import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'property',
    aspect: 'presence',
    now: null,
    direction: 'output',
    effect: 'widened',
    given: { required: true, undescribed: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'a name that only the list of required fields has is often one that is spelled otherwise where it is described',
  },
  several: '{count} fields that were asked for and described nowhere were removed from {where}: {names}.',
  message: 'The field `{name}` of {where}, which was asked for and described nowhere, was removed.',
  why: 'If the field was sent, clients that read it go on with a value that is missing.',
  fix: 'If the field is sent, describe it and keep it in the list of required fields. Otherwise nothing changes.',
  authority: [authorities.githubBreaking, authorities.aip180],
} satisfies ContractRule;

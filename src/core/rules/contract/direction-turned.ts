import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Event-driven',
  when: { format: 'asyncapi', kind: 'operation', aspect: 'action', effect: 'replaced', direction: ['input', 'output'] },
  audience: 'wire',
  severity: 'high',
  message: '`{name}`: what was {was} is {now} now.',
  why: 'Both ends have changed places: who listened is expected to send, and who sent finds nobody listening.',
  fix: 'If the description was the wrong way round, say so in the pull request. Else add the other direction, and keep the former one.',
  authority: [authorities.asyncapiOperation, authorities.zalando209],
} satisfies ContractRule;

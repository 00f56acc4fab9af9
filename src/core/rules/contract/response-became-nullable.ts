import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'nullable', direction: 'output', effect: ['widened', 'replaced'] },
  audience: 'wire',
  severity: 'high',
  message: '`{name}` in {where} can now be null.',
  why: 'Clients read the value without asking whether it is there: typed ones fail to parse, others fail a step later.',
  fix: 'Keep sending a value. If there may be none, say it in a new field that clients ask for.',
  authority: [authorities.k8s, authorities.zalando123],
} satisfies ContractRule;

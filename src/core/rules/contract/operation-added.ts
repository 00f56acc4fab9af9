import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  when: { kind: 'operation', aspect: 'presence', was: null, direction: 'input', effect: 'widened' },
  audience: 'wire',
  severity: 'low',
  message: 'The {kind} `{name}` was added.',
  why: 'Nobody calls it yet, so nobody can break. From now on it is part of the contract.',
  fix: 'Nothing to do. If its shape may still change, say so with `x-stability-level: draft`.',
  authority: [authorities.githubBreaking, authorities.zalando107],
} satisfies ContractRule;

import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: { kind: 'schema', aspect: 'presence', now: null, direction: 'output', effect: 'widened' },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'what is no longer described is not thereby sent in another form: nothing is said of it any more',
  },
  message: 'The schema of `{name}` in {where} was removed.',
  why: 'Nothing is promised of this value any more. Clients that are generated again lose its type, and nobody notices when its form changes.',
  fix: 'Keep the schema. If the form is meant to be open, say so with a schema that allows any object.',
  authority: [authorities.oasSchema, authorities.zalando107],
} satisfies ContractRule;

import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    kind: 'schema',
    aspect: 'additionalProperties',
    was: 'such as match the schema',
    now: null,
    direction: 'output',
    effect: 'widened',
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because: 'clients are told to ignore fields they do not know; only those that read all fields as one map fail',
  },
  message: 'The fields of `{name}` in {where} that are not declared may hold anything now, and had to match a schema.',
  why: 'Clients that read the object as a map, with values of one kind, fail at a value of another, and no longer know which keys there are.',
  fix: 'Keep the schema of the other fields beside those that are declared.',
  authority: [authorities.jsonSchemaAdditional, authorities.zalando111],
} satisfies ContractRule;

import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: ['openapi', 'asyncapi'],
    kind: 'schema',
    aspect: ['additionalProperties', 'unevaluatedProperties'],
    was: null,
    now: 'such as match the schema',
    direction: 'input',
    effect: 'narrowed',
    given: { named: true },
  },
  audience: 'wire',
  severity: 'medium',
  departs: {
    severity: 'dangerous',
    because:
      'what other fields hold is written down for the first time, and nobody who keeps to the declared ones sends any',
  },
  message: 'The fields of `{name}` in {where} that are not declared have to match a schema now.',
  why: 'Clients that send more than the declared fields are refused where what they send is of another kind, if the server did not refuse it already.',
  fix: 'Let the schema take what clients send today; logs show what that is.',
  authority: [authorities.jsonSchemaAdditional, authorities.zalando111],
} satisfies ContractRule;

import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: {
    format: 'json-schema',
    kind: 'property',
    aspect: 'presence',
    was: null,
    direction: 'input',
    effect: 'widened',
    given: { unknown: 'ignored' },
  },
  audience: 'wire',
  severity: 'low',
  departs: {
    severity: 'dangerous',
    because: 'an open schema took any value of a field that it did not name, and there may be such values',
  },
  message: 'The field `{name}` of {where} could hold anything and is described now.',
  why: 'The schema took fields that it did not name. A value that was valid before is refused if it has this field with another value.',
  fix: 'See whether anybody used the name before. A closed schema, or one that describes its other fields, can grow without a doubt.',
  authority: [authorities.jsonSchemaAdditional],
} satisfies ContractRule;

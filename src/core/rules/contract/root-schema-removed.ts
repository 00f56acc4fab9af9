import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    {
      format: 'json-schema',
      kind: 'schema',
      aspect: 'presence',
      now: null,
      direction: 'input',
      effect: 'narrowed',
      given: { library: true },
    },
    {
      format: 'json-schema',
      kind: 'schema',
      aspect: 'presence',
      now: null,
      direction: 'output',
      effect: 'widened',
      given: { library: true },
    },
  ],
  audience: 'wire',
  severity: 'high',
  departs: {
    severity: 'dangerous',
    because: 'a file that only holds definitions refuses no value: what is lost is what it said',
  },
  message: 'The file only holds definitions now; what it said of its own values is said by {became}.',
  why: 'Who refers to the file itself takes any value from now on, and code that is generated from it loses the type.',
  fix: 'Keep a `$ref` to the definition at the root: then both addresses say the same.',
  authority: [authorities.githubBreaking, authorities.jsonSchemaLogic],
} satisfies ContractRule;

import type { ContractRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  when: [
    {
      format: 'smithy',
      kind: 'schema',
      aspect: 'default',
      direction: ['input', 'output'],
      effect: 'replaced',
      was: null,
      given: { site: 'body' },
    },
    {
      format: 'smithy',
      kind: 'schema',
      aspect: 'default',
      direction: ['input', 'output'],
      effect: 'replaced',
      now: null,
      given: { site: 'body' },
    },
    {
      format: 'smithy',
      kind: 'schema',
      aspect: 'default',
      direction: ['input', 'output'],
      effect: 'replaced',
      given: { declared: true, site: 'body' },
    },
  ],
  audience: 'source',
  severity: 'high',
  message: 'The default of {what} changed from {was} to {now}.',
  why: 'A default decides whether generated code can leave a value out, and the default of a shape holds for every member that uses it.',
  fix: 'Add a default together with `@addedDefault`, and never change or remove one that was released.',
  authority: [authorities.smithyEvolution],
} satisfies ContractRule;

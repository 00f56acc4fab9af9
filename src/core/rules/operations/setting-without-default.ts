import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Deployment & operations',
  severity: 'medium',
  message: 'A new setting is needed to start or to work, and nothing provides or checks it.',
  why: 'The first environment that lacks it fails at start, or worse, at the first request that needs it.',
  fix: 'Check it at start with a clear message, give it a default where one is safe, and add it where its siblings are listed.',
  ask: 'Find an environment variable, setting or secret that this change begins to read without a default, a check at start, or an entry in the deployment files and documents that list its siblings.',
  notWhen: ['a default is given where it is read', 'it is added to the deployment in this change'],
  authority: [authorities.twelveConfig],
} satisfies AskRule;

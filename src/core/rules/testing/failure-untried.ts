import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Testing',
  severity: 'medium',
  message: 'The failure that this change is about happens in no test.',
  why: 'What handles it runs for the first time in an outage, and most such handlers were found to be wrong.',
  fix: 'Make the dependency fail, hang or answer twice in a test, as the siblings do.',
  ask: 'Find a retry, timeout, fallback, compensation or handler of an error that this change adds or edits and that no test here makes happen, while failures of its siblings are tested. Name the sibling test.',
  notWhen: ['a test of this change or of the base class makes it fail', 'no sibling is tested like this either'],
  authority: [authorities.osdiFailures, authorities.azureReliability],
} satisfies AskRule;

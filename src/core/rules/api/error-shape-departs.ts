import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API design & patterns',
  severity: 'medium',
  message: 'An error is not answered in the form its siblings have.',
  why: 'Clients that handle the errors of this API do not recognise this one: they retry what they should not, or show nothing.',
  fix: 'Answer it through the same error type or handler as its siblings.',
  ask: 'Find a failure that this change answers with another body, media type or class of status than the other operations of this API do. Name the sibling line.',
  notWhen: ['a handler in front brings it into the common form', 'the siblings have no common form'],
  authority: [authorities.rfc9457, authorities.aip193, authorities.zalando176],
} satisfies AskRule;

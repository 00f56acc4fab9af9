import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Testing',
  severity: 'medium',
  message: 'A test was made to fit what it had caught.',
  why: 'The one thing that would have told of the break now says that all is well, and the break ships.',
  fix: 'Keep the assertion and repair the code, or say in the test why the new behaviour is right for those who relied on the old one.',
  ask: 'Find an assertion, expected value, test or contract check that this change removes, loosens, skips or turns around, where the code that it looked at then does less than before: an error no longer raised, a field no longer there, a limit no longer kept. Name both lines.',
  notWhen: [
    'the behaviour that it tested was removed on purpose with its code',
    'another test of this change makes the same assertion',
  ],
  authority: [authorities.osdiFailures],
} satisfies AskRule;

import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'API contracts & docs',
  severity: 'medium',
  message: 'New code depends on an interface that is announced to go.',
  why: 'On the day it is shut down this service fails, and whoever shuts it down has counted one client less.',
  fix: 'Use what replaces it.',
  ask: 'Find a call, import or subscription that this change adds to an operation, field, topic or service that is marked as deprecated or has a sunset date in this repository. Name the line that marks it.',
  notWhen: ['there is nothing yet that replaces it', 'the call moves to the replacement behind a switch'],
  authority: [authorities.zalando191],
} satisfies AskRule;

import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Security patterns',
  severity: 'medium',
  message: 'What comes from outside is used before anybody looked at it.',
  why: 'Values that are too long, of another type or out of range fail deep inside, or are stored and fail for others later.',
  fix: 'Check type, range, length and format where it enters, as the siblings do.',
  ask: 'Find an input that this change begins to take from a request, message or file and uses or stores without the schema or check its siblings go through. Name the sibling line.',
  notWhen: ['the framework or a schema checks it before the handler', 'the type allows nothing harmful'],
  authority: [authorities.azureValidation, authorities.cwe20],
} satisfies AskRule;

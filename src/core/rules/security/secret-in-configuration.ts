import type { AskRule } from '../../model/rule.ts';
import { authorities } from '../authorities.ts';

export default {
  area: 'Security patterns',
  severity: 'critical',
  message: 'A secret stands where everybody who reads the repository can read it.',
  why: 'It is in every clone, image and backup from now on, and it stays in the history when the line is gone.',
  fix: 'Take it out, revoke it, and read it from a secret store or the environment.',
  ask: 'Find a password, key, token or connection string with a value that this change writes into code, configuration, a compose or deployment file, a pipeline or an image. What reads [redacted] was one.',
  notWhen: [
    'it is a placeholder, or refers to a secret store or a variable',
    'it is the value of a test or of a local setup that opens nothing',
  ],
  authority: [authorities.twelveConfig, authorities.cwe798],
} satisfies AskRule;

import type { Command } from './command.ts';
import { decisionOf } from './decision.ts';

export default {
  summary: 'undo the dismissal of a finding',
  usage: '<id|all>',
  needs: 'write',
  run: (args, { today }) => decisionOf(args, { verb: 'undismiss', ends: false, all: true, why: false }, today),
} satisfies Command;

import type { Command } from './command.ts';
import { decisionOf } from './decision.ts';

export default {
  summary: 'undo the acceptance of a finding',
  usage: '<id|all>',
  needs: 'write',
  run: (args, { today }) => decisionOf(args, { verb: 'unaccept', ends: false, all: true, why: false }, today),
} satisfies Command;

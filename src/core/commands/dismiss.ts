import type { Command } from './command.ts';
import { decisionOf } from './decision.ts';

export default {
  summary: 'say that a finding is wrong or not worth it: it is not raised again',
  usage: '<id> <reason>',
  needs: 'write',
  run: (args, { today }) => decisionOf(args, { verb: 'dismiss', ends: false, all: false, why: true }, today),
} satisfies Command;

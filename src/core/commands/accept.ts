import type { Command } from './command.ts';
import { decisionOf } from './decision.ts';

export default {
  summary: 'take a finding as it is, so that it fails no check: until a day or a version, or for good',
  usage: '<id|all> [until <day|version>] <reason>',
  needs: 'write',
  run: (args, { today }) => decisionOf(args, { verb: 'accept', ends: true, all: true, why: true }, today),
} satisfies Command;

import type { Command } from './command.ts';
import { decisionOf } from './decision.ts';

export default {
  summary: 'accept a finding, so that it fails no check: until a day, until a version, or without end',
  usage: '<id|all> [until <day|version>] <reason>',
  needs: 'write',
  run: (args, { today }) => decisionOf(args, { verb: 'accept', ends: true, all: true, why: true }, today),
} satisfies Command;

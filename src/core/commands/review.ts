import type { Command } from './command.ts';

export default {
  summary: 'review again, a draft too; full asks the agent anew, and paths say what is found there',
  usage: '[full|<path>...]',
  needs: 'write',
  run: (args) => {
    if (args.length === 0) return { do: 'review', full: false };
    if (args.length === 1 && args[0]?.toLowerCase() === 'full') return { do: 'review', full: true };
    return {
      do: 'look',
      paths: args.slice(0, 20).map((path) => path.replaceAll('`', '').replace(/^(?:\.?\/)+|\/+$|^\.$/gu, '')),
    };
  },
} satisfies Command;

import type { Command } from './command.ts';

export default {
  summary: 'review again, even a draft; full asks the agent everything again; with paths, list their findings',
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

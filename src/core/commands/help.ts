import type { Command } from './command.ts';

export default {
  summary: 'list the commands',
  needs: 'read',
  run: (_, { commands }) => {
    const lines = Object.entries(commands).map(([name, { summary, usage, needs, author }]) => {
      const who = author ? `${needs} access, or your own pull request` : `${needs} access`;
      return `- \`/architect ${[name, usage].filter(Boolean).join(' ')}\`: ${summary} (${who})`;
    });
    return {
      do: 'say',
      text: ['Write a command at the start of a line of a new comment.', lines.join('\n')].join('\n\n'),
    };
  },
} satisfies Command;

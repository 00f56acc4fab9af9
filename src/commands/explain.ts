import type { Command } from './command.ts';

export default {
  summary: 'say why a finding is one, what to do about it and who says so',
  usage: '<id>',
  needs: 'read',
  run: ([id = '']) => {
    const known = /^`?([0-9a-f]{8})`?$/iu.exec(id)?.[1];
    return known === undefined
      ? {
          do: 'say',
          text: 'Which finding? `/architect explain` takes its id: eight letters and digits, like `1f2e3d4c`.',
        }
      : { do: 'explain', id: known.toLowerCase() };
  },
} satisfies Command;

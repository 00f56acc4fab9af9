import type { Command } from './command.ts';

export default {
  summary: 'say why a finding is one and what to do, by the id under it or in its thread; else list all',
  usage: '<id>',
  needs: 'read',
  run: ([id]) => {
    if (id === undefined) return { do: 'explain', id: null };
    const known = /^`?([0-9a-f]{8})`?$/iu.exec(id)?.[1];
    return known === undefined
      ? {
          do: 'say',
          text: 'The id of a finding is eight letters and digits, like `1f2e3d4c`. It stands under the comment, and `/architect explain` lists them.',
        }
      : { do: 'explain', id: known.toLowerCase() };
  },
} satisfies Command;

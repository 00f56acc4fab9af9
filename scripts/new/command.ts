import type { Scaffold } from './scaffold.ts';

/** A slash command that answers with a text. @throws Error if the name is not in kebab-case. */
export function newCommand(name: string): Scaffold {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(`\`${name}\` is no name for a command: write it in lower case, like \`pause\``);
  }
  const file = `src/core/commands/${name}.ts`;
  return {
    files: { [file]: command(name) },
    next: [
      `Say in ${file} what it is for, who may give it and what it asks for. What none of the intents in ` +
        'src/core/model/intent.ts says is one more of them, and one more case in src/service/commands/run-intent.ts.',
      'Add a row to the table in test/core/commands.test.ts.',
      'npm run generate && npm test',
    ],
  };
}

const command = (name: string) => `import type { Command } from './command.ts';

export default {
  summary: 'what it does, in a few words',
  needs: 'read',
  run: () => ({ do: 'say', text: 'What ${name} has to say.' }),
} satisfies Command;
`;

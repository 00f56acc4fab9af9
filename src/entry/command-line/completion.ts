import complete from '@bomb.sh/tab/commander';
import type { Command } from 'commander';
import { rules } from '../../core/rules/index.ts';
import { addExamples } from './terminal.ts';

/**
 * Adds `architect completion`, which prints a script for a shell, and the command that this script calls for
 * suggestions.
 */
export function addCompletion(program: Command): void {
  const known = complete(program, { completionCommandName: 'completion' });
  known.commands.get('explain')?.argument('rule or id', (add) => {
    for (const id of Object.keys(rules)) add(id, '');
  });
  const command = program.commands.find((one) => one.name() === 'completion');
  command?.description('Prints a script that completes commands, options and rules as you type.');
  command?.summary('print a script that completes what you type');
  if (command) {
    // The bash script declares read-only variables, and would fail when a shell reads it again.
    command.hook('preAction', forBash('if ! declare -F __architect_complete > /dev/null; then'));
    command.hook('postAction', forBash('fi'));
    addExamples(command, [
      ['source <(architect completion bash)', 'in ~/.bashrc, after bash-completion; zsh alike'],
      ['architect completion fish | source', 'in ~/.config/fish/config.fish'],
    ]);
  }
}

function forBash(line: string): (command: Command) => void {
  return ({ args: [shell] }) => {
    if (shell === 'bash') console.log(line);
  };
}

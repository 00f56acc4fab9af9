import type { Command } from 'commander';
import { readEnvFile } from '../env-file.ts';
import { addExamples } from './terminal.ts';

/** Adds `architect doctor`. */
export function addDoctor(program: Command, end: (exitCode: number) => void): void {
  const command = program
    .command('doctor')
    .summary('check the set-up of the GitHub App, and say what to fix')
    .description(
      'Checks the environment and .env, the App on GitHub, its installations, its webhooks and the database. ' +
        'The exit code is 0 if all is well, 1 if something has to be fixed, and 2 if it could not check.',
    )
    .action(async () => {
      readEnvFile();
      // Loaded only when it runs, so that other commands start faster.
      const { doctor } = await import('./examination.ts');
      end(await doctor(process.env));
    });
  addExamples(command, [['architect doctor', 'in the folder of the service']]);
}

import { type Command, InvalidArgumentError } from 'commander';
import { addExamples } from './terminal.ts';
import type { CreateAppOptions } from './create-app-in-browser.ts';
import { addressAdvice, isAddress } from './app-address.ts';
import { seconds } from './option.ts';

/** Adds `architect create-app`. */
export function addCreateApp(program: Command, end: (exitCode: number) => void): void {
  const command = program
    .command('create-app')
    .summary('create the GitHub App in a browser and write its credentials to .env')
    .description(
      'Opens a page on this machine that takes you to GitHub with everything filled in. When you have agreed there, the ' +
        'credentials are written to .env.',
    )
    .requiredOption(
      '--url <address>',
      'where the service will be reached from GitHub, like https://architect.example.com',
      address,
    )
    .option('--organization <name>', 'the organization that the App will belong to (default: you)')
    .option('--name <name>', 'its name, which has to be unique on GitHub (default: a generated one)')
    .option('--folder <folder>', 'where to write .env', '.')
    .option('--deadline <seconds>', 'give up after so many seconds', seconds, 600)
    .action(async (options: CreateAppOptions & { readonly url: string }) => {
      // Loaded only when it runs, so that other commands start faster.
      const { createApp } = await import('./create-app-in-browser.ts');
      end(await createApp(options));
    });
  addExamples(command, [
    ['architect create-app --url https://architect.example.com --organization acme', 'an App of an organization'],
  ]);
}

function address(value: string): string {
  if (!isAddress(value)) throw new InvalidArgumentError(`${addressAdvice}.`);
  return value;
}

import { contractFiles, contractParser, contractReader, contractTests } from './contract-templates.ts';
import type { Scaffold } from './scaffold.ts';

/** A contract format with a small syntax, to be replaced by the real one. @throws Error if the name is not in kebab-case. */
export function newContract(format: string): Scaffold {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(format)) {
    throw new Error(`\`${format}\` is no file name for a format: write it in lower case, like \`thrift\``);
  }
  const folder = `src/core/contracts/${format}`;
  const cases = `test/core/contracts/${format}.test.ts`;
  return {
    files: {
      [`${folder}/files.ts`]: contractFiles(format),
      [`${folder}/${format}.ts`]: contractReader,
      [`${folder}/parse.ts`]: contractParser(format),
      [cases]: contractTests(format),
    },
    next: [
      'npm run generate: the format is known from then on, on the command line too.',
      `Read the real syntax in ${folder}/parse.ts, into maps and lists with the line of each key. Where it is JSON or YAML, ` +
        '`parseDocument` does that.',
      `Say in ${folder}/files.ts how files are told and what they refer to; it is loaded by every review, so it imports little.`,
      `Say in ${folder}/${format}.ts which files are one contract, and what the ` +
        'elements are: the walk, the law and every generic rule work from there.',
      `Write the contract in ${cases}, and state what differs between its versions.`,
      'npm run generate && npm test',
    ],
  };
}

import { z } from 'zod';
import { failOnLevels } from '../model/config.ts';
import { severities } from '../model/finding.ts';

const globs = z.array(
  z
    .string()
    .min(1)
    .regex(/^[^!]/, { error: 'a pattern may not start with "!"; use the other list to leave files out' }),
);

/** `.github/architect.yml` as people write it. The published JSON Schema is generated from here. */
export const configSchema = z
  .strictObject({
    'fail-on': z.enum(failOnLevels).describe('From which finding on the review fails. Default: breaking.'),
    include: globs.describe('Globs of the files to look at; a folder means everything below it. Default: all.'),
    exclude: globs.describe('Globs of files to leave out, even where they are included.'),
    rules: z
      .record(z.string(), z.enum(['off', ...severities]))
      .describe('Turns a rule off, or makes its findings louder or quieter, by rule id.'),
    comments: z
      .strictObject({
        inline: z.int().min(0).max(20).describe('How many comments stand on lines at most. Default: 7.'),
      })
      .partial()
      .describe('How much is said on the pull request.'),
    deprecation: z
      .strictObject({
        days: z
          .int()
          .min(0)
          .max(3650)
          .describe('Days that must lie between announcing a deprecation and its sunset. Default: 0.'),
      })
      .partial()
      .describe('What deprecating part of a contract takes.'),
  })
  .partial()
  .describe('Configuration of Architect, read from the base branch of a pull request.');

/** What the schema lets through. */
export type ConfigFile = z.infer<typeof configSchema>;

import { z } from 'zod';
import { isEnd, longestReason } from '../model/acceptance.ts';
import { builtFormats } from '../model/built-formats.ts';
import { failOnLevels } from '../model/config.ts';
import { severities } from '../model/finding.ts';

const globs = z.array(
  z.string().min(1).regex(/^[^!]/, { error: 'may not start with "!": use the other list to leave files out' }),
);
const names = z.array(z.string().min(1));
const dollars = z.number().min(0).max(1000);

const id = z.string().regex(/^[0-9a-f]{8}$/, { error: 'has to be eight digits and letters from a to f, in quotes' });

const accept = z
  .array(
    z.strictObject({
      finding: id.describe('The id of the finding, as it stands under its comment.'),
      change: id
        .optional()
        .describe('The change that is covered; where it is left out, every change of this finding is.'),
      by: z.string().min(1).max(100).describe('Who accepts it.'),
      reason: z.string().min(1).max(longestReason).describe('Why.'),
      until: z
        .string({ error: 'has to be a day or a version in quotes' })
        .refine(isEnd, { error: 'has to be a day, as 2027-01-31, or a version, as 2.0.0' })
        .optional()
        .describe('The last day on which it holds, or the version of the contract before which it does.'),
    }),
  )
  .max(10_000);

/** `.github/architect-baseline.yml`: the findings that `architect baseline` accepted. */
export const baselineSchema = z.strictObject({ accept }).partial();

/** The modes of each format that has some, without transitive ones: a repository has one version before the change. */
const modes = Object.fromEntries(
  Object.entries(builtFormats).flatMap(([format, all]) => {
    const some = all.filter((mode) => !mode.endsWith('_TRANSITIVE'));
    return some.length === 0 ? [] : [[format, z.enum(some)]];
  }),
);

const ofFolder = z.strictObject({
  'fail-on': z.enum(failOnLevels).describe('From which finding on the review fails. Default: breaking.'),
  paths: z
    .strictObject({
      include: globs.describe('Globs of the files to look at; a folder means everything below it. Default: all.'),
      exclude: globs.describe('Globs of files to leave out, even where they are included.'),
    })
    .partial()
    .describe('Which files are looked at.'),
  rules: z
    .record(z.string(), z.enum(['off', ...severities]))
    .describe(
      'Turns a rule off, or makes its findings louder or quieter, by rule id. What breaks clients fails the check all the ' +
        'same, unless its rule is off.',
    ),
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
  versions: z
    .strictObject({
      additions: z
        .enum(['free', 'raise'])
        .describe('Whether what is added to a contract has to raise the version it declares. Default: free.'),
    })
    .partial()
    .describe('What a change of a contract asks of its version.'),
  asyncapi: z
    .strictObject({
      publish: z
        .enum(['receive', 'send'])
        .describe(
          'What the application does where AsyncAPI 2 says `publish`: receive, as the specification has it, or send, as ' +
            'many authors mean it. Default: receive.',
        ),
    })
    .partial()
    .describe('How AsyncAPI is read.'),
  modes: z
    .strictObject(modes)
    .partial()
    .describe(
      'Who has to go on without noticing a change of a contract, by format: those who read what was written (BACKWARD), ' +
        'those who read what will be (FORWARD), both (FULL), whoever sends bytes alone (WIRE). Default: as each format has it.',
    ),
});

/** `.github/architect.yml` of a folder, which applies to the files below it. */
export const folderSchema = ofFolder.partial();

/** `.github/architect.yml` of a repository. The published JSON Schema is generated from it. */
export const configSchema = ofFolder
  .extend({
    _extends: z
      .union([z.string(), names])
      .describe('Repositories of the same owner whose configuration comes first: `repo` or `repo:path`.'),
    comments: z
      .strictObject({
        inline: z.int().min(0).max(20).describe('How many comments stand on lines at most. Default: 7.'),
      })
      .partial()
      .describe('How much is said on the pull request.'),
    accept: accept.describe('Findings that are taken as they are: they are not raised, and fail no check.'),
    'accept-by': z
      .enum(['write', 'code-owners'])
      .describe(
        'Who may accept or dismiss a finding on a pull request: whoever may write, or of those only who is named for its ' +
          'file in CODEOWNERS. Default: write.',
      ),
    'ignore-comments': z
      .enum(['merged', 'any'])
      .describe(
        'Whether a comment `architect:ignore rule-id -- reason` on the line counts once it is merged, or in the very ' +
          'change that writes it. Default: merged.',
      ),
    baseline: z
      .enum(['base', 'release'])
      .describe(
        'What a contract is compared with: the base branch, or the newest release tag as well, so that what no release ' +
          'has shipped may change freely. Default: base.',
      ),
    unstable: z
      .strictObject({
        alpha: z
          .enum(['breaking', 'dangerous', 'safe'])
          .describe('For what says alpha: `v1alpha1`. Default: breaking.'),
        beta: z.enum(['breaking', 'dangerous', 'safe']).describe('For what says beta: `v2beta`. Default: breaking.'),
      })
      .partial()
      .describe(
        'What a break is at most in what is unstable by the path of its contract or operation, by package or version.',
      ),
    drafts: z.boolean().describe('Whether drafts are reviewed without being asked. Default: false.'),
    'could-not-review': z
      .enum(['neutral', 'action-required'])
      .describe('What the check says where a review was not possible. Default: neutral, which does not block.'),
    'request-changes': z
      .boolean()
      .describe('Whether a review that fails asks for changes; taken back when it passes. Default: false.'),
    'resolve-threads': z
      .boolean()
      .describe('Whether threads of findings that are gone are resolved. Needs contents: write. Default: false.'),
    labels: z
      .strictObject({
        skip: names.describe('Pull requests with one of these labels are left alone.'),
        only: names.describe('Only pull requests with one of these labels are reviewed.'),
      })
      .partial()
      .describe('Labels that decide whether a pull request is reviewed.'),
    commands: z
      .strictObject({
        cooldown: z
          .int()
          .min(0)
          .max(3600)
          .describe('Seconds between two comments with commands on a pull request. Default: 0.'),
        'pull-request': z.int().min(0).max(10_000).describe('Commands on a pull request and day. Default: 100.'),
        day: z.int().min(0).max(100_000).describe('Commands in the repository and day, in UTC. Default: 1000.'),
      })
      .partial()
      .describe('How much people may ask for in comments.'),
    agent: z
      .strictObject({
        on: z
          .boolean()
          .describe('Whether the agent reviews after the rules, where a key is configured. Default: true.'),
        forks: z.boolean().describe('Whether it looks at pull requests from forks. Default: false.'),
        files: globs.describe('Agent files of the base branch to run besides our own, as `.claude/agents/*.md`.'),
        'fail-on': z
          .enum(['critical', 'high', 'never'])
          .describe('From which of its confirmed findings on the check fails. Default: never.'),
        'low-severity': z
          .boolean()
          .describe('Whether it raises what it finds of low severity, instead of counting it. Default: false.'),
        dollars: z
          .strictObject({
            call: dollars.describe('For one call. Default: 0.5.'),
            'pull-request': dollars.describe('For one pull request. Default: 1.5.'),
            day: dollars.describe('For the repository and day, in UTC. Default: 20.'),
          })
          .partial()
          .describe('The most US dollars it may spend.'),
      })
      .partial()
      .describe('How far the agent may go.'),
  })
  .partial()
  .describe('Configuration of Architect, read from the base branch of a pull request.');

/** A valid configuration file. */
export type ConfigFile = z.infer<typeof configSchema>;

import { audiences } from '../model/finding.ts';
import { formats } from '../model/contract.ts';
import { z } from 'zod';
import type { ContractResult } from '../model/contract-result.ts';

const place = z
  .strictObject({
    file: z.string().describe('The path as given; relative to the folder where a folder was given.'),
    line: z.int().min(1).describe('1-based.'),
  })
  .readonly();

const change = z
  .strictObject({
    rule: z.string().describe('The id of the rule, e.g. contract/response-field-removed.'),
    severity: z.enum(['breaking', 'dangerous', 'safe']),
    audience: z.enum(audiences).describe('wire: a running client breaks. json: one that exchanges JSON does. source: regenerated code. file: who imports the file.'),
    subject: z.string().describe('What it is about; the same when lines move.'),
    message: z.string(),
    before: place.exactOptional().describe('The changed node, or for an addition its nearest surviving parent.'),
    after: place.exactOptional().describe('The changed node, or for a removal its nearest surviving parent.'),
    against: z.string().exactOptional().describe('The older version that is meant, where it is not the last one: its path, or how far back it is.'),
  })
  .readonly();

const bumps = z.enum(['major', 'minor', 'patch', 'none']);

const release = z
  .strictObject({
    path: z.string().describe('The root document of the contract.'),
    format: z.enum(formats),
    bump: bumps,
    before: z.string().exactOptional().describe('The version it declared before the change.'),
    after: z.string().exactOptional().describe('The version it declares after it.'),
    next: z.string().exactOptional().describe('The least version that says enough.'),
  })
  .readonly();

/** The answer of `architect contract`, a line of `architect contract --batch` each. */
export const contractResultSchema: z.ZodType<ContractResult> = z
  .strictObject({
    id: z.unknown().optional().describe('Batches only: the id of the line; null where it has none.'),
    verdict: z
      .enum(['breaking', 'unread', 'dangerous', 'compatible'])
      .describe('The first that holds: any breaking change, anything unread, any dangerous change.'),
    bump: bumps
      .nullable()
      .describe('What all changes together require; null where something was not read and nothing that was breaks.'),
    contracts: z.array(release).readonly().describe('The contracts that differ.'),
    changes: z.array(change).readonly(),
    unread: z
      .array(
        z
          .strictObject({
            file: z.string(),
            line: z.int().min(1).exactOptional(),
            because: z.string(),
            fix: z.string(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .describe('The result of comparing two versions of a contract.');

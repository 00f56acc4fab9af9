import { z } from 'zod';
import { formats, modes } from '../model/contract.ts';

const side = z
  .union([z.string(), z.record(z.string(), z.string().nullable())], {
    error: 'has to be a path, an object of texts by path, or null',
  })
  .nullish()
  .describe('The path of a file or folder, or an object of texts by path; null or absent is the empty tree.');

/** A line of `architect contract --batch`. Keys it does not know are let through. */
export const batchLineSchema = z
  .looseObject({
    id: z.unknown().optional().describe('Comes back in the answer, whatever it is. Numbers beyond 2^53 lose digits: quote them.'),
    before: side,
    after: side,
    earlier: z.array(side).nullish().describe('Versions before `before`, the newest first. A transitive mode compares with them too, and `against` in the answer says which one a change breaks.'),
    format: z.enum(formats, { error: `has to be one of ${formats.join(', ')}` }).nullish().describe('Overrides detection.'),
    mode: z.enum(modes, { error: `has to be one of ${modes.join(', ')}` }).nullish().describe('protobuf: FILE is the default; thrift: SOURCE; avro and json-schema: BACKWARD.'),
    asOf: z.iso.date({ error: 'has to be a day, YYYY-MM-DD' }).nullish().describe('The day to judge on, YYYY-MM-DD; else today in UTC.'),
  })
  .describe('Two versions of a contract to compare: one JSON object a line.');

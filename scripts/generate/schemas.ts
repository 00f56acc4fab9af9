import { z } from 'zod';
import { configSchema } from '../../src/core/config/schema.ts';
import { batchLineSchema } from '../../src/core/schemas/batch-line.ts';
import { contractResultSchema } from '../../src/core/schemas/contract-result.ts';
import { reviewResultSchema } from '../../src/core/schemas/review-result.ts';
import type { Generated } from './files.ts';

/** The public address of the schemas. */
const home = 'https://raw.githubusercontent.com/architect-review/architect/main/schemas';

/** The published JSON Schemas of the inputs that people and programs write, and of the outputs. */
export function schemas(ruleIds: readonly string[]): Generated {
  const all = {
    'architect-config': configuration(ruleIds),
    'batch-line': z.toJSONSchema(batchLineSchema, { io: 'input' }),
    'contract-result': z.toJSONSchema(contractResultSchema),
    'review-result': z.toJSONSchema(reviewResultSchema),
  };
  return new Map(
    Object.entries(all).map(([name, schema]) => [
      `schemas/${name}.schema.json`,
      `${JSON.stringify({ $id: `${home}/${name}.schema.json`, ...schema }, null, 2)}\n`,
    ]),
  );
}

/** The schema of the configuration with the ids of all rules, so that an editor completes and checks them. */
function configuration(ruleIds: readonly string[]): object {
  const schema = z.toJSONSchema(configSchema, { io: 'input' });
  return {
    ...schema,
    properties: {
      ...schema.properties,
      rules: { ...Object(schema.properties?.['rules']), propertyNames: { enum: ruleIds } },
    },
  };
}

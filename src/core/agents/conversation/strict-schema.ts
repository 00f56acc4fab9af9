import { z } from 'zod';

/**
 * A JSON schema as the model's API takes it: all properties required, no others allowed. Bounds are left out, because
 * the API enforces types and not values; we check those.
 */
export function strictSchema(schema: z.ZodType): Readonly<Record<string, unknown>> {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return strict(rest) as Readonly<Record<string, unknown>>;
}

const bounds = new Set(['default', 'minimum', 'maximum', 'minLength', 'maxLength', 'maxItems', 'minItems']);

function strict(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(strict);
  if (typeof node !== 'object' || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => !bounds.has(key));
  const inner = Object.fromEntries(kept.map(([key, value]) => [key, strict(value)]));
  const { properties } = inner;
  if (inner['type'] !== 'object' || typeof properties !== 'object' || properties === null) return inner;
  return { ...inner, required: Object.keys(properties), additionalProperties: false };
}

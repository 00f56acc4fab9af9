/** The head of an OpenAPI description. */
export const head = (title = 'Shop') => `openapi: 3.0.3\ninfo: {title: ${title}, version: 2026-01-01}\n`;
/** An answer with this schema. */
export const answer = (schema: string) =>
  `{'200': {description: ok, content: {application/json: {schema: ${schema}}}}}`;

/** A contract with these operations, `GET` unless they say otherwise. */
export function contract(paths: readonly string[], title?: string): string {
  const items = paths.map((path) => `  ${path}:\n    get: {responses: {'200': {description: ok}}}\n`);
  return `${head(title)}paths:\n${items.join('')}`;
}

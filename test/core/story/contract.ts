/** The head of a contract in OpenAPI. */
export const head = 'openapi: 3.0.3\ninfo: {title: Orders, version: 2026-01-01}\n';

/** A contract with these schemas, each sent to and received from an operation of its own name. */
export function contract(schemas: Readonly<Record<string, string>>, { sent = true, received = false } = {}): string {
  const names = Object.keys(schemas);
  const ref = (name: string) => `{application/json: {schema: {$ref: '#/components/schemas/${name}'}}}`;
  return [
    `${head}paths:`,
    ...names.flatMap((name) => [
      `  /${name.toLowerCase()}:`,
      '    post:',
      ...(sent ? [`      requestBody: {content: ${ref(name)}}`] : []),
      `      responses: {'200': {description: ok${received ? `, content: ${ref(name)}` : ''}}}`,
    ]),
    'components:',
    '  schemas:',
    ...names.map((name) => `    ${name}:\n      ${(schemas[name] ?? '').replaceAll('\n', '\n      ')}`),
    '',
  ].join('\n');
}

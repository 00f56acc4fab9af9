/** A small contract of an orders service; what it leaves out is what a change removes. */
export function orders(fields: readonly string[], version = '1.0.0'): string {
  return [
    'openapi: 3.0.3',
    `info: { title: Orders, version: ${version} }`,
    'paths:',
    '  /orders:',
    '    get:',
    '      responses:',
    "        '200':",
    '          description: The orders.',
    '          content:',
    '            application/json:',
    '              schema:',
    '                type: object',
    `                required: [${fields.join(', ')}]`,
    '                properties:',
    ...fields.map((field) => `                  ${field}: { type: string }`),
    '',
  ].join('\n');
}

/** The line on which a field of `orders` stands. */
export function lineOf(text: string, field: string): number {
  return text.split('\n').findIndex((line) => line.trimStart().startsWith(`${field}:`)) + 1;
}

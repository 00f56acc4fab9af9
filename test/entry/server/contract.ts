/** Where the contract of the tests is. */
export const path = 'api/openapi.yaml';

/** The fields before anybody takes one away. */
export const fields = ['total', 'currency', 'status', 'customer'];

/** A small contract: each of these fields is answered by an operation of its own, which is there without its field too. */
export function contract(present: readonly string[], version = '1.4.0'): string {
  const names = [...new Set([...fields, ...present])];
  return `openapi: 3.0.3
info: { title: Orders, version: ${version} }
paths:
${names.map(operation).join('')}components:
  schemas:
${names.map((name) => schema(name, present.includes(name) ? ['id', name] : ['id'])).join('')}`;
}

function operation(name: string): string {
  return `  /${name}/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: What is known of it.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/${name}'
`;
}

function schema(name: string, properties: readonly string[]): string {
  return `    ${name}:
      type: object
      required: [${properties.join(', ')}]
      properties:
${properties.map((property) => `        ${property}: { type: string }\n`).join('')}`;
}

/** The contract without some of its fields: as many breaking changes. */
export function without(...gone: readonly string[]): Readonly<Record<string, string>> {
  return { [path]: contract(fields.filter((field) => !gone.includes(field))) };
}

/** The contract as it is on the default branch. */
export const before: Readonly<Record<string, string>> = { [path]: contract(fields) };

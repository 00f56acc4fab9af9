/** Where the contract of the tests is. */
export const path = 'api/openapi.yaml';

/** A small contract: an order with these fields, each on a line of its own. */
export function contract(fields: readonly string[], version = '1.4.0'): string {
  return `openapi: 3.0.3
info: { title: Orders, version: ${version} }
paths:
  /orders/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: The order.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Order'
components:
  schemas:
    Order:
      type: object
      required: [${fields.join(', ')}]
      properties:
${fields.map((field) => `        ${field}: { type: string }\n`).join('')}`;
}

/** The fields before anybody takes one away. */
export const fields = ['id', 'total', 'currency', 'status', 'customer'];

/** The contract without some of its fields: as many breaking changes. */
export function without(...gone: readonly string[]): Readonly<Record<string, string>> {
  return { [path]: contract(fields.filter((field) => !gone.includes(field))) };
}

/** The contract as it is on the default branch. */
export const before: Readonly<Record<string, string>> = { [path]: contract(fields) };

/** The lines of a batch with `count` pairs of small contracts, of which every other one breaks. */
export function tinyPairs(count: number): string {
  return Array.from({ length: count }, (_, index) =>
    JSON.stringify({
      id: `pair-${index}`,
      before: { 'orders.yaml': contract(index, 'string') },
      after: { 'orders.yaml': contract(index, index % 2 === 0 ? 'integer' : 'string') },
    }),
  ).join('\n');
}

function contract(index: number, type: string): string {
  return `openapi: 3.0.3
info:
  title: Orders ${index}
  version: 1.0.0
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
                type: object
                required: [id, total${index}]
                properties:
                  id: { type: string }
                  total${index}: { type: ${type} }
`;
}

import { expect } from 'vitest';
import type { Files } from './differences.ts';

/** A small contract: two operations and a component that flows both ways. */
export const orders = `openapi: 3.0.3
info: { title: Orders, version: 1.4.0 }
paths:
  /orders/{id}:
    get:
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
        - name: expand
          in: query
          schema: { type: string, enum: [items, payments] }
      responses:
        '200':
          description: The order.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Order'
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/Order'
      responses:
        '201': { description: Created. }
components:
  schemas:
    Order:
      type: object
      required:
        - id
        - total
      properties:
        id: { type: string, readOnly: true }
        total:
          type: integer
          minimum: 0
        note: { type: string, maxLength: 200 }
        status:
          type: string
          enum:
            - open
            - paid
`;

/** The contract with one piece of its text replaced, which must be there. */
export const edit = (from: string, to: string): Files => {
  expect(orders).toContain(from);
  return { 'orders.yaml': orders.replace(from, to) };
};
/** The contract as it was. */
export const before: Files = { 'orders.yaml': orders };

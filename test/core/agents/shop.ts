import type { Texts } from './consultation.ts';

const spec = (total: string) => `openapi: 3.0.3
info: { title: Orders, version: 1.4.0 }
paths:
  /orders:
    get:
      responses:
        '200':
          description: The orders.
          content:
            application/json:
              schema:
                type: object
                required: [id]
                properties:
                  id: { type: string }
${total}`;

const place = (call: string) => `import { audit } from './audit.ts';
import { charge } from './charge.ts';

export async function place(order) {
  const payment = await charge(order.total);
${call}  return { id: order.id, payment };
}
`;

/** A pull request of an orders service: a field goes, a call without a limit and a retry without an end come. */
export const shop: Texts = {
  'services/orders/package.json': [
    '{ "name": "orders", "private": true }\n',
    '{ "name": "orders", "private": true }\n',
  ],
  'services/orders/openapi.yaml': [spec('                  total: { type: number }\n'), spec('')],
  'services/orders/src/place.ts': [
    place(''),
    place("  await fetch(`https://audit.internal/orders/${order.id}`, { method: 'POST' });\n"),
  ],
  'services/orders/src/charge.ts': [
    'export const charge = async (total) => pay(total);\n',
    'export async function charge(total) {\n  for (;;) {\n    try {\n      return await pay(total);\n    } catch {\n      continue;\n    }\n  }\n}\n',
  ],
};

/** The claim an honest reviewer makes about it: true, and shown. */
export const retry = {
  check: 'resilience/retry-without-limit',
  title: 'Charging is retried for ever, without a pause',
  severity: 'high',
  path: 'services/orders/src/charge.ts',
  side: 'after',
  line: 2,
  quote: '  for (;;) {',
  scenario:
    'When `pay` keeps failing, the loop in `charge` calls it again at once and never ends: the request hangs and the payment provider is flooded.',
  evidence: [{ path: 'services/orders/src/charge.ts', side: 'after', line: 5, quote: '    } catch {' }],
  facts: [],
  elaborates: '',
  recommendation: 'Give up after three attempts with a growing pause.',
  replacement: '  for (let attempt = 0; attempt < 3; attempt++) {',
  unknowns: 'Whether `pay` itself gives up.',
  defer: '',
};

/** Another one, about the call that the rules flag for its missing limit. */
export const hop = {
  check: 'boundaries/new-synchronous-hop',
  title: 'Placing an order now waits for the audit service',
  severity: 'medium',
  path: 'services/orders/src/place.ts',
  side: 'after',
  line: 6,
  quote: "await fetch(`https://audit.internal/orders/${order.id}`, { method: 'POST' });",
  scenario:
    'When the audit service is down, `place` throws after `charge` has taken the money, and the customer has paid without an order.',
  evidence: [
    {
      path: 'services/orders/src/place.ts',
      side: 'after',
      line: 5,
      quote: 'const payment = await charge(order.total);',
    },
  ],
  facts: [],
  elaborates: '',
  recommendation: 'Publish an event and let the audit service consume it.',
  replacement: '',
  unknowns: '',
  defer: '',
};

/** A vote that confirms, with a line that is there. */
export const real = {
  verdict: 'REAL',
  ground: '',
  decisive: [{ path: 'services/orders/src/charge.ts', side: 'after', line: 2, quote: 'for (;;) {' }],
  overstated: '',
  correction: '',
  severity: 'critical',
  check: '',
  reasoning: 'Nothing ends the loop.',
};

/** The line that it points at. */
export const decisive = { path: 'services/orders/src/charge.ts', side: 'after', line: 2, quote: 'for (;;) {' };

/** A vote that refutes, with a line that is there. */
export const refuted = { ...real, verdict: 'REFUTED', ground: 'misread' };

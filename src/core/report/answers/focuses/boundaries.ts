import type { Focus } from './focus.ts';
import { boundaries as view } from '../views/boundaries.ts';

/** Which services a change touches, and who uses whom. */
export const boundaries: Focus = {
  title: 'Service boundaries',
  rules: ['boundaries/', 'contract/operation-described-elsewhere', 'events/schema-breaks-consumers'],
  contracts: ['Event-driven', 'Microservices', 'Gateways & load balancing'],
  statements: [],
  views: [view],
  richer: 'whether what belongs together stands together, and which service should own what begins to be shared',
};

import type { Mutator } from '../../../scripts/eval/mutator.ts';

const store = 'internal/store/store.go';
const key = '\t\t\treservation, order, sku, quantity)\n';

export default {
  seed: 'go-grpc',
  title: 'Recognise a reservation that is sent again by another instance',
  area: 'Event-driven',
  flawed: [{ path: store, replace: key, by: '\t\t\torder, order, sku, quantity)\n' }],
  safe: [{ path: store, replace: key, by: '\t\t\torder+"/"+sku+"/"+reservation, order, sku, quantity)\n' }],
  golden: [
    {
      checks: ['events/deduplication-too-narrow'],
      path: store,
      quote: 'order, order, sku, quantity)',
      side: 'after',
      severity: 'high',
      must: true,
    },
  ],
} satisfies Mutator;

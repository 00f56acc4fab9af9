import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const service = 'src/main/java/example/shipping/ParcelService.java';
const event = 'src/main/java/example/shipping/events/ParcelAnnounced.java';
const announce = `      parcels.save(new Parcel(null, orderId, address, null, null, null, "announced"));\n`;
const shared: readonly Edit[] = [
  {
    path: event,
    add: `package example.shipping.events;

import java.time.Instant;
import java.util.UUID;

/** Says that a parcel will be sent. Described in asyncapi.yaml. */
public record ParcelAnnounced(UUID eventId, Instant occurredAt, UUID orderId) {

  public static final String TOPIC = "shipping.parcel-announced.v1";

  public static ParcelAnnounced of(UUID orderId) {
    return new ParcelAnnounced(UUID.randomUUID(), Instant.now(), orderId);
  }
}
`,
  },
  {
    path: 'asyncapi.yaml',
    replace: 'operations:\n',
    by: `  parcelAnnounced:
    address: shipping.parcel-announced.v1
    messages:
      ParcelAnnounced:
        $ref: '#/components/messages/ParcelAnnounced'
operations:
  sendParcelAnnounced:
    action: send
    channel:
      $ref: '#/channels/parcelAnnounced'
`,
  },
  {
    path: 'asyncapi.yaml',
    replace: '    ParcelShipped:\n      payload:\n',
    by: `    ParcelAnnounced:
      payload:
        type: object
        required: [eventId, occurredAt, orderId]
        properties:
          eventId:
            type: string
            format: uuid
          occurredAt:
            type: string
            format: date-time
          orderId:
            type: string
            format: uuid
    ParcelShipped:
      payload:
`,
  },
  { path: 'asyncapi.yaml', replace: 'version: 3.2.0', by: 'version: 3.3.0' },
];

export default {
  seed: 'spring-kafka',
  title: 'Tell others that a parcel will be sent',
  area: 'Event-driven',
  flawed: [
    ...shared,
    {
      path: service,
      replace: announce,
      by: `${announce}      kafka.send(ParcelAnnounced.TOPIC, orderId.toString(), ParcelAnnounced.of(orderId));\n`,
    },
    {
      path: service,
      replace: '  private final Outbox outbox;\n',
      by: '  private final Outbox outbox;\n  private final KafkaTemplate<String, Object> kafka;\n',
    },
    {
      path: service,
      replace: 'Outbox outbox, TransactionTemplate transaction) {\n',
      by: 'Outbox outbox, KafkaTemplate<String, Object> kafka, TransactionTemplate transaction) {\n',
    },
    {
      path: service,
      replace: '    this.outbox = outbox;\n',
      by: '    this.outbox = outbox;\n    this.kafka = kafka;\n',
    },
    {
      path: service,
      replace: 'import example.shipping.events.ParcelShipped;\nimport java.util.UUID;\n',
      by: `import example.shipping.events.ParcelAnnounced;
import example.shipping.events.ParcelShipped;
import java.util.UUID;
import org.springframework.kafka.core.KafkaTemplate;
`,
    },
  ],
  safe: [
    ...shared,
    {
      path: service,
      replace: announce,
      by: `${announce}      outbox.add(ParcelAnnounced.TOPIC, orderId.toString(), ParcelAnnounced.of(orderId));\n`,
    },
    {
      path: service,
      replace: 'import example.shipping.events.ParcelShipped;\n',
      by: 'import example.shipping.events.ParcelAnnounced;\nimport example.shipping.events.ParcelShipped;\n',
    },
  ],
  golden: [
    {
      checks: ['events/dual-write', 'data/remote-call-in-transaction', 'EVT-04', 'DAT-04'],
      path: service,
      quote: 'kafka.send(ParcelAnnounced.TOPIC',
      side: 'after',
      severity: 'high',
      must: true,
    },
  ],
} satisfies Mutator;

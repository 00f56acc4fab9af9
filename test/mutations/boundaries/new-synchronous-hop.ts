import type { Mutator } from '../../../scripts/eval/mutator.ts';

const service = 'src/main/java/example/shipping/ParcelService.java';
const shipped =
  '          outbox.add(ParcelShipped.TOPIC, orderId.toString(), ParcelShipped.of(shipped));\n          return shipped;\n        });\n';
const client = 'src/main/java/example/shipping/mail/MailClient.java';

export default {
  seed: 'spring-kafka',
  title: 'Tell customers that their parcel is on its way',
  area: 'Microservices',
  flawed: [
    {
      path: service,
      replace: `    return transaction.execute(\n        status -> {\n`,
      by: `    Parcel result = transaction.execute(\n        status -> {\n`,
    },
    {
      path: service,
      replace: shipped,
      by: `${shipped}    mails.parcelShipped(orderId, result.trackingCode());\n    return result;\n`,
    },
    {
      path: service,
      replace: '  private final Outbox outbox;\n',
      by: '  private final Outbox outbox;\n  private final MailClient mails;\n',
    },
    {
      path: service,
      replace: 'Outbox outbox, TransactionTemplate transaction) {\n',
      by: 'Outbox outbox, MailClient mails, TransactionTemplate transaction) {\n',
    },
    {
      path: service,
      replace: '    this.outbox = outbox;\n',
      by: '    this.outbox = outbox;\n    this.mails = mails;\n',
    },
    {
      path: service,
      replace: 'import example.shipping.events.ParcelShipped;\n',
      by: 'import example.shipping.events.ParcelShipped;\nimport example.shipping.mail.MailClient;\n',
    },
    {
      path: client,
      add: `package example.shipping.mail;

import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The mail service, which sends one mail per key. */
@Component
public class MailClient {

  private final RestClient http;

  MailClient(RestClient.Builder builder) {
    ClientHttpRequestFactorySettings settings =
        ClientHttpRequestFactorySettings.defaults()
            .withConnectTimeout(Duration.ofSeconds(1))
            .withReadTimeout(Duration.ofSeconds(2));
    this.http =
        builder
            .baseUrl("http://mail:8084")
            .requestFactory(ClientHttpRequestFactoryBuilder.detect().build(settings))
            .build();
  }

  private record Mail(UUID orderId, String trackingCode) {}

  public void parcelShipped(UUID orderId, String trackingCode) {
    http.post()
        .uri("/mails/parcel-shipped")
        .header("Idempotency-Key", orderId.toString())
        .body(new Mail(orderId, trackingCode))
        .retrieve()
        .toBodilessEntity();
  }
}
`,
    },
  ],
  safe: [
    {
      path: service,
      replace: shipped,
      by: `          outbox.add(ParcelShipped.TOPIC, orderId.toString(), ParcelShipped.of(shipped));
          outbox.add(MailWanted.TOPIC, orderId.toString(), MailWanted.of(shipped));
          return shipped;
        });
`,
    },
    {
      path: service,
      replace: 'import example.shipping.events.Outbox;\n',
      by: 'import example.shipping.events.MailWanted;\nimport example.shipping.events.Outbox;\n',
    },
    {
      path: 'src/main/java/example/shipping/events/MailWanted.java',
      add: `package example.shipping.events;

import example.shipping.Parcel;
import java.time.Instant;
import java.util.UUID;

/** Asks the mail service to write to the customer. Described in asyncapi.yaml. */
public record MailWanted(UUID eventId, Instant occurredAt, UUID orderId, String trackingCode) {

  public static final String TOPIC = "mail.wanted.v1";

  public static MailWanted of(Parcel parcel) {
    return new MailWanted(UUID.randomUUID(), Instant.now(), parcel.orderId(), parcel.trackingCode());
  }
}
`,
    },
    {
      path: 'asyncapi.yaml',
      replace: 'operations:\n',
      by: `  mailWanted:
    address: mail.wanted.v1
    messages:
      MailWanted:
        $ref: '#/components/messages/MailWanted'
operations:
  sendMailWanted:
    action: send
    channel:
      $ref: '#/channels/mailWanted'
`,
    },
    {
      path: 'asyncapi.yaml',
      replace: '    ParcelShipped:\n      payload:\n',
      by: `    MailWanted:
      payload:
        type: object
        required: [eventId, occurredAt, orderId, trackingCode]
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
          trackingCode:
            type: string
    ParcelShipped:
      payload:
`,
    },
    { path: 'asyncapi.yaml', replace: 'version: 3.2.0', by: 'version: 3.3.0' },
  ],
  golden: [
    {
      checks: [
        'boundaries/new-synchronous-hop',
        'resilience/optional-dependency-made-hard',
        'events/dual-write',
        'boundaries/multi-service-write-without-compensation',
        'BND-04',
        'RES-06',
        'EVT-04',
        'BND-07',
      ],
      path: service,
      quote: 'mails.parcelShipped(orderId',
      side: 'after',
      severity: 'medium',
      must: true,
      also: [{ path: client, quote: '.uri("/mails/parcel-shipped")', side: 'after' }],
    },
  ],
} satisfies Mutator;

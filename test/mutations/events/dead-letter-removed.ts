import type { Mutator } from '../../../scripts/eval/mutator.ts';

const kafka = 'src/main/java/example/shipping/events/KafkaConfiguration.java';
const recoverer = 'import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;\n';
const handler = 'return new DefaultErrorHandler(new DeadLetterPublishingRecoverer(kafka), backOff);';
const method = `  /** Five tries, further and further apart; then the message is set aside and the partition goes on. */
  @Bean
  DefaultErrorHandler errorHandler(KafkaTemplate<String, String> kafka) {
    ExponentialBackOffWithMaxRetries backOff = new ExponentialBackOffWithMaxRetries(5);
    backOff.setInitialInterval(500);
    backOff.setMaxInterval(30_000);
    ${handler}
  }
`;

export default {
  seed: 'spring-kafka',
  title: 'Lose no paid order while the database is down',
  area: 'Event-driven',
  flawed: [
    { path: kafka, replace: recoverer, by: '' },
    { path: kafka, replace: 'import org.springframework.kafka.core.KafkaTemplate;\n', by: '' },
    {
      path: kafka,
      replace: 'import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;\n',
      by: '',
    },
    {
      path: kafka,
      replace: 'import org.springframework.kafka.support.converter.StringJsonMessageConverter;\n',
      by: `import org.springframework.kafka.support.converter.StringJsonMessageConverter;
import org.springframework.util.backoff.FixedBackOff;
`,
    },
    {
      path: kafka,
      replace: method,
      by: `  /** Tries until it works. */
  @Bean
  DefaultErrorHandler errorHandler() {
    return new DefaultErrorHandler(new FixedBackOff(500, FixedBackOff.UNLIMITED_ATTEMPTS));
  }
`,
    },
  ],
  safe: [
    { path: kafka, replace: '/** Five tries, further', by: '/** Twelve tries, further' },
    { path: kafka, replace: 'new ExponentialBackOffWithMaxRetries(5)', by: 'new ExponentialBackOffWithMaxRetries(12)' },
  ],
  golden: [
    {
      checks: ['events/without-dead-letter', 'jobs/retried-for-ever', 'EVT-06', 'ASY-03'],
      path: kafka,
      quote: 'UNLIMITED_ATTEMPTS',
      side: 'after',
      severity: 'high',
      must: true,
      also: [{ path: kafka, quote: 'new DeadLetterPublishingRecoverer(kafka)', side: 'before' }],
    },
  ],
} satisfies Mutator;

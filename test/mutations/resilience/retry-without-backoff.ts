import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const client = 'src/main/java/example/shipping/carrier/CarrierClient.java';
const method = '  public Rate rate(int grams) {\n';
const imports = 'import org.springframework.stereotype.Component;\n';
const annotations: Edit = {
  path: client,
  replace: imports,
  by: `import org.springframework.retry.annotation.Backoff;
import org.springframework.retry.annotation.Retryable;
${imports}`,
};

export default {
  seed: 'spring-kafka',
  title: 'Try again when the carrier has no rate',
  area: 'Resilience',
  flawed: [
    annotations,
    { path: client, replace: method, by: `  @Retryable(maxAttempts = 20, backoff = @Backoff(delay = 0))\n${method}` },
  ],
  safe: [
    annotations,
    {
      path: client,
      replace: method,
      by: `  @Retryable(
      maxAttempts = 3,
      retryFor = ResourceAccessException.class,
      backoff = @Backoff(delay = 200, multiplier = 2, maxDelay = 2000, random = true))
${method}`,
    },
    {
      path: client,
      replace: 'import org.springframework.web.client.RestClient;\n',
      by: `import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
`,
    },
  ],
  golden: [
    {
      checks: ['resilience/retry-without-limit', 'RES-02'],
      path: client,
      quote: '@Retryable(maxAttempts = 20',
      side: 'after',
      severity: 'high',
      must: true,
    },
  ],
} satisfies Mutator;

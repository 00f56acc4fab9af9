import type { Files } from '../format.ts';

const byName = /service[-_]?config[^/]*\.(json|ya?ml)$/i;
/** Entries for methods, and what they are for. What stands before the word is looked at last: every text is asked. */
const entries = /(?<=(?:^|[{,])\s*["']?)methodConfig["']?\s*:/m;
const named = /["']?service["']?\s*:/;
const others = /["']?(?:methodConfig|loadBalancingConfig|loadBalancingPolicy|retryThrottling)["']?\s*:/;

export default {
  format: 'grpc-service-config',
  named: /\.(json|ya?ml)$/i,
  tells: /grpc[-_]?service[-_]?config[^/]*\.(json|ya?ml)$/i,
  looksLike: (text, file) => (entries.test(text) && named.test(text)) || (byName.test(file) && others.test(text)),
  needs: () => [],
} satisfies Files;

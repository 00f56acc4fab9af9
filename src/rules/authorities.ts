const oas = (anchor: string, label: string) => ({
  label: `OpenAPI 3.1: ${label}`,
  url: `https://spec.openapis.org/oas/v3.1.1.html#${anchor}`,
});
const zalando = (rule: number, label: string) => ({
  label: `Zalando RESTful API Guidelines, rule ${rule}: ${label}`,
  url: `https://opensource.zalando.com/restful-api-guidelines/#${rule}`,
});
const azure = (anchor: string, label: string) => ({
  label: `Azure REST API Guidelines: ${label}`,
  url: `https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md#${anchor}`,
});
const jsonSchema = (document: string, section: string, label: string) => ({
  label: `JSON Schema 2020-12: ${label}`,
  url: `https://json-schema.org/draft/2020-12/${document}#section-${section}`,
});
const rfc = (number: number, label: string, anchor = '') => ({
  label: `RFC ${number}: ${label}`,
  url: `https://www.rfc-editor.org/rfc/rfc${number}${anchor}`,
});
const aip = (number: number, label: string) => ({
  label: `AIP-${number}: ${label}`,
  url: `https://google.aip.dev/${number}`,
});
const aws = (practice: string, label: string) => ({
  label: `AWS Well-Architected ${practice}: ${label}`,
  url: `https://docs.aws.amazon.com/wellarchitected/latest/framework/${practice.toLowerCase()}.html`,
});
const builders = (page: string, label: string) => ({
  label: `Amazon Builders' Library: ${label}`,
  url: `https://aws.amazon.com/builders-library/${page}/`,
});
const cloud = (page: string, label: string) => ({
  label: `Azure Architecture Center: ${label}`,
  url: `https://learn.microsoft.com/azure/architecture/${page}`,
});
const owasp = (number: number, page: string, label: string) => ({
  label: `OWASP API${number}:2023: ${label}`,
  url: `https://owasp.org/API-Security/editions/2023/en/0xa${number}-${page}/`,
});
const pattern = (page: string, label: string) => ({
  label: `Microservices patterns: ${label}`,
  url: `https://microservices.io/patterns/${page}.html`,
});
const sre = (page: string, label: string) => ({
  label: `Google SRE book: ${label}`,
  url: `https://sre.google/sre-book/${page}/`,
});

/** Whom the rules cite: each text once, so that a link is mended in one place. */
export const authorities = {
  aip151: aip(151, 'Long-running operations'),
  aip155: aip(155, 'Request identification'),
  aip158: aip(158, 'Pagination'),
  aip180: { label: 'AIP-180: Backwards compatibility', url: 'https://google.aip.dev/180' },
  aip181: { label: 'AIP-181: Stability levels', url: 'https://google.aip.dev/181' },
  aip185: { label: 'AIP-185: API versioning', url: 'https://google.aip.dev/185' },
  aip194: aip(194, 'Automatic retry configuration'),
  azureChattyIo: cloud('antipatterns/chatty-io/', 'chatty I/O'),
  azureCompensation: cloud('patterns/compensating-transaction', 'compensating transactions'),
  azureConsumers: cloud('patterns/competing-consumers', 'competing consumers'),
  azureEnumRemoved: azure('json-removing-enum-value-is-breaking', 'removing an enum value is breaking'),
  azureEnums: azure('json-use-extensible-enums', 'use extensible enums'),
  azureExtraneous: cloud('antipatterns/extraneous-fetching/', 'extraneous fetching'),
  azureLongRunning: azure('lro-response-time', 'long-running operations'),
  azureOutbox: cloud('databases/guide/transactional-outbox-cosmos', 'transactional outbox'),
  azureReliability: {
    label: 'Azure Well-Architected: reliability checklist',
    url: 'https://learn.microsoft.com/azure/well-architected/reliability/checklist',
  },
  azureRepeatability: azure('http-post-must-be-idempotent', 'POST is idempotent'),
  azureRetryStorm: cloud('antipatterns/retry-storm/', 'retry storm'),
  azureStatus: azure('rest-add-codes-in-new-api-version', 'status codes change in a new API version only'),
  azureVersions: azure('versioning-no-breaking-changes', 'no breaking changes within a version'),
  builderBacklogs: builders('avoiding-insurmountable-queue-backlogs', 'avoiding insurmountable queue backlogs'),
  builderCaching: builders('caching-challenges-and-strategies', 'caching challenges and strategies'),
  builderRollback: builders(
    'ensuring-rollback-safety-during-deployments',
    'ensuring rollback safety during deployments',
  ),
  githubBreaking: {
    label: 'GitHub REST API: what is a breaking change',
    url: 'https://docs.github.com/en/rest/about-the-rest-api/breaking-changes',
  },
  grpcDeadlines: { label: 'gRPC: deadlines', url: 'https://grpc.io/docs/guides/deadlines/' },
  jsonSchemaAdditional: jsonSchema('json-schema-core', '10.3.2.3', 'additionalProperties'),
  jsonSchemaAnnotations: jsonSchema('json-schema-validation', '9.4', 'readOnly and writeOnly'),
  jsonSchemaConst: jsonSchema('json-schema-validation', '6.1.3', 'const'),
  jsonSchemaLogic: jsonSchema('json-schema-core', '10.2.1', 'allOf, anyOf, oneOf and not'),
  jsonSchemaPattern: jsonSchema('json-schema-validation', '6.3.3', 'pattern'),
  k8s: {
    label: 'Kubernetes: changing the API',
    url: 'https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api_changes.md',
  },
  microservicesDatabase: pattern('data/database-per-service', 'database per service'),
  microservicesIdempotent: pattern('communication-style/idempotent-consumer', 'idempotent consumer'),
  microservicesMessaging: pattern('communication-style/messaging', 'messaging'),
  microservicesOutbox: pattern('data/transactional-outbox', 'transactional outbox'),
  microservicesSaga: pattern('data/saga', 'saga'),
  nodeRejections: {
    label: 'Node.js: unhandled rejections',
    url: 'https://nodejs.org/api/process.html#event-unhandledrejection',
  },
  oasCallback: oas('callback-object', 'callbacks and webhooks'),
  oasDiscriminator: oas('discriminator-object', 'Discriminator Object'),
  oasOperation: oas('operation-object', 'Operation Object'),
  oasSchema: oas('schema-object', 'Schema Object'),
  oasSecurity: oas('security-requirement-object', 'Security Requirement Object'),
  oasServer: oas('server-object', 'Server Object'),
  oasStyle: oas('style-values', 'how parameters are written'),
  oasXml: oas('xml-object', 'XML Object'),
  osdiFailures: {
    label: 'Yuan et al., OSDI 2014: simple testing can prevent most critical failures',
    url: 'https://www.usenix.org/conference/osdi14/technical-sessions/presentation/yuan',
  },
  owaspAuthentication: owasp(2, 'broken-authentication', 'Broken authentication'),
  owaspFunction: owasp(5, 'broken-function-level-authorization', 'Broken function level authorization'),
  owaspObject: owasp(1, 'broken-object-level-authorization', 'Broken object level authorization'),
  owaspProperties: {
    label: 'OWASP API3:2023: Broken object property level authorization',
    url: 'https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/',
  },
  owaspResources: owasp(4, 'unrestricted-resource-consumption', 'Unrestricted resource consumption'),
  owaspSsrf: owasp(7, 'server-side-request-forgery', 'Server side request forgery'),
  pact: { label: 'Pact: consumer-driven contract tests', url: 'https://docs.pact.io/' },
  parallelChange: {
    label: 'Martin Fowler: parallel change',
    url: 'https://martinfowler.com/bliki/ParallelChange.html',
  },
  prr: {
    label: 'Kubernetes: production readiness review',
    url: 'https://github.com/kubernetes/enhancements/tree/master/keps/NNNN-kep-template',
  },
  rel03bp03: aws('REL03-BP03', 'provide service contracts per API'),
  rel04bp02: aws('REL04-BP02', 'implement loosely coupled dependencies'),
  rel05bp01: aws('REL05-BP01', 'implement graceful degradation'),
  rel05bp02: aws('REL05-BP02', 'throttle requests'),
  rel05bp03: aws('REL05-BP03', 'control and limit retry calls'),
  rel05bp04: aws('REL05-BP04', 'fail fast and limit queues'),
  rel05bp05: aws('REL05-BP05', 'set client timeouts'),
  rfc3339: rfc(3339, 'dates and times'),
  rfc8594: rfc(8594, 'the Sunset header'),
  rfc8725: rfc(8725, 'JSON Web Token best current practices'),
  rfc9110Accept: rfc(9110, 'Accept', '#section-12.5.1'),
  rfc9110Content: rfc(9110, '415 Unsupported Media Type', '#section-15.5.16'),
  rfc9110Status: rfc(9110, 'status codes and their classes', '#section-15'),
  rfc9745: rfc(9745, 'the Deprecation header'),
  semver: { label: 'Semantic Versioning 2.0.0, item 8', url: 'https://semver.org/#spec-item-8' },
  semverOrder: { label: 'Semantic Versioning 2.0.0, item 11', url: 'https://semver.org/#spec-item-11' },
  sreCascading: sre('addressing-cascading-failures', 'addressing cascading failures'),
  sreMonitoring: sre('monitoring-distributed-systems', 'monitoring distributed systems'),
  sreOverload: sre('handling-overload', 'handling overload'),
  strongMigrations: {
    label: 'Strong Migrations: dangerous operations',
    url: 'https://github.com/ankane/strong_migrations',
  },
  twelveConfig: { label: 'The twelve-factor app: config', url: 'https://12factor.net/config' },
  w3cTrace: { label: 'W3C: trace context', url: 'https://www.w3.org/TR/trace-context/' },
  zalando100: zalando(100, 'API first'),
  zalando101: zalando(101, 'provide an API specification'),
  zalando104: zalando(104, 'secure endpoints'),
  zalando105: zalando(105, 'define and assign permissions'),
  zalando106: zalando(106, 'do not break backward compatibility'),
  zalando107: zalando(107, 'prefer compatible extensions'),
  zalando108: zalando(108, 'clients accept compatible extensions'),
  zalando109: zalando(109, 'design APIs conservatively'),
  zalando111: zalando(111, 'objects are open for extension'),
  zalando112: zalando(112, 'open-ended lists of values'),
  zalando116: zalando(116, 'use semantic versioning'),
  zalando123: zalando(123, 'null and absent mean the same'),
  zalando151: zalando(151, 'describe error responses'),
  zalando152: zalando(152, 'batch requests'),
  zalando153: zalando(153, 'rate limits'),
  zalando159: zalando(159, 'pagination'),
  zalando185: zalando(185, 'clients agree before an API is shut down'),
  zalando186: zalando(186, 'agree on the time a deprecation lasts'),
  zalando187: zalando(187, 'deprecations stand in the description'),
  zalando188: zalando(188, 'watch the use of what is deprecated'),
  zalando189: zalando(189, 'announce by Deprecation and Sunset headers'),
  zalando209: zalando(209, 'events stay compatible'),
  zalando214: zalando(214, 'consumers are robust against duplicates'),
  zalando230: zalando(230, 'the Idempotency-Key header'),
  zalando233: zalando(233, 'the X-Flow-ID header'),
  zalando245: zalando(245, 'compatibility modes of events'),
  zalando253: zalando(253, 'asynchronous requests'),
} as const;

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

/** Whom the rules about contracts and versions cite: each text once, so that a link is mended in one place. */
export const authorities = {
  aip180: { label: 'AIP-180: Backwards compatibility', url: 'https://google.aip.dev/180' },
  aip181: { label: 'AIP-181: Stability levels', url: 'https://google.aip.dev/181' },
  aip185: { label: 'AIP-185: API versioning', url: 'https://google.aip.dev/185' },
  azureEnumRemoved: azure('json-removing-enum-value-is-breaking', 'removing an enum value is breaking'),
  azureEnums: azure('json-use-extensible-enums', 'use extensible enums'),
  azureStatus: azure('rest-add-codes-in-new-api-version', 'status codes change in a new API version only'),
  azureVersions: azure('versioning-no-breaking-changes', 'no breaking changes within a version'),
  githubBreaking: {
    label: 'GitHub REST API: what is a breaking change',
    url: 'https://docs.github.com/en/rest/about-the-rest-api/breaking-changes',
  },
  jsonSchemaAdditional: jsonSchema('json-schema-core', '10.3.2.3', 'additionalProperties'),
  jsonSchemaAnnotations: jsonSchema('json-schema-validation', '9.4', 'readOnly and writeOnly'),
  jsonSchemaConst: jsonSchema('json-schema-validation', '6.1.3', 'const'),
  jsonSchemaLogic: jsonSchema('json-schema-core', '10.2.1', 'allOf, anyOf, oneOf and not'),
  jsonSchemaPattern: jsonSchema('json-schema-validation', '6.3.3', 'pattern'),
  k8s: {
    label: 'Kubernetes: changing the API',
    url: 'https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api_changes.md',
  },
  oasCallback: oas('callback-object', 'callbacks and webhooks'),
  oasDiscriminator: oas('discriminator-object', 'Discriminator Object'),
  oasOperation: oas('operation-object', 'Operation Object'),
  oasSchema: oas('schema-object', 'Schema Object'),
  oasSecurity: oas('security-requirement-object', 'Security Requirement Object'),
  oasServer: oas('server-object', 'Server Object'),
  oasStyle: oas('style-values', 'how parameters are written'),
  oasXml: oas('xml-object', 'XML Object'),
  owaspProperties: {
    label: 'OWASP API3:2023: Broken object property level authorization',
    url: 'https://owasp.org/API-Security/editions/2023/en/0xa3-broken-object-property-level-authorization/',
  },
  rfc3339: rfc(3339, 'dates and times'),
  rfc8594: rfc(8594, 'the Sunset header'),
  rfc9110Accept: rfc(9110, 'Accept', '#section-12.5.1'),
  rfc9110Content: rfc(9110, '415 Unsupported Media Type', '#section-15.5.16'),
  rfc9110Status: rfc(9110, 'status codes and their classes', '#section-15'),
  rfc9745: rfc(9745, 'the Deprecation header'),
  semver: { label: 'Semantic Versioning 2.0.0, item 8', url: 'https://semver.org/#spec-item-8' },
  semverOrder: { label: 'Semantic Versioning 2.0.0, item 11', url: 'https://semver.org/#spec-item-11' },
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
  zalando185: zalando(185, 'clients agree before an API is shut down'),
  zalando186: zalando(186, 'agree on the time a deprecation lasts'),
  zalando187: zalando(187, 'deprecations stand in the description'),
  zalando188: zalando(188, 'watch the use of what is deprecated'),
  zalando189: zalando(189, 'announce by Deprecation and Sunset headers'),
} as const;

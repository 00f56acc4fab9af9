/** Fields that describe, and mean nothing to a machine: `Object.field`. Each stands in some meta-schema. */
export const prose: ReadonlySet<string> = new Set(
  words({
    Root: 'info tags externalDocs',
    Info: 'title summary description termsOfService contact license',
    Contact: 'name url email',
    License: 'name url identifier',
    Tag: 'name summary description externalDocs parent kind',
    ExternalDocs: 'description url',
    Server: 'description name',
    ServerVariable: 'description',
    PathItem: 'summary description',
    Operation: 'tags summary description externalDocs',
    Parameter: 'description example examples',
    'Parameter.examples': '* *x-',
    Header: 'description example examples',
    'Header.examples': '* *x-',
    RequestBody: 'description',
    MediaType: 'description example examples',
    'MediaType.examples': '* *x-',
    Response: 'summary description examples',
    Example: 'summary description value externalValue dataValue serializedValue',
    Link: 'description',
    SecurityScheme: 'description',
    'Root.securityDefinitions.*': 'description',
    Schema: 'title description example examples externalDocs $comment',
    Components: 'examples',
    'Components.examples': '* *x-',
    ...Object.fromEntries(
      ['Parameter', 'Header', 'Response', 'RequestBody', 'Callback', 'Link', 'MediaType'].map((title) => [
        `Reference to ${title}`,
        'summary description',
      ]),
    ),
  }),
);

/** Objects of prose: what stands in them is prose too, whatever it is called. */
export const proseObjects: ReadonlySet<string> = new Set([
  'Info',
  'Contact',
  'License',
  'Tag',
  'ExternalDocs',
  'Example',
]);

/** Read, though a change of it alone is no difference. Each reason is a test in `elsewhere.test.ts`. */
export const elsewhere: Readonly<Record<string, string>> = {
  'Info.version': 'rules compare the versions that a contract declares',
  'Schema.$anchor': 'a name for references, read through them',
  'Schema.$dynamicAnchor': 'a name for references, read through them',
  'Schema.$defs': 'names for references, read through them',
  ...Object.fromEntries(
    words({
      'Schema.$defs': '* *x-',
      'Root.definitions': '* *x-',
      'Root.parameters': '* *x-',
      'Root.responses': '* *x-',
      'Root.securityDefinitions': '* *x-',
      ...Object.fromEntries(
        `schemas parameters headers responses requestBodies securitySchemes callbacks pathItems mediaTypes links`
          .split(' ')
          .map((name) => [`Components.${name}`, '* *x-']),
      ),
    }).map((name) => [name, 'a component means something where it is referred to']),
  ),
};

/** They are there wherever they mean something: elsewhere they can be added, and mean nothing. */
export const neverAdded: ReadonlySet<string> = new Set(
  words({
    SecurityScheme: 'name in scheme flows',
    // Where there is no word of them, they are those of the address that serves the description.
    Root: 'host schemes',
    'Root.securityDefinitions.*': 'name in scopes',
    // An encoding says something of a part that is described.
    'MediaType.encoding': '* *x-',
  }),
);

/** What no reader names: only the net says that it changed. */
export const onlyLeft: ReadonlySet<string> = new Set(
  words({
    Root: 'jsonSchemaDialect $self',
    Header: 'allowEmptyValue style allowReserved',
    // What the address does not name, and what encodes no part.
    'Server.variables': '*x-',
    'MediaType.encoding': '*x-',
    MediaType: 'prefixEncoding itemEncoding',
    Encoding: 'encoding prefixEncoding itemEncoding',
    'Encoding.encoding': '* *x-',
    Response: 'links',
    'Response.links': '* *x-',
    Link: 'operationId operationRef parameters requestBody server',
    'Link.parameters': '* *x-',
    'Reference to Link': '$ref',
    Schema: '$id $schema $dynamicRef $vocabulary',
    'Schema.$vocabulary': '*',
    SecurityScheme: 'bearerFormat',
  }),
);

function words(lists: Readonly<Record<string, string>>): string[] {
  return Object.entries(lists).flatMap(([title, names]) => names.split(' ').map((name) => `${title}.${name}`));
}

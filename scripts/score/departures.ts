const notice =
  'The origin ran with a minimum notice of ten days. Here that is `deprecation.days` of the configuration, which a line of a ' +
  'batch does not carry; without it any date ahead is notice enough.';

const otherType =
  'The limit stands beside a type that it says nothing of: `maxLength` of an object, `maxItems` of a text, `maximum` of a list. ' +
  'It restricts no value, before or after (JSON Schema Validation section 6).';

const looserLimit =
  'The limit of a value in an answer was loosened. Of 33 such findings on real histories people called none worth a ' +
  'comment, so that it is dangerous here, and not breaking (decision 9).';

const deprecatedStill =
  'The origin was told to let deprecated parts go. A request that names one is refused, deprecated or not, and GraphQL has no ' +
  'date after which it may be.';

const schemaDirective =
  'The directive can stand in the schema only, where its author writes it and no client does. It is said, and breaks nobody.';

const bareNull =
  'The word null without quotes is no schema in JSON: it is unread here, and nothing is said to be compatible.';

const aboutPeople =
  'It is about the description and those who keep it: its version, its terms, whom to write to. No message changes.';

const protocolVersion =
  'Which version of the protocol a broker speaks was told, or no longer told. Clients may speak both, so that it is dangerous ' +
  'here, and not proven to break anybody.';

const openDoor =
  'Whoever could prove who they are still may come. That nobody has to any more is dangerous, and turns nobody away.';

const lostReference =
  'One of the two versions refers to something that is not there: it is unread, and nothing is said to be compatible.';

const numberInBetween =
  'A field got a number below the highest. Whether it was used before is nowhere in the file, and on a real history none of five ' +
  'such fields broke anybody, so that it is dangerous here (decision 9).';

/** Cases in which we say something else than their origin, on purpose, and why. */
export const departures: Readonly<Record<string, string>> = {
  'oasdiff/TestBreaking_DeprecationWithEarlySunset': notice,
  'oasdiff/TestRequestPropertyDeprecation_WithEarlySunset': notice,
  'oasdiff/TestResponsePropertyDeprecation_WithEarlySunset': notice,
  'oasdiff/TestBreaking_SunsetModifiedFromInvalidForDeprecatedParameter':
    'Only the former version has a date that cannot be read, and the change corrects it. Nobody loses anything by that.',
  'oasdiff/TestRequestParameterMaxItemsDecreased': otherType,
  'oasdiff/TestBreaking_RequestParameterMaxItemsWithFlatten': otherType,
  'oasdiff/TestRequestParameterMaxDecreased': otherType,
  'oasdiff/TestRequestBodyMaxLengthIncreasedCheck': otherType,
  'oasdiff/TestRequestBodyMinLengthIncreased': otherType,
  'oasdiff/TestBreaking_ResponseMaxLengthToNil': looserLimit,
  'oasdiff/TestResponsePropertyExclusiveMinDecreased': looserLimit,
  'oasdiff/TestBreaking_ModifyParameterPattern':
    'The origin warns of every change of a pattern. Here it is proven that texts which the former pattern matched are refused.',
  'oasdiff/TestBreaking_AddPattern':
    'The field is readOnly: clients do not send it, so the pattern narrows only what they receive.',
  'oasdiff/TestBreaking_NewPathParam':
    'The path had this place before, and it is only declared now: every request that was written is written the same.',
  'oasdiff/TestRequestParameterDefaultValueChangedAndRenamedParameter':
    'It is a path parameter. Clients always send it, so its default never takes effect.',
  'oasdiff/TestRequestPropertyAllOfAdded':
    'The schemas that were added say only what the others say already: no value is excluded that was allowed before.',
  'oasdiff/TestTransitionClaims_RealChangeAlongsideTransitionStillReported':
    'The list of values of a request was lifted and a type was added: every value that was accepted still is.',
  'graphql-inspector/017':
    'A directive that is called oneOf was put on a field, where GraphQL gives it no meaning: it is said as any other directive.',
  'graphql-inspector/050':
    'Among the defaults one went from an argument that cannot be null: whoever left it out is refused now.',
  'graphql-inspector/052':
    'A request that has the directive twice in one place is refused, which graphql-js calls breaking too.',
  'graphql-inspector/056': 'No operation leads to the enum, so that no request has the value: it is dangerous.',
  'graphql-inspector/108': deprecatedStill,
  'graphql-inspector/137':
    'No operation is at hand, so that who asks for the type cannot be told: it is a part of a schema until shown otherwise.',
  'graphql-inspector/152': deprecatedStill,
  'graphql-inspector/154': deprecatedStill,
  'graphql-js/016':
    'Only objects are returned, and every object that leaves an interface is said by itself: a request breaks on that alone.',
  'graphql-js/019': schemaDirective,
  'graphql-js/022': schemaDirective,
  'graphql-js/023': schemaDirective,
  'asyncapi/edit/asyncapi.yml/edit/info/version': aboutPeople,
  'asyncapi/edit/asyncapi.yml/add/channels/mychannel/publish/message':
    'An operation that receives got a message. Nothing was said of what may be sent before: one more is taken now.',
  'asyncapi/edit/asyncapi.yml/add/components': lostReference,
  'asyncapi/edit/asyncapi-v3.yml/remove/info/version': aboutPeople,
  'asyncapi/edit/asyncapi-v3.yml/edit/info/version': aboutPeople,
  'asyncapi/edit/asyncapi-v3.yml/remove/info/termsOfService': aboutPeople,
  'asyncapi/edit/asyncapi-v3.yml/remove/info/contact': aboutPeople,
  'asyncapi/edit/asyncapi-v3.yml/remove/info/contact/name': aboutPeople,
  'asyncapi/edit/asyncapi-v3.yml/remove/info/contact/email': aboutPeople,
  'asyncapi/edit/asyncapi-v3.yml/remove/info/license': aboutPeople,
  'asyncapi/edit/asyncapi-v3.yml/remove/servers/production/protocolVersion': protocolVersion,
  'asyncapi/edit/asyncapi-v3.yml/edit/servers/production/protocolVersion': protocolVersion,
  'asyncapi/edit/asyncapi-v3.yml/add/servers/staging/protocolVersion': protocolVersion,
  'asyncapi/edit/asyncapi-v3.yml/remove/servers/staging/security': openDoor,
  'asyncapi/edit/asyncapi-v3.yml/add/channels': lostReference,
  'asyncapi/edit/asyncapi-v3.yml/add/channels/user': lostReference,
  'asyncapi/edit/asyncapi-v3.yml/add/channels/user/messages': lostReference,
  'asyncapi/edit/asyncapi-v3.yml/remove/channels/user/parameters':
    'The address is as it was, with its place in it: what may stand there was only described.',
  'asyncapi/edit/asyncapi-v3.yml/remove/channels/user/servers':
    'Without a list the channel is at all servers, and so at the one that was listed.',
  'asyncapi/edit/asyncapi-v3.yml/remove/channels/userSignupReply/messages': lostReference,
  'asyncapi/edit/asyncapi-v3.yml/add/channels/userSignupReply/messages/userSignedUpReply': lostReference,
  'asyncapi/edit/asyncapi-v3.yml/remove/channels/userSignupReply/messages/userSignedUpReply/payload':
    'It is the answer to what the application sends. Others write it, and are held to nothing any more.',
  'asyncapi/edit/asyncapi-v3.yml/remove/operations/sendUserSignUp/security': openDoor,
  'asyncapi/edit/asyncapi-v3.yml/remove/operations/sendUserSignUp/security/0': openDoor,
  'asyncapi/edit/asyncapi-v3.yml/remove/operations/sendUserSignUp/messages':
    'Without a list all messages of the channel are sent: one more than before, which is dangerous for those who listen.',
  'thrift/break9-reversed': numberInBetween,
  'thrift/break10-reversed': numberInBetween,
  'thrift/break34': numberInBetween,
  'buf/breaking_custom_plugins': 'What it finds is found by a plugin of buf, which is a program: none is run here.',
  'avro-py/test_schema_compatibility/67': bareNull,
  'avro-py/test_schema_compatibility_type_mismatch/117': bareNull,
};

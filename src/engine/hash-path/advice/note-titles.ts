/** The rules of MISP that surprise people, each with a title of a few words. */
export const NOTE_TITLES = {
  // The path as a whole
  'empty-path': 'An empty path gives everything',
  'array-as-it-is': 'A path without {n} or brackets gives a list or object as it is',
  'missing-is-empty': 'A missing field gives an empty result, not an error',
  'null-is-missing': 'A path without {n} or brackets takes null for missing',
  'null-is-kept': 'Behind {n} or brackets null counts as a value',
  'event-missing': 'The path has to start with Event',
  'objects-left-out': 'Event.Attribute leaves out the attributes in objects',
  'get-has-no-wildcards': 'Here wildcards and matchers are plain names',
  'not-json-path': 'Hash paths are not JSONPath',

  // Dots and spaces
  'empty-key': 'A dot too many',
  'spaces-kept': 'Spaces belong to the name',
  'spaces-trimmed': 'With brackets in the path, spaces around names are dropped',

  // Keys
  'key-missing': 'No such field',
  'unknown-wildcard': 'Not a wildcard',
  'wildcard-without-dot': 'A wildcard needs a dot before and after it',
  'list-needs-wildcard': 'A list needs {n}',
  'object-needs-no-wildcard': '{n} finds nothing in an object with named fields',
  'text-wildcard-on-list': '{s} finds nothing in a list',
  'scalar-iterated': 'A single value counts as a list of itself',
  'number-is-loose': 'A number matches every key that is equal as a number',
  'number-is-exact': 'Without {n} or brackets a number has to be written exactly',

  // Brackets
  'unclosed-bracket': 'A bracket is not closed',
  'surplus-bracket': 'A closing bracket too many',
  'text-ignored': 'Text that is no matcher is ignored',
  'empty-matcher': 'A matcher without value keeps everything',
  'matcher-without-key': 'A matcher needs a name or {n} before it',
  'matcher-on-list': 'The matcher tests the list itself',
  'matcher-drops-scalars': 'Brackets drop everything that has no fields',

  // Conditions
  'dotted-attribute': 'A matcher looks at the direct fields only',
  'attribute-spaces': 'A space belongs to the name of the field',
  'attribute-missing': 'No item has this field',
  'quoted-value': 'Quotes belong to the value',
  'value-spaces': 'A space belongs to the value',
  'doubled-operator': 'Not an operator of hash paths',
  'null-is-text': 'null is a plain word in a matcher',
  'boolean-case': 'true and false are written in lower case',
  'only-booleans': 'true and false match real booleans only',
  'value-missing': 'No item has this value',
  'loosely-equal': 'Written differently, but equal as numbers',
  'not-equal-needs-field': '!= drops items without the field',
  'null-is-unequal': '!= keeps items whose field is null',
  'presence-of-null': 'null does not count as present',
  'compared-as-text': 'Compared as texts, not as numbers',
  'list-compared': 'A list or object is greater than any text',

  // Regexes
  'class-with-modifiers': 'A character class and modifiers do not go together',
  'swallowed-matcher': 'The regex swallows the next matcher',
  'regex-refused': 'Not a valid regex',
  'regex-unsupported': 'A regex that this page cannot run',
  'regex-needs-equals': 'Only = compares with a regex',
  'regex-meets-list': 'A regex cannot be compared with a list or object',

  // Conditions of modules
  'first-value-only': 'equals and not_equals look at the first value only',
  'not-equals-needs-value': 'not_equals drops items in which the path finds nothing',
  'not-in-keeps-missing': 'not_in keeps items in which the path finds nothing',
  'list-is-never-equal': 'equals and not_equals are false for lists',
  'any-value-counts-empty': 'any_value counts empty texts, 0 and false as values',
  'count-of-fields': 'Counted are the fields of an object',
  'filter-creates-field': 'The filter creates an empty list where it finds nothing',
  'filter-needs-records': 'Items without fields end the run',
  'filter-is-off': 'The filter is off',
  'filter-is-incomplete': 'Some modules ignore a filter that is not filled in completely',
  'unknown-operator': 'An operator the module does not know',
} as const

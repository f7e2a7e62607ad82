import type { PhpArray } from '../php/value.ts'

/** One thing a path can do, shown on data small enough to see through. */
export interface CheatSheetEntry {
  readonly path: string
  readonly shows: string
  readonly data: PhpArray
  /** What `extract` gives. */
  readonly result: PhpArray
}

export interface CheatSheetSection {
  readonly title: string
  readonly entries: readonly CheatSheetEntry[]
}

const EVENT: PhpArray = {
  Event: {
    info: 'Phishing',
    published: false,
    Tag: [{ name: 'tlp:amber' }, { name: 'type:OSINT' }],
    Attribute: [
      { type: 'ip-dst', value: '192.0.2.1', to_ids: true, comment: 'C2' },
      { type: 'domain', value: 'example.com', to_ids: false },
      { type: 'ip-dst', value: '192.0.2.2', to_ids: false, comment: null },
    ],
  },
}

const SCORES: PhpArray = {
  score: [{ value: '9' }, { value: '10' }, { value: '1e1' }, { value: 'high' }],
}

/** The grammar of hash paths and its surprises, by examples. */
export const CHEAT_SHEET: readonly CheatSheetSection[] = [
  {
    title: 'Names and lists',
    entries: [
      {
        path: 'Event.info',
        shows: 'Names between dots lead to one field; its value comes in a list',
        data: EVENT,
        result: ['Phishing'],
      },
      {
        path: 'Event.Attribute.{n}.value',
        shows: '{n} goes to every item of a list',
        data: EVENT,
        result: ['192.0.2.1', 'example.com', '192.0.2.2'],
      },
      {
        path: 'Event.Attribute.0.value',
        shows: 'A number goes to one item; the first is 0',
        data: EVENT,
        result: ['192.0.2.1'],
      },
      {
        path: '{n}.name',
        shows: '{n} can stand first, when the data is a list',
        data: [{ name: 'tlp:red' }, { name: 'tlp:green' }],
        result: ['tlp:red', 'tlp:green'],
      },
      {
        path: 'meta.{s}',
        shows: '{s} goes to every named field, never to the items of a list',
        data: { meta: { country: 'LU', city: 'Esch' } },
        result: ['LU', 'Esch'],
      },
      {
        path: 'meta.{*}',
        shows: '{*} goes to everything there is',
        data: { meta: { country: 'LU', '0': 'first' } },
        result: ['first', 'LU'],
      },
    ],
  },
  {
    title: 'Matchers',
    entries: [
      {
        path: 'Event.Attribute.{n}[type=ip-dst].value',
        shows: '[field=value] keeps the items whose field is equal to the value',
        data: EVENT,
        result: ['192.0.2.1', '192.0.2.2'],
      },
      {
        path: 'Event.Attribute.{n}[type=ip-dst][to_ids=true].value',
        shows: 'Several matchers: all have to hold',
        data: EVENT,
        result: ['192.0.2.1'],
      },
      {
        path: 'Event.Attribute.{n}[type!=domain].value',
        shows: '!= keeps what is different, but only where the field is there',
        data: EVENT,
        result: ['192.0.2.1', '192.0.2.2'],
      },
      {
        path: 'Event.Attribute.{n}[comment].value',
        shows: '[field] keeps the items that have the field; null does not count',
        data: EVENT,
        result: ['192.0.2.1'],
      },
      {
        path: 'score.{n}[value>=10].value',
        shows: '> < >= <= compare numbers as numbers, everything else letter by letter',
        data: SCORES,
        result: ['10', '1e1', 'high'],
      },
      {
        path: 'Event[published=false].info',
        shows: 'A matcher behind a name tests what the name leads to',
        data: EVENT,
        result: ['Phishing'],
      },
    ],
  },
  {
    title: 'Regular expressions',
    entries: [
      {
        path: 'Event.Tag.{n}[name=/^tlp:/].name',
        shows: 'A value between slashes is a regex',
        data: EVENT,
        result: ['tlp:amber'],
      },
      {
        path: 'Event.Tag.{n}[name=/OSINT$/i].name',
        shows: 'Modifiers stand behind the last slash',
        data: EVENT,
        result: ['type:OSINT'],
      },
      {
        path: 'Event.Tag.{n}[name=/(?i)[a-z]+:AMBER/].name',
        shows: 'With a character class they have to stand inside',
        data: EVENT,
        result: ['tlp:amber'],
      },
      {
        path: 'Event.Tag.{n}[name=/^(?!tlp:)/].name',
        shows: 'There is no != for regexes, but a regex can exclude',
        data: EVENT,
        result: ['type:OSINT'],
      },
    ],
  },
  {
    title: 'Surprises',
    entries: [
      {
        path: 'Event.Tag.name',
        shows: 'Without {n} a list has no fields: nothing is found, and nobody complains',
        data: EVENT,
        result: [],
      },
      {
        path: 'Event.Tag',
        shows: 'A path without {n} and brackets gives a list as it is',
        data: EVENT,
        result: [{ name: 'tlp:amber' }, { name: 'type:OSINT' }],
      },
      {
        path: 'Event.Attribute[type=ip-dst].value',
        shows: 'Without {n} the matcher tests the list itself',
        data: EVENT,
        result: [],
      },
      {
        path: 'Event.Attribute.{n}[type="ip-dst"].value',
        shows: 'Quotes belong to the value',
        data: EVENT,
        result: [],
      },
      {
        path: 'Event.Attribute.{n}[type=].value',
        shows: 'A matcher without value is ignored',
        data: EVENT,
        result: ['192.0.2.1', 'example.com', '192.0.2.2'],
      },
      {
        path: 'score.{n}[value=10].value',
        shows: 'Texts that read as the same number are equal',
        data: SCORES,
        result: ['10', '1e1'],
      },
      {
        path: 'Event.Tag.{n}[name=/[a-z]:/i].name',
        shows: 'A regex with a character class and modifiers is cut and matches nothing',
        data: EVENT,
        result: [],
      },
      {
        path: '',
        shows: 'An empty path gives all of the data',
        data: { Event: { id: '7' } },
        result: { Event: { id: '7' } },
      },
    ],
  },
]

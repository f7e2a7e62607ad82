import { describe, expect, it } from 'vitest'
import { failure, text } from '../render-text.ts'

const data = {
  n: 7,
  words: ['delta', 'Alpha', 'charlie'],
  d: { b: 2, a: 1, C: 3 },
  items: [
    { n: 'x', v: 3, t: ['p'] },
    { n: 'Y', v: 1 },
    { n: 'x', v: 2, t: [] },
  ],
  html: '<b>"q"</b>',
  s: 'Hello World',
}

describe('Filters of HTML and JSON', () => {
  it.each([
    [
      "{{ html|e }} {{ html|e|e }} {{ html|e|forceescape }} {{ html|safe|e }} {{ 5|e }} {{ none|e }} {{ ['<']|e }}",
      '&lt;b&gt;&#34;q&#34;&lt;/b&gt; &lt;b&gt;&#34;q&#34;&lt;/b&gt; &amp;lt;b&amp;gt;&amp;#34;q&amp;#34;&amp;lt;/b&amp;gt; <b>"q"</b> 5 None [&#39;&lt;&#39;]',
    ],
  ])('escape: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ '<a>b</a> <!-- <c> --> &amp;\\n\\n e <'|striptags }} {{ '&lt;x&gt; &#39; &#x41; &#0; &notit'|striptags }}",
      "b & e < <x> ' A \ufffd &notit",
    ],
  ])('striptags: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ {'b': [1, none, true, 1.5, '<\\'&>\u00e9\ud83d\ude00\\x7f\\n'], 'a': {}}|tojson }} {{ {1: 2, none: 3}|dictsort(by='value')|tojson }} {{ {true: 1}|tojson }} {{ (1, [])|tojson }} {{ 1e400|tojson }}",
      '{"a": {}, "b": [1, null, true, 1.5, "\\u003c\\u0027\\u0026\\u003e\\u00e9\\ud83d\\ude00\\u007f\\n"]} [[1, 2], [null, 3]] {"true": 1} [1, []] Infinity',
    ],
    [
      "{{ d|tojson(2) }} {{ [[], {}, [1]]|tojson(indent=1) }} {{ d|tojson('--') }} {{ d|tojson(0) }}",
      '{\n  "C": 3,\n  "a": 1,\n  "b": 2\n} [\n [],\n {},\n [\n  1\n ]\n] {\n--"C": 3,\n--"a": 1,\n--"b": 2\n} {\n"C": 3,\n"a": 1,\n"b": 2\n}',
    ],
  ])('tojson: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ {'class': 'a b', 'id': none, 'x': missing, 'y': '<'}|xmlattr }}|{{ {'a': 1}|xmlattr(false) }}|{{ {}|xmlattr }}|",
      ' class="a b" y="&lt;"|a="1"||',
    ],
  ])('xmlattr: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ d|pprint }} {{ 7|pprint }} {{ 'a'|pprint }} {{ (1,)|pprint }}",
      "{'C': 3, 'a': 1, 'b': 2} 7 'a' (1,)",
    ],
    [
      "{{ {'key': 'word ' * 20, 'list': range(30)|list, 'tuple': ('x' * 60, 'y' * 60)}|pprint }}",
      "{'key': 'word word word word word word word word word word word word word word '\n        'word word word word word word ',\n 'list': [0,\n          1,\n          2,\n          3,\n          4,\n          5,\n          6,\n          7,\n          8,\n          9,\n          10,\n          11,\n          12,\n          13,\n          14,\n          15,\n          16,\n          17,\n          18,\n          19,\n          20,\n          21,\n          22,\n          23,\n          24,\n          25,\n          26,\n          27,\n          28,\n          29],\n 'tuple': ('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',\n           'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy')}",
    ],
    [
      "{{ ('word ' * 30)|pprint }}",
      "('word word word word word word word word word word word word word word word '\n 'word word word word word word word word word word word word word word word ')",
    ],
    [
      "{{ ('one line\\nand ' ~ 'word ' * 30)|pprint }}",
      "('one line\\n'\n 'and word word word word word word word word word word word word word word '\n 'word word word word word word word word word word word word word word word '\n 'word ')",
    ],
    ["{{ {2: 1, 'a': 2, none: 3}|pprint }}", "{None: 3, 2: 1, 'a': 2}"],
  ])('pprint: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    [
      "{{ s|attr('upper')() }} [{{ d|attr('a') }}] {{ missing|default('x') }} {{ ''|default('x') }}|{{ ''|d('x', true) }} {{ none|d('x') }}",
      'HELLO WORLD [] x |x None',
    ],
  ])('attr, default: %s', (template, expected) => {
    expect(text(template, data)).toBe(expected)
  })

  it.each([
    ['{{ missing|tojson }}', 'TypeError'],
    ['{{ range(3)|tojson }}', 'TypeError'],
    ['{{ {(1,): 2}|tojson }}', 'TypeError'],
    ["{{ {1: 2, 'a': 3}|tojson }}", 'TypeError'],
    ["{{ {'a b': 1}|xmlattr }}", 'ValueError'],
    ['{{ 5|xmlattr }}', 'AttributeError'],
    ["{{ 'http://example.com'|urlize(9, true) }}", 'RuntimeError'],
    ["{{ '&eacute;'|striptags }}", 'RuntimeError'],
  ])('failing: %s', (template, kind) => {
    expect(failure(template, data)).toMatch(new RegExp(`^1: ${kind}: .`))
  })
})

describe('Markup and JSON', () => {
  it('xmlattr gives Markup where escaping is on', () => {
    expect(
      text(
        "{% autoescape true %}{{ {'a': '<'}|xmlattr }}{% endautoescape %} {{ {'a': '<'}|xmlattr }}",
        data,
      ),
    ).toBe(' a="&lt;"  a="&lt;"')
  })

  it('tojson writes infinity and NaN as JavaScript names them', () => {
    expect(text('{% set i = n * 1e308 %}{{ [i, -i, i - i]|tojson }}', data)).toBe(
      '[Infinity, -Infinity, NaN]',
    )
  })

  it('pprint sorts keys of different types by the names of the types', () => {
    expect(text("{{ {1: 2, 'a': 3, none: 4, 1.5: 6, (1, 2): 3}|pprint }}", data)).toBe(
      "{None: 4, 1: 2, 1.5: 6, 'a': 3, (1, 2): 3}",
    )
  })

  it('pprint keeps a tuple of one item a tuple when it breaks lines', () => {
    expect(text("{{ ('word ' * 30, )|pprint }} {{ (1, 'word ' * 30)|pprint }}", data)).toBe(
      "('word word word word word word word word word word word word word word word '\n 'word word word word word word word word word word word word word word word ',) (1,\n 'word word word word word word word word word word word word word word word '\n 'word word word word word word word word word word word word word word word ')",
    )
  })

  it('pprint leaves alone what it cannot break', () => {
    expect(
      text(
        "{{ [12345678901234567890 ** 5]|pprint }} {{ ('word ' * 30)|safe|pprint }} {{ ('w' * 90)|pprint }}",
        data,
      ),
    ).toBe(
      "[286797186173370403767041767776920429666954333495933335798264659838306817363852838672048294900000] Markup('word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word ') 'wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww'",
    )
  })

  it('pprint puts a word that is longer than a line on its own line', () => {
    expect(
      text("{{ ('w' * 40 ~ ' ' ~ 'v' * 90 ~ ' x')|pprint }} {{ ('   ' ~ 'w' * 90)|pprint }}", data),
    ).toBe(
      "('wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww '\n 'vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv '\n 'x') ('   '\n 'wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww')",
    )
  })

  it('pprint breaks a text at its lines first', () => {
    expect(text("{{ ('a\\n' * 30)|pprint }}", data)).toBe(
      "('a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n'\n 'a\\n')",
    )
  })

  it('pprint keeps equal keys in their order', () => {
    expect(text('{% set i = n * 1e308 %}{{ {i - i: 1, 1: 2}|pprint }}', data)).toBe(
      '{nan: 1, 1: 2}',
    )
  })

  it('striptags reads the references 128 to 159 as Windows characters', () => {
    expect(text("{{ '&#128;|&#130;|&#129;|&#159;|&#x9F;'|striptags }}", data)).toBe('€|‚||Ÿ|Ÿ')
  })

  it('striptags replaces references to no character', () => {
    expect(
      text(
        "{{ '&#0;|&#xD800;|&#57343;|&#57344;|&#1114112;|&#99999999999999999999;'|striptags }}",
        data,
      ),
    ).toBe('�|�|�||�|�')
  })

  it('striptags drops references to characters no text should have', () => {
    expect(text("{{ 'a&#1;b&#11;c&#127;d&#64976;e&#65534;f&#131071;g'|striptags }}", data)).toBe(
      'abcdefg',
    )
  })
})

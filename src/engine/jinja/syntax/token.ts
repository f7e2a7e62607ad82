/** Operators are token types of their own; `eof` ends every stream. */
export type TokenType =
  | 'data'
  | 'variable_begin'
  | 'variable_end'
  | 'block_begin'
  | 'block_end'
  | 'name'
  | 'string'
  | 'integer'
  | 'float'
  | 'eof'
  | Operator

export const OPERATORS = [
  '//',
  '**',
  '==',
  '!=',
  '>=',
  '<=',
  '+',
  '-',
  '/',
  '*',
  '%',
  '~',
  '[',
  ']',
  '(',
  ')',
  '{',
  '}',
  '>',
  '<',
  '=',
  '.',
  ':',
  '|',
  ',',
  ';',
] as const

export type Operator = (typeof OPERATORS)[number]

export interface Token {
  readonly type: TokenType
  /** The source text; of strings the decoded value. */
  readonly value: string
  readonly line: number
}

const DESCRIPTIONS: ReadonlyMap<string, string> = new Map([
  ['data', 'template data / text'],
  ['variable_begin', 'begin of print statement'],
  ['variable_end', 'end of print statement'],
  ['block_begin', 'begin of statement block'],
  ['block_end', 'end of statement block'],
  ['eof', 'end of template'],
])

/** A token type for an error message. */
export function describeType(type: string): string {
  return DESCRIPTIONS.get(type) ?? type
}

/** A token for an error message: names by what they are, others by their kind. */
export function describeToken(token: Token): string {
  return token.type === 'name' ? token.value : describeType(token.type)
}

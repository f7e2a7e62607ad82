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

/** A token for an error message: names by what they are, others by their kind (`end of block`). */
export function describeToken({ type, value }: Token): string {
  return type === 'name' ? value : describeType(type)
}

/** A token type for an error message. */
export function describeType(type: TokenType): string {
  if (type === 'eof') return 'end of template'
  return type.replace(/^(.+)_(.+)$/, '$2 of $1')
}

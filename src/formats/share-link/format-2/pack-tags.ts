/*
 * The first byte of a packed value says what it is: kind and, where it is small, also the value, the length or the
 * number of a word. Ranges begin at these bytes; each goes up to the next.
 */

/** −8 … 23 in the byte itself. */
export const SMALL_INTEGER = 0x00
export const LOWEST_SMALL = -8
/** One of the first 32 words. */
export const FREQUENT_WORD = 0x20
/** A text of 0 … 30 bytes; the last byte of the range: its length follows. */
export const TEXT = 0x40
/** A list of 0 … 14 items; the last byte of the range: its length follows. */
export const LIST = 0x60
/** A map of 0 … 10 entries; the last byte of the range: its size follows. */
export const MAP = 0x70
export const NULL = 0x7c
export const FALSE = 0x7d
export const TRUE = 0x7e
/** Eight bytes of a floating point number follow. */
export const FLOAT = 0x7f
/** The word's number less 32 follows in one byte. */
export const WORD = 0x80
/** 16 bytes of a UUID follow. */
export const UUID = 0x81
/** A text of digits without a leading zero: its number follows. */
export const DIGITS = 0x82
/** The number follows, its sign in the lowest bit. */
export const INTEGER = 0x83
/** −15872 … 15871 in the rest of this byte and the next. */
export const MEDIUM_INTEGER = 0x84
export const LOWEST_MEDIUM = -15_872
export const HIGHEST_MEDIUM = 15_871

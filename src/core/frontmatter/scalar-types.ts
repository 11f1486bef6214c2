import type { ScalarNode } from './types.ts'

/*
 * What an unquoted scalar means. Readers differ: YAML 1.2 (and Hugo from 0.152), YAML 1.1, and Hugo before 0.152,
 * whose Go library takes `yes` for a boolean, `010` for 8 and `1_000` for a number (facts.md, "Front matter").
 */

const NULL = /^(?:~|null|Null|NULL|)$/
const BOOLEAN = /^(?:y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/
const NUMBER =
  /^[-+]?(?:0b[01_]+|0o[0-7_]+|0x[\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?|\.\d[\d_]*(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF))$|^\.(?:nan|NaN|NAN)$/
const DATE =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|[ \t]+)(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d*)?(?:[ \t]*(?:[Zz]|[-+]\d{1,2}(?::?\d{2})?))?)?$/

/** What an unquoted scalar means to Hugo. */
export function plainType(text: string): ScalarNode['type'] {
  if (NULL.test(text)) return 'null'
  if (BOOLEAN.test(text)) return 'boolean'
  if (isDate(text)) return 'date'
  return NUMBER.test(text) ? 'number' : 'string'
}

/** Whether an unquoted scalar is a date or time stamp that exists in the calendar. */
export function isDate(text: string): boolean {
  const match = DATE.exec(text)
  if (!match) return false
  const [, year, month, day, hour = '0', minute = '0', second = '0'] = match
    .map(Number)
    .map(number => number || 0)
  const days = new Date(Date.UTC(year ?? 0, month ?? 0, 0)).getUTCDate()
  return (
    between(month, 1, 12) &&
    between(day, 1, days) &&
    between(Number(hour), 0, 23) &&
    between(Number(minute), 0, 59) &&
    between(Number(second), 0, 60)
  )
}

function between(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && value >= least && value <= most
}

/** Digits and signs enough that some reader may take it for a number, a time or base 60: never written unquoted. */
const NUMERIC_LOOK =
  /^[-+.\d][-+._:,\d]*(?:[eE][-+]?[\d_]*)?$|^[-+]?[eE][-+]?[\d_]+$|^[-+]?0[xXoObB][\da-fA-F_]*$|^[-+]?\.\w+$/

/** Whether every reader takes the unquoted scalar for these characters and nothing else. */
export function isTextToAll(text: string): boolean {
  return (
    plainType(text) === 'string' &&
    !NUMERIC_LOOK.test(text) &&
    !DATE.test(text) &&
    text !== '<<' &&
    text !== '='
  )
}

import { fieldProblem } from '../domain/problems.ts'
import type { ImportField } from './fields.ts'

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

export const uuid = (field: ImportField) => (text: string) => {
  if (!uuidShape.test(text)) throw fieldProblem('validation_failed', field, 'This is not an id.')
  return text.toLowerCase()
}

export const plain = (field: ImportField) => (text: string) => {
  if ([...text].length > 255 || /[\p{Cc}\p{Cs}]/u.test(text)) {
    throw fieldProblem('validation_failed', field, 'Give at most 255 printable characters.')
  }
  return text.normalize('NFC')
}

const yes = [
  'true',
  '1',
  'yes',
  'y',
  'on',
  'x',
  'ja',
  'j',
  'oui',
  'o',
  'sí',
  'si',
  's',
  'sim',
  'はい',
]
const no = ['false', '0', 'no', 'n', 'off', 'nein', 'non', 'não', 'nao', 'いいえ']

export function readTruth(text: string): boolean {
  const word = text.trim().normalize('NFC').toLowerCase()
  if (word === '' || yes.includes(word)) return true
  if (no.includes(word)) return false
  throw fieldProblem('validation_failed', 'send_email', 'Write true or false.')
}

export function readLang(text: string): string {
  const tag = text.replaceAll('_', '-')
  if (tag.length <= 35 && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag)) return tag
  throw fieldProblem('validation_failed', 'lang', 'Write a language tag like en or pt-BR.')
}

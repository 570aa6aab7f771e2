import { createHash } from 'node:crypto'
import multipart, { type Multipart, type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { maxFileBytes, maxRows } from '../csv/limits.ts'
import { tooManyRows } from '../csv/objects.ts'
import { fieldProblem, Problem } from '../domain/problems.ts'

export type UploadedFile = { filename: string | null; bytes: Uint8Array }

declare module 'fastify' {
  interface FastifyRequest {
    uploadedFile: UploadedFile | null
  }
}

const maxFieldBytes = 128 * 1024 // ten thousand row numbers, or a mapping of all columns
const maxFormBytes = maxFileBytes + 1024 * 1024
const limits = {
  files: 1,
  fileSize: maxFileBytes,
  fields: 10,
  parts: 11,
  fieldSize: maxFieldBytes,
  fieldNameSize: 100,
  headerPairs: 20,
}

/**
 * Lets the routes of this scope, and no others, take a file in a form. All of it is read before the
 * schema and the idempotency key are asked; in the body, a digest stands for the bytes, so that a
 * key stands for them too. Throws `file_too_large`, `validation_failed` or `bad_request`. Spec §6.
 */
export async function takeUploads(app: FastifyInstance): Promise<void> {
  await app.register(multipart, { limits })
  app.decorateRequest('uploadedFile', null)
  app.addHook('preValidation', async (request) => {
    if (request.isMultipart()) request.body = await readForm(request)
    else assertRowsGiven(request.body)
  })
  app.setErrorHandler((failure) => {
    throw codeOf(failure) === 'FST_ERR_CTP_BODY_TOO_LARGE' ? new Problem('file_too_large') : failure
  })
}

/** Before the schema, which would go through each of too many. */
function assertRowsGiven(body: unknown): void {
  if (body === undefined) throw fieldProblem('validation_failed', 'file', 'Send a file, or rows.')
  if (typeof body !== 'object' || body === null || !('rows' in body)) return
  const { rows } = body
  if (!Array.isArray(rows)) return
  if (rows.length === 0) throw fieldProblem('no_rows', 'rows')
  if (rows.length > maxRows) throw tooManyRows()
}

/** Goes on reading after a fault: who is still sending could not take an answer. */
async function readForm(request: FastifyRequest): Promise<Record<string, string>> {
  if (Number(request.headers['content-length']) > maxFormBytes) throw new Problem('file_too_large')
  const form = new Map<string, string>()
  let refusal: Problem | undefined
  try {
    for await (const part of request.parts()) {
      const { fieldname: name } = part
      if (form.has(name)) refusal ??= fieldProblem('validation_failed', name, 'Give this once.')
      form.set(name, part.type === 'file' ? await takeFile(request, part) : textOf(part))
    }
  } catch (failure) {
    throw refusal ?? refusalOf(failure)
  }
  if (refusal) throw refusal
  return Object.fromEntries(form)
}

async function takeFile(request: FastifyRequest, part: MultipartFile): Promise<string> {
  const bytes = await part.toBuffer()
  request.uploadedFile = { filename: nameOf(part), bytes }
  return createHash('sha256').update(bytes).digest('hex')
}

function nameOf({ filename }: MultipartFile): string | null {
  const name =
    filename
      ?.normalize('NFC')
      .replaceAll(/[\p{Cc}\p{Cs}\p{Cf}]/gu, '')
      .trim() ?? ''
  return [...name].slice(0, 255).join('') || null
}

function textOf({ fieldname, value, ...part }: Exclude<Multipart, MultipartFile>): string {
  if (fieldname === 'file') throw fieldProblem('validation_failed', 'file', 'Send a file here.')
  if (part.valueTruncated) throw fieldProblem('validation_failed', fieldname, 'This is too long.')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What a form can do wrong, in our words. */
function refusalOf(failure: unknown): unknown {
  if (failure instanceof Problem) return failure
  switch (codeOf(failure)) {
    case 'FST_REQ_FILE_TOO_LARGE':
      return new Problem('file_too_large')
    case 'FST_FILES_LIMIT':
      return fieldProblem('validation_failed', 'file', 'Send one file.')
    case 'FST_FIELDS_LIMIT':
    case 'FST_PARTS_LIMIT':
      return new Problem('validation_failed', { detail: 'The form has too many fields.' })
    default:
      return new Problem('bad_request', { detail: 'The form cannot be read.' })
  }
}

const codeOf = (failure: unknown) =>
  typeof failure === 'object' && failure !== null && 'code' in failure ? failure.code : undefined

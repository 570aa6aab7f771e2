import { Problem } from '../../../../domain/problems.ts'
import { createDesk } from './desk.ts'

const desk = createDesk()

/** One question after the other: each answer knows of all that was asked before. */
let last: Promise<unknown> = Promise.resolve()

addEventListener('message', ({ data: { id, name, given } }) => {
  last = last
    .then(() => Reflect.apply(Reflect.get(desk, name), desk, given))
    .then((answer) => postMessage({ id, answer }))
    .catch((failure) => postMessage({ id, ...refusalOf(failure) }))
})

/** Errors lose what is their own on the way to the page. */
function refusalOf(failure: unknown) {
  if (!(failure instanceof Problem)) return { broken: String(failure) }
  return { refusal: { code: failure.code, extras: failure.extras } }
}

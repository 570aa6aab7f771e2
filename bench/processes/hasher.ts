import argon2 from 'argon2'
import { announce } from '../support/children.ts'
import { createControl, listen } from '../support/control.ts'
import { load, rate } from '../support/load.ts'

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Nothing but Argon2id, at the cost that is our default. */
export async function playHasher(): Promise<void> {
  const control = createControl({
    '/rate': async (query) => {
      const callers = Number(query.get('callers'))
      const limitMs = Number(query.get('ms'))
      const requests = Number.POSITIVE_INFINITY
      const hash = (index: number) => argon2.hash(`a long enough password ${index}`, cost)
      return { value: rate(await load({ callers, requests, limitMs }, hash)) }
    },
  })
  announce({ http: await listen(control) })
}

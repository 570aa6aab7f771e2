import cookie from '@fastify/cookie'
import cors from '@fastify/cors'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance } from 'fastify'
import { v7 } from 'uuid'
import { assertAccessDeclared } from './access.ts'
import { guard } from './authentication.ts'
import { createCorsRules } from './cors.ts'
import type { RouteDeps } from './deps.ts'
import { closeEmptyBodies } from './empty-bodies.ts'
import { sendSecurityHeaders } from './headers.ts'
import { answerOnce } from './idempotency.ts'
import { readJsonBodies } from './json-bodies.ts'
import { logController, loggerOptions, logRequests } from './logging.ts'
import { openapiOptions, swaggerUiOptions } from './openapi.ts'
import { createProblemAnswers } from './problems.ts'
import { pageRoutes } from './routes/pages.ts'
import { shortLinkRoutes } from './routes/short-links.ts'
import { registerRoutes } from './routes.ts'
import { bodyLimit } from './schemas/bulk.ts'
import { provideScopes } from './scopes.ts'
import { answerUnknownRoutes } from './unknown-routes.ts'
import { createUnroutableAnswers, type Patience, usualPatience } from './unroutable.ts'
import { compileValidator } from './validation.ts'

export type AppOptions = {
  logLevel: string
  trustProxy: boolean // whether one proxy stands in front of us
  webFolder: string // where the built pages are
  patience?: Patience
  logTo?: { write: (line: string) => void } // standard output when left out
}

/** The API, ready to listen. What a request passes, in order; `main.ts` and tests give the deps. */
export async function buildApp(deps: RouteDeps, options: AppOptions): Promise<FastifyInstance> {
  const { publicUrl } = deps.settings
  const problems = createProblemAnswers(publicUrl)
  const { badPath, badRequest } = createUnroutableAnswers(publicUrl)
  const { headersMs, requestMs } = options.patience ?? usualPatience
  const app = Fastify({
    logger: loggerOptions(options.logLevel, options.logTo),
    logController,
    genReqId: () => v7(),
    requestIdHeader: false,
    trustProxy: options.trustProxy && isNearestProxy,
    return503OnClosing: false, // what is under way is finished
    bodyLimit, // a route that takes more says so
    connectionTimeout: 120_000, // without a byte either way; no answer of ours takes as long
    requestTimeout: requestMs,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: Math.ceil(headersMs / 3) },
    routerOptions: { maxParamLength: 65_536 }, // an overlong token is a dead link like any other
    frameworkErrors: (failure, { id }, reply) => badPath(failure, id, reply.hijack().raw),
    clientErrorHandler: badRequest,
  })
  app.setErrorHandler(problems.answer)
  app.setValidatorCompiler(compileValidator)
  readJsonBodies(app)
  logRequests(app, deps.metrics)
  assertAccessDeclared(app)
  answerUnknownRoutes(app)
  closeEmptyBodies(app)
  provideScopes(app, deps.sql)

  sendSecurityHeaders(app, publicUrl)
  await app.register(cors, { delegator: createCorsRules(deps) })
  await app.register(cookie)
  await app.register(rateLimit, { global: false, cache: 50_000 })
  guard(app, deps)
  answerOnce(app, deps)

  await app.register(swagger, openapiOptions(publicUrl))
  await app.register(swaggerUi, swaggerUiOptions)
  await registerRoutes(app, deps)
  await app.register(shortLinkRoutes, { ...deps, folder: options.webFolder })
  await app.register(pageRoutes, { folder: options.webFolder })
  return app
}

/** What our own proxy says of a caller's address counts, not what the caller told the proxy. */
const isNearestProxy = (_address: string, hop: number) => hop === 0

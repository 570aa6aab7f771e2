import { Client, Connection } from '@temporalio/client'
import type { DataConverter } from '@temporalio/common'
import { loadClientConnectConfig } from '@temporalio/envconfig'
import type { Config } from './config.ts'

/** Address from our own settings; TLS, mTLS and API key from Temporal's usual `TEMPORAL_*` ones. */
export function temporalConnectionOptions(config: Config) {
  const { connectionOptions } = loadClientConnectConfig({ disableFile: true })
  return { ...connectionOptions, address: config.TEMPORAL_ADDRESS }
}

/** Connects with the first call, and again whenever Temporal comes back. */
export function createTemporalClient(config: Config, dataConverter: DataConverter): Client {
  const connection = Connection.lazy(temporalConnectionOptions(config))
  return new Client({ connection, namespace: config.TEMPORAL_NAMESPACE, dataConverter })
}

import nodemailer from 'nodemailer'

/** The way to the mail server: connections are kept, and nobody is waited for without end. */
export const createSmtp = ({ url, connections }: { url: string; connections: number }) =>
  nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  })

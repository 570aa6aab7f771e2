import { fieldsOf, type ImportField, type ImportMode } from './fields.ts'
import { resultLine } from './result-lines.ts'

const meanings: Record<ImportField, string> = {
  email: 'required; each address once in a file',
  first_name: 'required',
  last_name: 'required',
  role_id: 'id of the role to give; needs a node. Or name it in role',
  role: 'name of the role, instead of role_id',
  node_id: 'id of the node where the role is given. Or name it in node',
  node: 'name of the node, or its path like Europe/Berlin, instead of node_id',
  client_id: "OAuth client id of the application; empty: the environment's default",
  application_id: 'id of the application this person may use',
  send_email: 'true (also when empty) or false: make the invite, send nothing',
  lang: 'language of the message, like en or pt-BR',
  password: 'a starting password of 8 to 64 characters; may be empty',
  external_id: 'what this person is called in another system; each once in an account',
}

const examples: Partial<Record<ImportField, [string, string]>> = {
  email: ['ada@example.com', 'grace@example.com'],
  first_name: ['Ada', 'Grace'],
  last_name: ['Lovelace', 'Hopper'],
  send_email: ['true', 'false'],
  lang: ['en', 'de'],
  external_id: ['E-1001', 'E-1002'],
}

/** A file to start from: every column of the mode, what each means, two people. Spec §6, seed 003. */
export function sampleFile(mode: ImportMode): string {
  const fields = fieldsOf(mode)
  const comments = [
    '# Lines that begin with # are left out. Columns may come in any order;',
    '# optional ones may be empty or missing.',
    '#',
    ...fields.map((field) => `# ${field}: ${meanings[field]}`),
  ]
  const person = (which: 0 | 1) => fields.map((field) => examples[field]?.[which] ?? '')
  const lines = [fields, person(0), person(1)].map(resultLine)
  return `${comments.join('\r\n')}\r\n${lines.join('')}`
}

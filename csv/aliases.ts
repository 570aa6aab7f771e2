import { fieldsOf, type ImportField, type ImportMode } from './fields.ts'

/**
 * How people head their columns, in the languages our messages have. Compared by `headerKey`, so
 * case, accents, spaces and punctuation do not matter.
 */
const aliases: [ImportField, string[]][] = [
  [
    'email',
    [
      'email',
      'mail',
      'email address',
      'mail address',
      'email addresses',
      'work email',
      'business email',
      'primary email',
      'user email',
      'email id',
      'mailadresse',
      'email adresse',
      'e-mail-adresse',
      'adresse email',
      'adresse e-mail',
      'adresse mail',
      'courriel',
      'adresse électronique',
      'correo',
      'correo electrónico',
      'dirección de correo',
      'endereço de email',
      'endereço de e-mail',
      'メール',
      'メールアドレス',
      '電子メール',
    ],
  ],
  [
    'first_name',
    [
      'first name',
      'first',
      'given name',
      'given names',
      'forename',
      'vorname',
      'rufname',
      'prénom',
      'nombre',
      'nombre de pila',
      'primeiro nome',
      'nome',
      '名',
      '名前',
    ],
  ],
  [
    'last_name',
    [
      'last name',
      'last',
      'surname',
      'family name',
      'nachname',
      'familienname',
      'zuname',
      'nom',
      'nom de famille',
      'apellido',
      'apellidos',
      'sobrenome',
      'apelido',
      'último nome',
      '姓',
      '苗字',
    ],
  ],
  ['role_id', ['role id', 'rollen id', 'id du rôle', 'id de rol', 'role uuid']],
  ['role', ['role', 'role name', 'rolle', 'rôle', 'rol', 'função', 'papel', 'ロール', '役割']],
  ['node_id', ['node id', 'knoten id', 'id du nœud', 'node uuid']],
  ['node', ['node', 'node name', 'node path', 'knoten', 'nœud', 'nodo', 'nó', 'ノード']],
  ['client_id', ['client id', 'oauth client id', 'oauth client', 'app client id']],
  ['application_id', ['application id', 'app id', 'application', 'app', 'anwendung', 'aplicación']],
  [
    'send_email',
    [
      'send email',
      'send mail',
      'send invite',
      'send invitation',
      'notify',
      'email senden',
      'mail senden',
      'envoyer email',
      'enviar correo',
      'enviar email',
    ],
  ],
  ['lang', ['lang', 'language', 'locale', 'sprache', 'langue', 'idioma', 'língua', '言語']],
  [
    'password',
    [
      'password',
      'initial password',
      'starting password',
      'passwort',
      'kennwort',
      'mot de passe',
      'contraseña',
      'senha',
      'palavra-passe',
      'パスワード',
    ],
  ],
  [
    'external_id',
    [
      'external id',
      'externe id',
      'id externe',
      'id externo',
      'employee id',
      'employee number',
      'personnel number',
      'personalnummer',
      'mitarbeiternummer',
      'matricule',
      'staff id',
      '社員番号',
    ],
  ],
]

/** What is left of a header when only its letters and digits count. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

const fieldByKey = new Map(
  aliases.flatMap(([field, names]) =>
    [field, ...names].map((name): [string, ImportField] => [headerKey(name), field]),
  ),
)

/** Which field of a mode a header means, if any. */
export function fieldOf(header: string, mode: ImportMode): ImportField | undefined {
  const field = fieldByKey.get(headerKey(header))
  return field && fieldsOf(mode).includes(field) ? field : undefined
}

const secretWords = [
  'password',
  'passwort',
  'passwd',
  'pwd',
  'kennwort',
  'motdepasse',
  'contrasena',
  'senha',
  'palavrapasse',
  'パスワード',
].map(headerKey)

/** Whether a column that nothing is mapped to may hold passwords all the same, like "Password 2". */
export const mayHoldPasswords = (header: string): boolean =>
  secretWords.some((word) => headerKey(header).includes(word))

import { plural } from '../../formats.ts'

export const templates = {
  lead: 'Messages in your own words. An invite names its message by key; INVITE_USER takes the place of ours.',
  create: 'New template',
  createTitle: 'New template',
  submit: 'Create template',
  created: 'The template is there. Invites can name it from now on.',
  addLanguage: 'Add a language',
  addLanguageTo: (key: string) => `Add a language to ${key}`,
  empty: 'No templates',
  emptyText:
    'Invites are sent in our words, in six languages. With a template of the key INVITE_USER they are sent in yours.',
  medium: 'Medium',
  media: { EMAIL: 'E-mail', SMS: 'Text message' },
  language: 'Language',
  updated: 'Changed',
  rowName: (key: string, language: string) => `${key} in ${language}`,
  one: 'Template',
  fields: {
    key: 'Key',
    medium: 'Medium',
    lang: 'Language',
    tag: 'Language tag',
    subject: 'Subject',
    body: 'Body',
  },
  advice: {
    key: 'Letters, digits, “_”, “.” and “-”. INVITE_USER is the message of all invites that name none.',
    tag: 'As in BCP 47, such as pt-BR or sr-Latn.',
    EMAIL:
      'HTML. A fragment goes on our card with your branding; a whole document, with <html>, is sent as it is.',
    SMS: 'Plain text. Long names and messages are cut, so that it fits.',
  },
  otherLanguage: 'Another language…',
  badKey: 'Up to 64 letters, digits, “_”, “.” and “-”.',
  variables: 'Insert a value',
  insert: (token: string) => `Insert ${token}`,
  meanings: {
    name: 'The invitee’s name; it may be empty.',
    invite_link: 'The link to accept. It has to be there, once at least.',
    invited_by: 'Who invites them; it may be empty.',
    account_name: 'The name of this account.',
    expires_at: 'Until when the link works.',
    message: 'The personal message, where there is one.',
  },
  button: 'Button',
  buttonMeaning: 'The link as a button in your colour.',
  test: 'Send a test…',
  testTitle: 'Send a test',
  testLead: 'It is marked as a test, its link opens nothing, and the person in it is made up.',
  testSubmit: 'Send test',
  testTo: { EMAIL: 'E-mail address', SMS: 'Mobile number' },
  testAdvice: { EMAIL: 'Yours, unless you give another one.', SMS: 'Such as +491701234567.' },
  tested: (to: string) => `The test to ${to} was sent.`,
  saveFirst: 'Save your changes first: the test sends what is saved.',
  delete: 'Delete…',
  deleteTitle: (name: string) => `Delete ${name}?`,
  deleteText:
    'Messages in this language are then sent in another one of the same key; once none is left, no invite can name it. This cannot be undone.',
  deleteDefault:
    'Messages in this language are then sent in another one of this key, or in our own words. This cannot be undone.',
  deleteConfirm: 'Delete template',
  deleted: (name: string) => `${name} was deleted.`,
  seePending: 'See pending invites',
  rather: 'Change it instead',
  preview: {
    title: 'Preview',
    subject: 'Subject',
    frame: 'The message as it will be sent',
    formats: 'Format',
    html: 'E-mail',
    text: 'Plain text',
    incomplete: 'Fill in everything to see the message.',
    madeUp: 'The person is made up, and the link leads nowhere.',
    notYet: 'It cannot be sent like this yet:',
    segments: (count: number, units: number, encoding: 'GSM-7' | 'UCS-2') =>
      `Paid as ${plural(count, 'message', 'messages')}: ${plural(units, 'unit', 'units')} of ${encoding}.`,
    unicode: 'A character that GSM-7 does not know makes it UCS-2, of which less fits.',
  },
  /** What is wrong with a subject or a body, by code; `said` is what the API says of it. */
  faults: {
    malformed_template: (said: string) => `A tag is not closed or not opened: ${said}`,
    unknown_variable: (said: string) => said,
    unsafe_tag: () => 'Use {{value}}, {{#value}}…{{/value}} and {{^value}}…{{/value}} only.',
    missing_invite_link: () => 'Say {{invite_link}}, whatever is known of the person.',
    misplaced_variable: (said: string) => said,
    unsafe_html: (said: string) => `Mail programs would drop a part of it: ${said}`,
    empty_subject: () => 'Say something, whatever is known of the person.',
    too_long: (said: string) => said,
  },
  /** What a new template begins with. */
  samples: {
    EMAIL: {
      subject: 'Join us at {{account_name}}',
      body: `<p>Hello{{#name}} {{name}}{{/name}},</p>
<p>{{#invited_by}}{{invited_by}} invites you{{/invited_by}}{{^invited_by}}you are invited{{/invited_by}} to join {{account_name}}.</p>
{{#message}}<p>“{{message}}”</p>{{/message}}
<p><a class="button" href="{{invite_link}}">Accept the invitation</a></p>
<p>The link works until {{expires_at}}.</p>`,
    },
    SMS: {
      subject: '',
      body: 'You are invited to join {{account_name}}. Accept by {{expires_at}}: {{invite_link}}',
    },
  },
}

import type { Copy } from '../copy.ts'

/** French, formal and gender-neutral. High punctuation keeps its no-break space. */
export const fr: Copy = {
  greeting: { known: 'Bonjour {{name}},', unknown: 'Bonjour,' },
  invite: {
    subject: 'Vous avez reçu une invitation',
    opening: {
      known: 'Vous avez reçu une invitation à rejoindre {{account_name}}',
      unknown: 'Vous avez reçu une invitation',
    },
    introduction: {
      known:
        '{{invited_by}} vous a envoyé cette invitation. Pour l’accepter, il suffit de remplir un court formulaire.',
      unknown: 'Pour accepter cette invitation, il suffit de remplir un court formulaire.',
    },
    messageLabel: {
      known: 'Message de {{invited_by}}\u00a0:',
      unknown: 'Message pour vous\u00a0:',
    },
    accept: 'Accepter l’invitation',
    linkHint: 'Si le bouton ne fonctionne pas, copiez ce lien dans votre navigateur\u00a0:',
    expiry: 'Cette invitation est valable jusqu’au {{expires_at}}.',
    unexpected:
      'Vous n’attendiez pas cette invitation\u00a0? Vous pouvez simplement ignorer ce message.',
    decline: 'Refuser l’invitation',
  },
  text: {
    opening: {
      known: 'Invitation à rejoindre {{account_name}}.',
      unknown: 'Vous avez une invitation.',
    },
    message: 'De {{invited_by}} : {{message}}',
    accept: 'Acceptez avant le {{expires_at}} : {{invite_link}}',
  },
  passwordChanged: {
    subject: {
      known: 'Votre mot de passe pour {{account_name}} a été défini',
      unknown: 'Votre mot de passe a été défini',
    },
    event: {
      known:
        'Le {{changed_at}}, un nouveau mot de passe a été défini pour votre compte chez {{account_name}}, au moyen d’une invitation envoyée à cette adresse. Les sessions ouvertes ont été fermées.',
      unknown:
        'Le {{changed_at}}, un nouveau mot de passe a été défini pour votre compte, au moyen d’une invitation envoyée à cette adresse. Les sessions ouvertes ont été fermées.',
    },
    expected: 'Si c’était vous, vous n’avez rien d’autre à faire.',
    unexpected: {
      known:
        'Si ce n’était pas vous, quelqu’un d’autre a peut-être accès à votre messagerie. Changez d’abord le mot de passe de votre messagerie, puis prévenez l’équipe d’administration chez {{account_name}}.',
      unknown:
        'Si ce n’était pas vous, quelqu’un d’autre a peut-être accès à votre messagerie. Changez d’abord le mot de passe de votre messagerie, puis prévenez votre équipe d’administration.',
    },
  },
}

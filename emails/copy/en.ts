import type { Copy } from '../copy.ts'

/** English. Subject and opening are fixed by spec §5. */
export const en: Copy = {
  greeting: { known: 'Hi {{name}},', unknown: 'Hello,' },
  invite: {
    subject: "You've Been Invited",
    opening: {
      known: "You've been invited to join {{account_name}}",
      unknown: "You've been invited",
    },
    introduction: {
      known: '{{invited_by}} has sent you this invitation. Accepting it takes one short form.',
      unknown: 'Accepting this invitation takes one short form.',
    },
    messageLabel: { known: 'Message from {{invited_by}}:', unknown: 'Message for you:' },
    accept: 'Accept invitation',
    linkHint: 'If the button does not work, copy this link into your browser:',
    expiry: 'This invitation is valid until {{expires_at}}.',
    unexpected: 'Not expecting this? You can safely ignore this message.',
    decline: 'Decline invitation',
  },
  text: {
    opening: {
      known: "You've been invited to join {{account_name}}.",
      unknown: "You've been invited.",
    },
    message: 'From {{invited_by}}: {{message}}',
    accept: 'Accept by {{expires_at}}: {{invite_link}}',
  },
  passwordChanged: {
    subject: {
      known: 'Your password for {{account_name}} was set',
      unknown: 'Your password was set',
    },
    event: {
      known:
        'On {{changed_at}}, a new password was set for your account at {{account_name}}, through an invitation sent to this address. Existing sessions have been signed out.',
      unknown:
        'On {{changed_at}}, a new password was set for your account, through an invitation sent to this address. Existing sessions have been signed out.',
    },
    expected: 'If this was you, there is nothing left to do.',
    unexpected: {
      known:
        'If this was not you, someone else may be able to read your email. Change the password of your mailbox first, then contact an administrator of {{account_name}}.',
      unknown:
        'If this was not you, someone else may be able to read your email. Change the password of your mailbox first, then contact your administrator.',
    },
  },
}

import type { Copy } from '../copy.ts'

/** German, formal. What follows the greeting's comma starts in lower case unless it is a noun. */
export const de: Copy = {
  greeting: { known: 'Guten Tag {{name}},', unknown: 'Guten Tag,' },
  invite: {
    subject: 'Sie wurden eingeladen',
    opening: {
      known: 'Sie wurden eingeladen, {{account_name}} beizutreten',
      unknown: 'Sie wurden eingeladen',
    },
    introduction: {
      known:
        '{{invited_by}} hat Ihnen diese Einladung geschickt. Um sie anzunehmen, genügt ein kurzes Formular.',
      unknown: 'um diese Einladung anzunehmen, genügt ein kurzes Formular.',
    },
    messageLabel: { known: 'Nachricht von {{invited_by}}:', unknown: 'Nachricht für Sie:' },
    accept: 'Einladung annehmen',
    linkHint:
      'Falls die Schaltfläche nicht funktioniert, kopieren Sie diesen Link in Ihren Browser:',
    expiry: 'Diese Einladung ist gültig bis zum {{expires_at}}.',
    unexpected:
      'Sie haben keine Einladung erwartet? Dann können Sie diese Nachricht einfach ignorieren.',
    decline: 'Einladung ablehnen',
  },
  text: {
    opening: {
      known: 'Sie wurden eingeladen, {{account_name}} beizutreten.',
      unknown: 'Sie wurden eingeladen.',
    },
    message: 'Von {{invited_by}}: {{message}}',
    accept: 'Annehmen bis {{expires_at}}: {{invite_link}}',
  },
  passwordChanged: {
    subject: {
      known: 'Ihr Passwort für {{account_name}} wurde festgelegt',
      unknown: 'Ihr Passwort wurde festgelegt',
    },
    event: {
      known:
        'am {{changed_at}} wurde über eine Einladung an diese Adresse ein neues Passwort für Ihr Konto bei {{account_name}} festgelegt. Bestehende Sitzungen wurden beendet.',
      unknown:
        'am {{changed_at}} wurde über eine Einladung an diese Adresse ein neues Passwort für Ihr Konto festgelegt. Bestehende Sitzungen wurden beendet.',
    },
    expected: 'Wenn Sie das selbst waren, müssen Sie nichts weiter tun.',
    unexpected: {
      known:
        'Wenn Sie das nicht waren, hat möglicherweise jemand anderes Zugriff auf Ihr Postfach. Ändern Sie zuerst das Passwort Ihres Postfachs und wenden Sie sich dann an die Administration von {{account_name}}.',
      unknown:
        'Wenn Sie das nicht waren, hat möglicherweise jemand anderes Zugriff auf Ihr Postfach. Ändern Sie zuerst das Passwort Ihres Postfachs und wenden Sie sich dann an Ihre Administration.',
    },
  },
}

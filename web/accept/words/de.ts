import type { Words } from './catalogues.ts'

/** German, formal, as in the mails. */
export const de: Words = {
  dir: 'ltr',
  familyNameFirst: false,
  opening: 'Ihre Einladung wird geöffnet …',
  join: (account) => `${account} beitreten`,
  invitedBy: (inviter, account) => `${inviter} hat Sie eingeladen, ${account} beizutreten.`,
  invited: (account) => `Sie wurden eingeladen, ${account} beizutreten.`,
  summary: {
    address: 'Gesendet an',
    role: 'Rolle',
    roles: 'Rollen',
    application: 'Anwendung',
    validUntil: 'Gültig bis',
  },
  fields: {
    first_name: 'Vorname',
    last_name: 'Nachname',
    password: 'Passwort wählen',
    current_password: 'Aktuelles Passwort',
  },
  showPassword: 'Passwort anzeigen',
  hidePassword: 'Passwort verbergen',
  passwordAdvice: 'Mindestens 8 Zeichen. Gut sind einige Wörter ohne Zusammenhang.',
  strength: {
    short: 'Zu kurz',
    long: 'Zu lang',
    weak: 'Schwach',
    fair: 'Mäßig',
    good: 'Gut',
    strong: 'Stark',
  },
  hints: {
    repeats: 'Vermeiden Sie Wiederholungen und Reihen.',
    names: 'Lassen Sie Namen weg.',
    longer: 'Länger ist stärker.',
  },
  faults: {
    missing: 'Bitte füllen Sie dieses Feld aus.',
    nameLong: 'Bitte höchstens 100 Zeichen verwenden.',
    short: 'Bitte mindestens 8 Zeichen verwenden.',
    long: 'Bitte höchstens 64 Zeichen verwenden.',
    invalid: 'Diese Angabe ist nicht möglich. Bitte ändern Sie sie.',
    breached: 'Dieses Passwort stammt aus einem Datenleck. Bitte wählen Sie ein anderes.',
    wrong: 'Dieses Passwort stimmt nicht. Bitte versuchen Sie es erneut.',
  },
  checkFields: 'Bitte prüfen Sie die markierten Felder.',
  accept: 'Einladung annehmen',
  accepting: 'Wird angenommen …',
  toDecline: 'Einladung ablehnen',
  known: (account) =>
    `Sie haben bereits ein Konto bei ${account}. Bitte bestätigen Sie mit dessen Passwort.`,
  forgotten: 'Passwort vergessen? Wir können Ihnen einen neuen Link senden.',
  sendLinkInstead: 'Stattdessen Link senden',
  sending: 'Wird gesendet …',
  mailLink: {
    title: 'Bestätigen Sie, dass Sie es sind',
    text: (account, address) =>
      `Sie haben bereits ein Konto bei ${account}. Öffnen Sie zum Beitreten den Link, den wir an ${address} senden.`,
    send: 'Link senden',
  },
  inbox: {
    title: 'Sehen Sie in Ihr Postfach',
    text: (address) =>
      `Wir haben einen neuen Link an ${address} gesendet. Öffnen Sie ihn, um fortzufahren.`,
    note: 'Nach einigen Minuten noch nichts da? Sehen Sie im Spam-Ordner nach. Sie können diese Seite schließen.',
  },
  texted: {
    title: 'Sehen Sie in Ihre Nachrichten',
    note: 'Nach einigen Minuten noch nichts da? Prüfen Sie, ob Ihr Telefon Empfang hat. Sie können diese Seite schließen.',
  },
  decline: {
    title: (account) => `Einladung zu ${account} ablehnen?`,
    text: 'Danach können Sie diese Einladung nicht mehr verwenden.',
    confirm: 'Einladung ablehnen',
    declining: 'Wird abgelehnt …',
    back: 'Zurück',
  },
  declined: {
    title: 'Einladung abgelehnt',
    text: (account) => `Sie sind ${account} nicht beigetreten. Sie können diese Seite schließen.`,
  },
  accepted: {
    title: (account) => `Willkommen bei ${account}`,
    text: 'Sie haben die Einladung angenommen.',
    going: (host, time) => `Weiter zu ${host} in ${time}.`,
    goOn: 'Weiter',
    stay: 'Auf dieser Seite bleiben',
    close: 'Sie können diese Seite schließen.',
  },
  dead: {
    title: 'Diese Einladung ist nicht mehr gültig',
    invite_not_found:
      'Der Link ist unvollständig oder war nie gültig. Bitte öffnen Sie ihn aus Ihrer Nachricht.',
    invite_expired: 'Sie ist abgelaufen. Bitten Sie die einladende Person um eine neue.',
    invite_revoked:
      'Sie wurde zurückgezogen. Falls Sie das überrascht, fragen Sie die einladende Person.',
    invite_superseded:
      'Es gibt eine neuere Nachricht. Bitte verwenden Sie den Link in der letzten.',
    invite_accepted:
      'Sie wurde bereits angenommen. Wenn Sie das waren, melden Sie sich einfach wie gewohnt an.',
    invite_rejected:
      'Sie wurde abgelehnt. Falls Sie es sich anders überlegt haben, bitten Sie um eine neue.',
    account_suspended: 'Das Konto ist nicht verfügbar. Bitte fragen Sie die einladende Person.',
  },
  troubles: {
    title: 'Ihre Einladung konnte nicht geöffnet werden',
    offline: 'Sie scheinen offline zu sein. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    unreachable:
      'Der Server ist nicht erreichbar. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
    unavailable:
      'Der Dienst ist ausgelastet. Nichts ist verloren: Bitte versuchen Sie es gleich erneut.',
    breach_check:
      'Passwörter können gerade nicht geprüft werden. Nichts ist verloren: Bitte versuchen Sie es gleich erneut.',
    rate_limited: 'Es gab zu viele Versuche. Bitte warten Sie einen Moment.',
    cooldown: 'Gerade wurde eine Nachricht gesendet. Sehen Sie nach, oder warten Sie etwas.',
    recipient_cap:
      'Heute wurden Ihnen genug Nachrichten gesendet. Bitte versuchen Sie es morgen erneut.',
    refused:
      'Diese Einladung lässt sich so nicht verwenden. Bitte fragen Sie die einladende Person.',
  },
  retry: 'Erneut versuchen',
  retryIn: (clock) => `Erneut versuchen in ${clock}`,
  ready: 'Sie können es jetzt erneut versuchen.',
  reference: (id) => `Referenz: ${id}`,
}

import type { Words } from './catalogues.ts'

/** French, formal and gender-neutral, as in the mails. High punctuation keeps its no-break space. */
export const fr: Words = {
  dir: 'ltr',
  familyNameFirst: false,
  opening: 'Ouverture de votre invitation…',
  join: (account) => `Rejoindre ${account}`,
  invitedBy: (inviter, account) => `${inviter} vous invite à rejoindre ${account}.`,
  invited: (account) => `Vous avez reçu une invitation à rejoindre ${account}.`,
  summary: {
    address: 'Envoyée à',
    role: 'Rôle',
    roles: 'Rôles',
    application: 'Application',
    validUntil: 'Valable jusqu’au',
  },
  fields: {
    first_name: 'Prénom',
    last_name: 'Nom',
    password: 'Choisir un mot de passe',
    current_password: 'Mot de passe actuel',
  },
  showPassword: 'Afficher le mot de passe',
  hidePassword: 'Masquer le mot de passe',
  passwordAdvice: 'Au moins 8 caractères. Quelques mots sans lien entre eux conviennent bien.',
  strength: {
    short: 'Trop court',
    long: 'Trop long',
    weak: 'Faible',
    fair: 'Moyen',
    good: 'Bon',
    strong: 'Fort',
  },
  hints: {
    repeats: 'Évitez les répétitions et les suites.',
    names: 'N’utilisez pas de noms.',
    longer: 'Plus long, il sera plus fort.',
  },
  faults: {
    missing: 'Veuillez remplir ce champ.',
    nameLong: 'Veuillez utiliser 100 caractères au plus.',
    short: 'Veuillez utiliser au moins 8 caractères.',
    long: 'Veuillez utiliser 64 caractères au plus.',
    invalid: 'Cette valeur ne convient pas. Veuillez la modifier.',
    breached: 'Ce mot de passe figure dans une fuite de données. Veuillez en choisir un autre.',
    wrong: 'Ce mot de passe n’est pas le bon. Veuillez réessayer.',
  },
  checkFields: 'Veuillez vérifier les champs signalés.',
  accept: 'Accepter l’invitation',
  accepting: 'Acceptation…',
  toDecline: 'Refuser l’invitation',
  known: (account) =>
    `Vous avez déjà un compte chez ${account}. Veuillez confirmer avec son mot de passe.`,
  forgotten: 'Mot de passe oublié\u00a0? Nous pouvons vous envoyer un nouveau lien.',
  sendLinkInstead: 'M’envoyer plutôt le lien',
  sending: 'Envoi…',
  mailLink: {
    title: 'Confirmez que c’est bien vous',
    text: (account, address) =>
      `Vous avez déjà un compte chez ${account}. Pour continuer, ouvrez le lien que nous envoyons à ${address}.`,
    send: 'M’envoyer le lien',
  },
  inbox: {
    title: 'Consultez votre messagerie',
    text: (address) => `Nous avons envoyé un nouveau lien à ${address}. Ouvrez-le pour continuer.`,
    note: 'Toujours rien après quelques minutes\u00a0? Regardez dans les indésirables. Vous pouvez fermer cette page.',
  },
  texted: {
    title: 'Consultez vos messages',
    note: 'Toujours rien après quelques minutes\u00a0? Vérifiez que votre téléphone a du réseau. Vous pouvez fermer cette page.',
  },
  decline: {
    title: (account) => `Refuser l’invitation de ${account}\u00a0?`,
    text: 'Vous ne pourrez plus utiliser cette invitation ensuite.',
    confirm: 'Refuser l’invitation',
    declining: 'Refus…',
    back: 'Revenir',
  },
  declined: {
    title: 'Invitation refusée',
    text: (account) => `Vous n’avez pas rejoint ${account}. Vous pouvez fermer cette page.`,
  },
  accepted: {
    title: (account) => `Bienvenue chez ${account}`,
    text: 'Vous avez accepté l’invitation.',
    going: (host, time) => `Redirection vers ${host} dans ${time}.`,
    goOn: 'Continuer',
    stay: 'Rester sur cette page',
    close: 'Vous pouvez fermer cette page.',
  },
  dead: {
    title: 'Cette invitation n’est plus valable',
    invite_not_found:
      'Le lien est incomplet ou n’a jamais été valable. Veuillez l’ouvrir depuis votre message.',
    invite_expired: 'Elle a expiré. Demandez-en une nouvelle à la personne à son origine.',
    invite_revoked:
      'Elle a été retirée. Si cela vous surprend, interrogez la personne à son origine.',
    invite_superseded: 'Un message plus récent vous a été envoyé. Utilisez le lien du dernier.',
    invite_accepted:
      'Elle a déjà été acceptée. Si c’était par vous, connectez-vous comme d’habitude.',
    invite_rejected: 'Elle a été refusée. Si vous avez changé d’avis, demandez-en une nouvelle.',
    account_suspended: 'Le compte n’est pas disponible. Interrogez la personne qui vous invite.',
  },
  troubles: {
    title: 'Votre invitation n’a pas pu être ouverte',
    offline: 'Vous semblez hors ligne. Vérifiez votre connexion et réessayez.',
    unreachable: 'Le serveur est injoignable. Vérifiez votre connexion et réessayez.',
    unavailable:
      'Le service est très sollicité. Rien n’est perdu\u00a0: réessayez dans un instant.',
    breach_check:
      'Les mots de passe ne peuvent pas être vérifiés. Rien n’est perdu\u00a0: réessayez dans un instant.',
    rate_limited: 'Il y a eu trop d’essais. Veuillez patienter un instant.',
    cooldown: 'Un message vient d’être envoyé. Cherchez-le ou patientez un peu.',
    recipient_cap: 'Assez de messages vous ont été envoyés aujourd’hui. Réessayez demain.',
    refused: 'Cette invitation est inutilisable en l’état. Interrogez la personne qui vous invite.',
  },
  retry: 'Réessayer',
  retryIn: (clock) => `Réessayer dans ${clock}`,
  ready: 'Vous pouvez réessayer maintenant.',
  reference: (id) => `Référence\u00a0: ${id}`,
}

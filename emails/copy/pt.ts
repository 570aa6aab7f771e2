import type { Copy } from '../copy.ts'

/** Portuguese, as in Brazil, which is what the bare tag `pt` means to CLDR. */
export const pt: Copy = {
  greeting: { known: 'Olá, {{name}}.', unknown: 'Olá.' },
  invite: {
    subject: 'Você recebeu um convite',
    opening: {
      known: 'Você recebeu um convite para participar de {{account_name}}',
      unknown: 'Você recebeu um convite',
    },
    introduction: {
      known:
        '{{invited_by}} enviou este convite para você. Para aceitá-lo, basta preencher um breve formulário.',
      unknown: 'Para aceitar este convite, basta preencher um breve formulário.',
    },
    messageLabel: { known: 'Mensagem de {{invited_by}}:', unknown: 'Mensagem para você:' },
    accept: 'Aceitar o convite',
    linkHint: 'Se o botão não funcionar, copie este link e cole-o no navegador:',
    expiry: 'Este convite é válido até {{expires_at}}.',
    unexpected: 'Não esperava este convite? Basta ignorar esta mensagem.',
    decline: 'Recusar o convite',
  },
  text: {
    opening: {
      known: 'Convite para {{account_name}}.',
      unknown: 'Recebeu um convite.',
    },
    message: 'De {{invited_by}}: {{message}}',
    accept: 'Aceite até {{expires_at}}: {{invite_link}}',
  },
  passwordChanged: {
    subject: {
      known: 'Sua senha para {{account_name}} foi definida',
      unknown: 'Sua senha foi definida',
    },
    event: {
      known:
        'Em {{changed_at}}, uma nova senha foi definida para a sua conta em {{account_name}}, por meio de um convite enviado a este endereço. As sessões abertas foram encerradas.',
      unknown:
        'Em {{changed_at}}, uma nova senha foi definida para a sua conta, por meio de um convite enviado a este endereço. As sessões abertas foram encerradas.',
    },
    expected: 'Se foi você, não é preciso fazer mais nada.',
    unexpected: {
      known:
        'Se não foi você, outra pessoa pode ter acesso ao seu e-mail. Primeiro, altere a senha do seu e-mail; depois, entre em contato com a administração de {{account_name}}.',
      unknown:
        'Se não foi você, outra pessoa pode ter acesso ao seu e-mail. Primeiro, altere a senha do seu e-mail; depois, entre em contato com a sua administração.',
    },
  },
}

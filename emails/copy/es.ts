import type { Copy } from '../copy.ts'

/** Spanish, formal, for every side of the Atlantic. */
export const es: Copy = {
  greeting: { known: 'Hola, {{name}}:', unknown: 'Hola:' },
  invite: {
    subject: 'Ha recibido una invitación',
    opening: {
      known: 'Ha recibido una invitación para unirse a {{account_name}}',
      unknown: 'Ha recibido una invitación',
    },
    introduction: {
      known:
        '{{invited_by}} le ha enviado esta invitación. Para aceptarla, basta con completar un breve formulario.',
      unknown: 'Para aceptar esta invitación, basta con completar un breve formulario.',
    },
    messageLabel: { known: 'Mensaje de {{invited_by}}:', unknown: 'Mensaje para usted:' },
    accept: 'Aceptar la invitación',
    linkHint: 'Si el botón no funciona, copie este enlace en su navegador:',
    expiry: 'Esta invitación es válida hasta el {{expires_at}}.',
    unexpected: '¿No esperaba esta invitación? Puede ignorar este mensaje sin problema.',
    decline: 'Rechazar la invitación',
  },
  text: {
    opening: {
      known: 'Le han invitado a unirse a {{account_name}}.',
      unknown: 'Le han invitado.',
    },
    message: 'De {{invited_by}}: {{message}}',
    accept: 'Acéptela hasta el {{expires_at}}: {{invite_link}}',
  },
  passwordChanged: {
    subject: {
      known: 'Se ha establecido su contraseña de {{account_name}}',
      unknown: 'Se ha establecido su contraseña',
    },
    event: {
      known:
        'El {{changed_at}} se estableció una nueva contraseña para su cuenta de {{account_name}} mediante una invitación enviada a esta dirección. Las sesiones abiertas se han cerrado.',
      unknown:
        'El {{changed_at}} se estableció una nueva contraseña para su cuenta mediante una invitación enviada a esta dirección. Las sesiones abiertas se han cerrado.',
    },
    expected: 'Si fue usted, no tiene que hacer nada más.',
    unexpected: {
      known:
        'Si no fue usted, es posible que otra persona tenga acceso a su correo. Cambie primero la contraseña de su correo y, después, póngase en contacto con la administración de {{account_name}}.',
      unknown:
        'Si no fue usted, es posible que otra persona tenga acceso a su correo. Cambie primero la contraseña de su correo y, después, póngase en contacto con su administración.',
    },
  },
}

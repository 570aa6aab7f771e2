export const branding = {
  lead: 'How messages of this account look. Empty fields keep our own.',
  fields: {
    sender_name: 'Sender name',
    reply_to: 'Reply-to address',
    logo_url: 'Logo',
    color: 'Button colour',
  },
  advice: {
    sender_name: 'Stands before the address that messages come from.',
    reply_to: 'Where answers go.',
    logo_url: 'An https address of an image.',
    color: 'As #rrggbb. Words on it are black or white, whichever reads better.',
  },
  pick: 'Pick a colour',
  preview: 'Preview',
  from: 'From',
  replyTo: 'Reply to',
  noReplyTo: 'The same',
  subject: 'Subject',
  asTyped: 'As messages are sent once these values are saved.',
  notYet: 'A field cannot be read yet: this shows how it was before.',
}

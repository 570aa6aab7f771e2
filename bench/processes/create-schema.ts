const text = { type: 'string', minLength: 1, maxLength: 100 }

/** A create's body and answer, for what is measured beside Vestibule. */
export const inviteBody = {
  type: 'object',
  required: ['email', 'first_name', 'last_name', 'role_id', 'node_id'],
  additionalProperties: false,
  properties: {
    email: { type: 'string', minLength: 3, maxLength: 320 },
    first_name: text,
    last_name: text,
    role_id: text,
    node_id: text,
    send_email: { type: 'boolean' },
  },
}

export const createdSchema = {
  type: 'object',
  properties: { id: { type: 'string' }, status: { type: 'string' } },
}

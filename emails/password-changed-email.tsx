import { Heading, Text } from '@react-email/components'
import { copies } from './copy.ts'
import { either, Frame, Previews, Words } from './layout.tsx'
import type { Locale } from './locale.ts'
import { styles } from './style.ts'

/** `PASSWORD_CHANGED`: tells the owner of an identity, and gives nobody a link. Spec §2. */
export const PasswordChangedEmail = ({ locale }: { locale: Locale }) => {
  const { greeting, passwordChanged } = copies[locale]
  const subject = either('account_name', passwordChanged.subject)
  return (
    <Frame
      lang={locale}
      title={subject}
      previews={<Previews variable="account_name" wording={passwordChanged.subject} />}
    >
      <Heading className="ink" style={styles.heading}>
        <Words text={subject} />
      </Heading>
      <Text className="ink" style={styles.text}>
        <Words text={either('name', greeting)} />
      </Text>
      <Text className="ink" style={styles.text}>
        <Words text={either('account_name', passwordChanged.event)} />
      </Text>
      <Text className="ink" style={styles.text}>
        {passwordChanged.expected}
      </Text>
      <Text className="ink" style={styles.text}>
        <Words text={either('account_name', passwordChanged.unexpected)} />
      </Text>
    </Frame>
  )
}

import { Button, Column, Heading, Hr, Link, Row, Text } from '@react-email/components'
import { copies } from './copy.ts'
import { either, Frame, Previews, When, Words } from './layout.tsx'
import type { Locale } from './locale.ts'
import { styles } from './style.ts'

/** The default message, `INVITE_USER`, as a Mustache template in one language. Spec §5. */
export const InviteEmail = ({ locale }: { locale: Locale }) => {
  const { greeting, invite } = copies[locale]
  return (
    <Frame
      lang={locale}
      title={invite.subject}
      previews={<Previews variable="account_name" wording={invite.opening} />}
    >
      <Heading className="ink" style={styles.heading}>
        <Words text={either('account_name', invite.opening)} />
      </Heading>
      <Text className="ink" style={styles.text}>
        <Words text={either('name', greeting)} />
      </Text>
      <Text className="ink" style={styles.text}>
        <Words text={either('invited_by', invite.introduction)} />
      </Text>
      <PersonalMessage locale={locale} />
      <AcceptButton locale={locale} />
      <Hr className="rule" style={styles.rule} />
      <Text className="quiet" style={styles.quiet}>
        {invite.expiry}
      </Text>
      <LinkInClear locale={locale} />
      <Text className="quiet" style={styles.quiet}>
        {invite.unexpected}
        <br />
        <Link className="link" href="{{decline_link}}" style={styles.link}>
          {invite.decline}
        </Link>
      </Text>
    </Frame>
  )
}

const PersonalMessage = ({ locale }: { locale: Locale }) => (
  <When variable="message">
    <Row style={styles.quoteBox}>
      <Column className="tint" style={styles.quote}>
        <Text className="quiet" style={styles.quoteLabel}>
          <Words text={either('invited_by', copies[locale].invite.messageLabel)} />
        </Text>
        <Text className="ink" dir="auto" style={styles.quoteText}>
          {'{{message}}'}
        </Text>
      </Column>
    </Row>
  </When>
)

const AcceptButton = ({ locale }: { locale: Locale }) => (
  <Row style={styles.buttonBox}>
    <Column>
      <Button className="action" href="{{invite_link}}" style={styles.button}>
        {copies[locale].invite.accept}
      </Button>
    </Column>
  </Row>
)

// In plain text the button is this link already.
const LinkInClear = ({ locale }: { locale: Locale }) => (
  <Text className="quiet" data-skip-in-text={true} style={styles.quiet}>
    {copies[locale].invite.linkHint}
    <br />
    <Link className="link" dir="ltr" href="{{invite_link}}" style={styles.link}>
      {'{{invite_link}}'}
    </Link>
  </Text>
)

import type { Copy } from '../copy.ts'

/** Japanese, polite. Names may be Latin or Japanese, so they are set off by a space. */
export const ja: Copy = {
  greeting: { known: '{{name}} 様', unknown: 'こんにちは。' },
  invite: {
    subject: '招待が届いています',
    opening: {
      known: '{{account_name}} への招待が届いています',
      unknown: '招待が届いています',
    },
    introduction: {
      known:
        '{{invited_by}} より招待が届いています。短いフォームにご入力いただくだけで承諾できます。',
      unknown: '短いフォームにご入力いただくだけで、招待を承諾できます。',
    },
    messageLabel: { known: '{{invited_by}} からのメッセージ：', unknown: 'メッセージ：' },
    accept: '招待を承諾する',
    linkHint: 'ボタンが機能しない場合は、次のリンクをブラウザーに貼り付けてください。',
    expiry: 'この招待の有効期限は {{expires_at}} です。',
    unexpected: 'この招待にお心当たりがない場合は、このメールを無視していただいて問題ありません。',
    decline: '招待を辞退する',
  },
  text: {
    opening: {
      known: '{{account_name}} への招待が届いています。',
      unknown: '招待が届いています。',
    },
    message: '{{invited_by}} より: {{message}}',
    accept: '{{expires_at}} までに承諾してください: {{invite_link}}',
  },
  passwordChanged: {
    subject: {
      known: '{{account_name}} のパスワードが設定されました',
      unknown: 'パスワードが設定されました',
    },
    event: {
      known:
        '{{changed_at}} に、このアドレス宛ての招待を通じて、{{account_name}} のアカウントに新しいパスワードが設定されました。既存のログインセッションはすべて終了しました。',
      unknown:
        '{{changed_at}} に、このアドレス宛ての招待を通じて、アカウントに新しいパスワードが設定されました。既存のログインセッションはすべて終了しました。',
    },
    expected: 'ご本人による操作の場合、ほかに必要な手続きはありません。',
    unexpected: {
      known:
        'お心当たりがない場合は、第三者がお客様のメールを閲覧できる状態にあるおそれがあります。まずメールのパスワードを変更し、そのうえで {{account_name}} の管理者にご連絡ください。',
      unknown:
        'お心当たりがない場合は、第三者がお客様のメールを閲覧できる状態にあるおそれがあります。まずメールのパスワードを変更し、そのうえで管理者にご連絡ください。',
    },
  },
}

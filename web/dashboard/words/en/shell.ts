export const shell = {
  product: 'Vestibule',
  pageTitle: (page: string, account: string) => `${page} · ${account} · Vestibule`,
  entranceTitle: (page: string) => `${page} · Vestibule`,
  skip: 'Skip to content',
  loading: 'Loading…',
  navigation: {
    label: 'Main',
    open: 'Open menu',
    title: 'Menu',
    overview: 'Overview',
    tenant: 'Tenant',
    access: 'Access Control',
    identities: 'Identities',
    imports: 'Imports',
    settings: 'Settings',
  },
  workspace: {
    label: 'Workspace',
    environments: 'Environments',
    suspended: 'Suspended',
  },
  user: {
    label: (name: string) => `Your menu, ${name}`,
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    signOut: 'Sign out',
  },
  banners: {
    offline: 'You are offline. What you see may be old; it is read again once you are back.',
    account: 'This account is suspended. Nothing is sent and no link works until it is resumed.',
    environment: (name: string) =>
      `${name} is suspended. Nothing is sent and no link works until it is resumed.`,
  },
  notFound: {
    title: 'Page not found',
    text: 'This address leads nowhere, or to something you may not see.',
    home: 'Go to Overview',
  },
  otherReader: (name: string) =>
    `You are signed in as ${name}. What was open here was somebody else’s, so this is your Overview.`,
  otherPlace: 'That page is not of your account, so this is your Overview.',
  crash: {
    title: 'This page broke',
    text: 'That is our mistake. What you saved is kept. Reload the page to go on.',
    reload: 'Reload',
  },
  trouble: { title: 'The dashboard could not be opened' },
}

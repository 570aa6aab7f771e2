import { formatNumber } from '../formats.ts'

export const parts = {
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  retryIn: (clock: string) => `Try again in ${clock}`,
  held: (why: string, clock: string) => `${why} Try again in ${clock}.`,
  reference: (id: string) => `Reference: ${id}`,
  pending: 'Working…',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Could not be copied. Select it and copy by hand.',
  clearSearch: 'Clear search',
  dismiss: 'Dismiss',
  notifications: 'Notifications',
  checkFields: 'Please check the marked fields.',
  faults: {
    missing: 'Please fill this in.',
    address: 'This is not an e-mail address.',
  },
  optional: 'Optional',
  choose: 'Choose…',
  loadMore: 'Load more',
  loadingMore: 'Loading more…',
  loadingRows: 'Loading…',
  shown: (count: number) => `${formatNumber(count)} shown`,
  loadFailed: 'This could not be loaded',
}

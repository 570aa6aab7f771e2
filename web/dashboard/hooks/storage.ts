/** What the browser remembers between visits; nothing where it may not. */
export function recall(name: string): string {
  try {
    return localStorage.getItem(`vestibule.${name}`) ?? ''
  } catch {
    return ''
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`vestibule.${name}`, value)
  } catch {
    // Private windows and full stores: the next visit begins anew.
  }
}

import { useSyncExternalStore } from 'react'
import { recall, remember } from './storage.ts'

export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const listeners = new Set<() => void>()
const readTheme = (): Theme => themes.find((theme) => theme === recall('theme')) ?? 'system'

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Draws the page in the theme that was chosen; the stylesheet does the rest. */
export function applyTheme(theme: Theme = readTheme()): void {
  document.documentElement.dataset.theme = theme
}

export function chooseTheme(theme: Theme): void {
  remember('theme', theme)
  applyTheme(theme)
  for (const tell of listeners) tell()
}

export const useTheme = () => useSyncExternalStore(subscribe, readTheme)

import { createContext, use } from 'react'
import { english } from './catalogues.ts'

/** The language that everything below it speaks. */
export const LanguageContext = createContext(english)

export const useLanguage = () => use(LanguageContext)
export const useWords = () => use(LanguageContext).words

import { createContext, use } from 'react'
import { en } from './en.ts'

/** The catalogue that everything below it speaks. */
export const WordsContext = createContext(en)

export const useWords = () => use(WordsContext)

import { createRoot } from 'react-dom/client'
import { AcceptPage } from './page.tsx'

const root = document.getElementById('root')
if (root) createRoot(root).render(<AcceptPage />)

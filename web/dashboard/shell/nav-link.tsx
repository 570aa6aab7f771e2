import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'

type NavLinkProps = {
  href: string
  /** What counts as being there; the address itself, or all below it, unless told. */
  isHere?: (path: string) => boolean
  icon?: ReactNode
  children: ReactNode
  onClick?: () => void
}

/** A place in a navigation; it says where the reader is. */
export function NavLink({ href, isHere, icon, children, onClick }: NavLinkProps) {
  const [path] = useLocation()
  const here = isHere ? isHere(path) : path === href || path.startsWith(`${href}/`)
  return (
    <Link
      href={href}
      className="nav-link"
      aria-current={here ? 'page' : undefined}
      onClick={() => onClick?.()}
    >
      {icon}
      <span>{children}</span>
    </Link>
  )
}

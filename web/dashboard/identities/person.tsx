type PersonProps = { name: string; address: string | null }

/** A person as lists show them: the name, or else the address, which otherwise follows it. */
export function Person({ name, address }: PersonProps) {
  const title = name || address
  return (
    <span className="person">
      <span className="person-initials" aria-hidden="true">
        {initialsOf(name || address || '')}
      </span>
      <span className="person-words">
        <span className="person-name">{title}</span>
        {name && address && <span className="person-address">{address}</span>}
      </span>
    </span>
  )
}

const initialsOf = (name: string): string => {
  const words = name.split(/\s+/).filter(Boolean)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return letters.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('')
}

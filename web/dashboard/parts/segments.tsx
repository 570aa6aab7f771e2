import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'

type SegmentsProps = {
  label: string
  options: readonly { id: string; name: string }[]
  value: string
  onChange: (id: string) => void
}

/** One of two or three ways to see the same thing, side by side. */
export const Segments = ({ label, options, value, onChange }: SegmentsProps) => (
  <ToggleButtonGroup
    className="segments"
    aria-label={label}
    selectionMode="single"
    disallowEmptySelection
    selectedKeys={[value]}
    onSelectionChange={([key]) => key !== undefined && onChange(String(key))}
  >
    {options.map(({ id, name }) => (
      <ToggleButton key={id} id={id} className="segment">
        {name}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
)

import { useId, useMemo, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { Icon } from '../parts/icon.tsx'
import { useWords } from '../words/use-words.ts'
import { useNodes } from './look-ups.ts'
import { pickable, trails } from './node-branches.ts'
import { NodeTree } from './node-tree.tsx'

type NodePickerProps = {
  label: string
  value: string
  onChange: (id: string) => void
  isRequired?: boolean
  fault?: string | undefined
}

/** One Node out of the tree, by pointing, by searching or by keys alone. */
export function NodePicker({ label, value, onChange, isRequired = false, fault }: NodePickerProps) {
  const { nodes: words, nodes } = useWords().identities
  const { optional } = useWords().parts
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const { data, isSuccess } = useNodes()
  const branches = useMemo(() => pickable(data ?? []), [data])
  const trail = useMemo(() => trails(branches).get(value), [branches, value])
  const pick = (node: string) => {
    onChange(node)
    setIsOpen(false)
  }
  return (
    <div className="field" data-invalid={fault ? true : undefined}>
      <div className="label">
        <span id={`${id}-label`}>{label}</span>
        {!isRequired && <span className="label-note">{optional}</span>}
      </div>
      <DialogTrigger isOpen={isOpen} onOpenChange={setIsOpen}>
        <Button
          className="box select"
          aria-labelledby={`${id}-label ${id}-value`}
          {...(fault && { 'aria-describedby': `${id}-fault` })}
        >
          <span id={`${id}-value`} className="picked" data-placeholder={trail ? undefined : true}>
            {trail?.join(nodes.separator) ?? words.choose}
          </span>
          <Icon name="chevron" />
        </Button>
        <Popover className="popover" offset={4}>
          <Dialog className="picker" aria-label={label}>
            <NodeTree
              branches={branches}
              value={value}
              onPick={pick}
              isClearable={!isRequired && value !== ''}
            />
          </Dialog>
        </Popover>
      </DialogTrigger>
      {isSuccess && branches.length === 0 && <span className="advice">{words.none}</span>}
      {fault && (
        <span id={`${id}-fault`} className="fault">
          {fault}
        </span>
      )}
    </div>
  )
}

import { useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { isFlag, isTexts, useFormName, useKeptField } from '../../../hooks/use-kept-field.ts'
import { useWorkspace } from '../../../shell/workspace.tsx'
import { useWords } from '../../../words/use-words.ts'
import { EnvironmentNodes } from './environment-nodes.tsx'

/** Which subtrees an operator is limited to; none where they run the whole account. */
export function useReachField(initial: readonly string[]) {
  const form = useFormName()
  const [isSome, setSome] = useKeptField(form, {
    name: 'is_some',
    begin: initial.length > 0,
    isKind: isFlag,
  })
  const [chosen, setChosen] = useKeptField(form, {
    name: 'node_ids',
    begin: initial,
    isKind: isTexts,
  })
  const [isFaulty, setFaulty] = useState(false)
  return {
    isSome,
    setSome,
    chosen,
    setChosen,
    isFaulty: isFaulty && isSome && chosen.length === 0,
    nodeIds: isSome ? [...chosen] : [],
    /** Says at the field that it is not filled in, if it is not. */
    refuses: () => {
      setFaulty(true)
      return isSome && chosen.length === 0
    },
  }
}

type Reach = ReturnType<typeof useReachField>

export function ReachField({ reach }: { reach: Reach }) {
  const { operators: words } = useWords().settings
  const { environments } = useWorkspace()
  const { isSome, setSome, chosen, setChosen } = reach
  const awake = environments.filter(({ suspended }) => !suspended)
  return (
    <div className="field">
      <RadioGroup
        className="field"
        value={isSome ? 'some' : 'all'}
        onChange={(value) => setSome(value === 'some')}
      >
        <div className="label">
          <Label>{words.fields.node_ids}</Label>
        </div>
        <div className="choices">
          {(['all', 'some'] as const).map((one) => (
            <Radio key={one} value={one} className="radio">
              <span className="radio-dot" />
              {words.reaches[one]}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      {isSome && (
        <div className="node-choices">
          {awake.map((environment) => (
            <EnvironmentNodes key={environment.id} {...{ environment, chosen, setChosen }} />
          ))}
        </div>
      )}
      {isSome && <p className="advice">{words.someAdvice}</p>}
      <p className="fault" role="alert" hidden={!reach.isFaulty}>
        {words.chooseNodes}
      </p>
    </div>
  )
}

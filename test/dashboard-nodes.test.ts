import { describe, expect, it } from 'vitest'
import type { NodeBranch } from '../client/index.ts'
import {
  idsOf,
  matching,
  onlyPickable,
  pickable,
  trails,
  unpickable,
} from '../web/dashboard/identities/node-branches.ts'

const node = (id: string, manageable: boolean, children: NodeBranch[] = []): NodeBranch => ({
  id,
  name: `The ${id}`,
  parent_id: null,
  path: '/',
  enabled: true,
  manageable,
  children,
})
const tree = [
  node('root', false, [
    node('europe', false, [node('berlin', true), node('paris', false)]),
    node('asia', false),
  ]),
]

describe('nodes to pick from', () => {
  it('are those that may be managed, below what leads to them', () => {
    const shown = pickable(tree)
    expect(idsOf(shown)).toEqual(['root', 'europe', 'berlin'])
    expect(unpickable(shown)).toEqual(['root', 'europe'])
  })

  it('are chosen where there is one', () => {
    expect(onlyPickable(tree)).toBe('berlin')
    expect(onlyPickable([node('a', true), node('b', true)])).toBe('')
    expect(onlyPickable([])).toBe('')
  })

  it('are found by a part of their name, below what leads to them', () => {
    expect(idsOf(matching(tree, ' BERL ').found)).toEqual(['root', 'europe', 'berlin'])
    expect(matching(tree, 'nothing')).toEqual({ found: [], isCut: false })
  })

  it('are not all shown where too many match', () => {
    const many = Array.from({ length: 5 }, (_, at) => node(`n${at}`, true))
    expect(idsOf(matching(many, 'the', 5).found)).toHaveLength(5)
    expect(matching(many, 'the', 5).isCut).toBe(false)
    expect(idsOf(matching(many, 'the', 4).found)).toHaveLength(4)
    expect(matching(many, 'the', 4).isCut).toBe(true)
  })

  it('are told with all that is above them', () => {
    expect(trails(tree).get('berlin')).toEqual(['The root', 'The europe', 'The berlin'])
  })
})

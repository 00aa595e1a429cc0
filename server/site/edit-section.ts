import {
  Document,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  Scalar,
  stringify,
  YAMLMap,
  type YAMLSeq
} from 'yaml'
import { isSame } from '#domain/canonical.ts'
import { SiteError } from './site.ts'

type Section = Pair<Scalar<string>, Node> & { value: Node }
interface Splice {
  from: number
  to: number
  text: string
}

const WIDTH = { lineWidth: 120 }

/**
 * The text of a site.yaml in which one section says something else; null takes it away. Where only values differ only
 * they are written anew; else the section is, with the comments of the entries that stay. No other line changes.
 *
 * @throws {SiteError} where the text is no map
 * @example editSection('a: 1 # why\n', 'a', 2) // 'a: 2 # why\n'
 */
export function editSection(text: string, section: string, value: unknown): string {
  const document = parseDocument(text)
  if (!isMap(document.contents)) throw new SiteError('site.yaml: is not a map')
  const before = document.toJS() as Record<string, unknown>
  const wanted = { ...before, [section]: value }
  if (value === null) delete wanted[section]
  const pair = document.contents.items.find(({ key }) => isScalar(key) && key.value === section) as Section | undefined
  const changed = pair === undefined ? withSection(text, document, section, value) : edited(text, document, pair, value)
  return isSame(parseDocument(changed).toJS(), wanted) ? changed : rewritten(text, section, value)
}

/** The whole document in one spelling: where it is written in a way that cannot be changed in parts. */
function rewritten(text: string, section: string, value: unknown): string {
  const document = parseDocument(text)
  if (value === null) document.delete(section)
  else document.set(section, document.createNode(value))
  return document.toString(WIDTH)
}

function withSection(text: string, document: Document.Parsed, section: string, value: unknown): string {
  if (value === null) return text
  const end = text === '' || text.endsWith('\n') ? '' : '\n'
  return `${text}${end}\n${pairText(document.createPair(section, fresh(document, value)) as Section)}`
}

function edited(text: string, document: Document.Parsed, pair: Section, value: unknown): string {
  const [from] = pair.key.range!
  const end = pair.value.range![1]
  if (value === null) return text.slice(0, from) + text.slice(text[end - 1] === '\n' ? end : lineEnd(text, end))
  const splices = valueSplices(pair.value, value)
  if (splices !== null)
    return splices.reduceRight((all, each) => all.slice(0, each.from) + each.text + all.slice(each.to), text)
  pair.key.commentBefore = null
  pair.key.spaceBefore = false
  const isClosed = text[end - 1] === '\n'
  const kept = reconciled(document, pair.value, value)
  kept.comment = null
  pair.value = kept
  return text.slice(0, from) + pairText(pair).slice(0, isClosed ? undefined : -1) + text.slice(end)
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf('\n', from)
  return at === -1 ? text.length : at + 1
}

function pairText(pair: Section): string {
  const document = new Document()
  const map = new YAMLMap()
  map.items.push(pair)
  document.contents = map as never
  return document.toString(WIDTH)
}

/** The values that differ, in the order of the text; null where entries come or go. */
function valueSplices(node: Node, value: unknown): Splice[] | null {
  if (isSame(node.toJS(new Document()), value)) return []
  if (isScalar(node) && (value === null || typeof value !== 'object')) {
    return [{ from: node.range![0], to: node.range![1], text: scalarText(node, value) }]
  }
  const children = childrenOf(node, value)
  if (children === null) return null
  const splices = children.map(([child, wanted]) => valueSplices(child, wanted))
  return splices.includes(null) ? null : (splices as Splice[][]).flat()
}

function childrenOf(node: Node, value: unknown): [Node, unknown][] | null {
  if (isSeq<Node>(node) && Array.isArray(value)) {
    return node.items.length === value.length ? node.items.map((item, i) => [item, value[i]]) : null
  }
  if (!isMap<Scalar, Node>(node) || value === null || typeof value !== 'object' || Array.isArray(value)) return null
  const wanted = value as Record<string, unknown>
  const isAlike =
    node.items.length === Object.keys(wanted).length && node.items.every(({ key }) => `${key.value}` in wanted)
  return isAlike ? node.items.map(({ key, value: child }) => [child!, wanted[`${key.value}`]]) : null
}

/** Texts in the quotes that were there, or in some where they might be read as anything else. */
function scalarText(node: Scalar, value: unknown): string {
  if (typeof value !== 'string') return stringify(value).trim()
  const scalar = new Scalar(value)
  const isPlain = /^[A-Za-z][A-Za-z0-9 _.-]*$/.test(value)
  scalar.type = node.type === Scalar.PLAIN && !isPlain ? Scalar.QUOTE_SINGLE : (node.type as Scalar.Type)
  return stringify(scalar, { lineWidth: 0 }).trim()
}

/** The node as it should be, made of the parts that stay, with their comments. */
function reconciled(document: Document.Parsed, node: Node, value: unknown): Node {
  if (isSame(node.toJS(document), value)) return node
  if (isSeq<Node>(node) && Array.isArray(value)) return reconciledSeq(document, node, value)
  if (isMap<Scalar, Node>(node) && value !== null && typeof value === 'object' && !Array.isArray(value)) {
    const wanted = value as Record<string, unknown>
    node.items = Object.entries(wanted).map(([key, each]) => {
      const known = node.items.find((pair) => pair.key.value === key)
      if (known === undefined) return document.createPair(key, fresh(document, each)) as (typeof node.items)[number]
      known.value = reconciled(document, known.value!, each)
      return known
    })
    return node
  }
  if (!isScalar(node) || (value !== null && typeof value === 'object')) return fresh(document, value)
  node.value = value
  return node
}

function reconciledSeq(document: Document.Parsed, node: YAMLSeq<Node>, value: readonly unknown[]): Node {
  const left = [...node.items]
  const take = (fits: (item: unknown) => boolean) => {
    const at = left.findIndex((item) => fits(item.toJS(document)))
    return at === -1 ? undefined : left.splice(at, 1)[0]
  }
  const same = value.map((each) => take((item) => isSame(item, each)))
  node.items = value.map((each, i) => {
    const id = (each as { id?: unknown } | null)?.id
    const known =
      same[i] ?? (id === undefined ? undefined : take((item) => (item as { id?: unknown } | null)?.id === id))
    return known === undefined ? fresh(document, each) : reconciled(document, known, each)
  })
  if (node.items.every((item) => !isMap(item))) return node
  node.flow = false
  return node
}

/** A list of entries in lines of their own, each entry in one. */
function fresh(document: Document, value: unknown): Node {
  const node = document.createNode(value) as Node
  if (isSeq<Node>(node) && node.items.some((item) => isMap(item))) {
    for (const item of node.items) if (isMap(item)) item.flow = true
    return node
  }
  if (isMap(node) && !Object.values(value as object).some((each) => Array.isArray(each))) node.flow = true
  if (isSeq(node)) node.flow = true
  return node
}

import type { EChartsOption } from 'echarts'
import type { Column } from '../components/column.ts'
import { type Cell, typedCell } from '../components/typed-cell.ts'
import type { Drawing } from '../reader.svelte.ts'
import { type Mark, type MarkGrid, marksOf, seriesOf } from './marks.ts'

type Said = Pick<Drawing, 'format' | 'language' | 'words'>

/** A chart with its table twin: what a mark is called, and what the chart says as a whole, in the words of the table. */
export class Spoken<Row> {
  readonly #option: EChartsOption
  readonly #columns: readonly Column<Row>[]
  readonly #rows: readonly Row[]
  readonly #said: Said
  #grid: MarkGrid | null = null
  #drawn: Map<number, number> | null = null
  #firstCells: readonly Cell[] | null = null
  #names: readonly (readonly string[])[] | null = null

  constructor(option: EChartsOption, columns: readonly Column<Row>[], rows: readonly Row[], said: Said) {
    this.#option = option
    this.#columns = columns
    this.#rows = rows
    this.#said = said
  }

  get grid(): MarkGrid {
    return (this.#grid ??= marksOf(this.#option))
  }

  /**
   * What is at a mark: its name, the figure of its series, then the other figures of the row that are drawn.
   *
   * @example '7 Oktober 2026. Masuk: 277; Periode sebelumnya: 309.'
   */
  mark(mark: Mark): string {
    const place = this.rowOf(mark)
    if (place === null) return this.#withoutRow(mark)
    const row = this.#rows[place]!
    const own = this.#drawnColumns().get(mark.series)
    const others = [...new Set(this.#drawnColumns().values())].filter((each) => each !== own)
    const rest = others.length > 0 || own === undefined ? others : this.#measured()
    const told = [...(own === undefined ? [] : [own]), ...rest.filter((each) => each !== own)]
    const cells = (told.length > 0 ? told : this.#measured()).map(
      (i) => `${this.#columns[i]!.head}: ${this.#columns[i]!.cell(row)}`
    )
    return `${this.key(row)}. ${cells.join('; ')}.`
  }

  /** What a row is called: its date in full, or its first cell, of a heat map its first two. */
  key(row: Row): string {
    return this.#columns
      .slice(0, this.#keys())
      .map((column) => {
        const cell = typedCell(column, row, this.#said.language)
        return cell.type === 'date' ? this.#said.format.date(String(cell.value)) : column.cell(row)
      })
      .join(' ')
  }

  /** The row of the table that a mark shows; null where the table has none. */
  rowOf({ index, names }: Mark): number | null {
    const cells = this.#rowNames()
    if (this.grid.shape === 'days') return this.#find((place) => this.#isDay(place, names[0]!))
    if (this.grid.shape === 'cells') {
      return this.#find((place) => names.every((name) => cells[place]!.some((cell) => cell.startsWith(name))))
    }
    const here = cells[index]
    if (here !== undefined && here[0] === names[0]) return index
    return this.#find((place) => cells[place]![0] === names[0]) ?? (here === undefined ? null : index)
  }

  /** The first two cells of every row, which name it. */
  #rowNames(): readonly (readonly string[])[] {
    const columns = this.#columns.slice(0, 2)
    return (this.#names ??= this.#rows.map((row) => columns.map((column) => column.cell(row))))
  }

  #first(): readonly Cell[] {
    return (this.#firstCells ??= this.#rows.map((row) => typedCell(this.#columns[0]!, row, this.#said.language)))
  }

  /** The buckets that the chart runs over, as dates; null where it does not run over time, row by row. */
  buckets(): string[] | null {
    const places = this.grid.marks.filter(({ series }) => series === this.grid.marks[0]?.series).length
    if (this.grid.shape !== 'along' || !this.#isTimed() || places !== this.#rows.length) return null
    return this.#first().map(({ value }) => String(value))
  }

  /** Range, first and last, highest and lowest with their place, and what is missing, of up to three of the series. */
  summary(): string {
    const { words, format } = this.#said
    if (this.#rows.length === 0) return ''
    const [first, last] = [this.key(this.#rows[0]!), this.key(this.#rows.at(-1)!)]
    const count = format.number(this.#rows.length)
    const head = this.#isTimed() ? words.charts.range(count, first, last) : words.charts.places(count)
    const drawn = [...new Set(this.#drawnColumns().values())]
    const told = (drawn.length > 0 ? drawn : this.#measured()).slice(0, 3)
    return [head, ...told.flatMap((i) => this.#ofColumn(this.#columns[i]!))].join(' ')
  }

  #ofColumn(column: Column<Row>): string[] {
    const { charts } = this.#said.words
    const cells = this.#rows.map((row) => ({ row, ...typedCell(column, row, this.#said.language) }))
    const known = cells.filter(isNumeric)
    if (known.length === 0) return [charts.noValues(column.head)]
    const ranked = known.toSorted((a, b) => a.value - b.value)
    const [low, high] = [ranked[0]!, ranked.at(-1)!]
    const gaps = this.#isTimed() ? this.#gaps(cells) : []
    if (high.value === low.value) return [charts.same(column.head, high.text), ...gaps]
    return [
      ...(this.#isTimed() ? [charts.ends(column.head, known[0]!.text, known.at(-1)!.text)] : []),
      charts.highest(column.head, high.text, this.key(high.row)),
      charts.lowest(column.head, low.text, this.key(low.row)),
      ...gaps
    ]
  }

  /** Stretches without a figure, at most three by name. */
  #gaps(cells: readonly ({ row: Row } & Cell)[]): string[] {
    const { charts } = this.#said.words
    const runs: Row[][] = []
    cells.forEach((cell, i) => {
      if (isNumeric(cell)) return
      if (i === 0 || isNumeric(cells[i - 1]!)) runs.push([])
      runs.at(-1)!.push(cell.row)
    })
    if (runs.length === 0) return []
    const named = runs.slice(0, 3).map((run) => [...new Set([this.key(run[0]!), this.key(run.at(-1)!)])].join(' – '))
    const more = runs.length > 3 ? [charts.moreGaps(this.#said.format.number(runs.length - 3))] : []
    return [charts.gaps([...named, ...more].join('; '))]
  }

  #withoutRow({ series, value, names }: Mark): string {
    const { format, words } = this.#said
    const name = seriesOf(this.#option)[series]?.name
    const figure = value === null ? words.why['no-data'] : format.number(value, 2)
    return `${names.join(', ')}. ${name === undefined ? '' : `${name}: `}${figure}.`
  }

  #keys(): number {
    return this.grid.shape === 'cells' ? 2 : 1
  }

  #isTimed(): boolean {
    const first = this.#rows[0]
    const column = this.#columns[0]
    return first !== undefined && column !== undefined && isTimeCell(typedCell(column, first, this.#said.language))
  }

  #measured(): number[] {
    return this.#columns.flatMap((column, i) => (i >= this.#keys() && column.isNumber === true ? [i] : []))
  }

  #isDay(place: number, date: string): boolean {
    const cell = this.#first()[place]!
    return cell.value === date || cell.text === this.#said.format.shortDate(date)
  }

  #find(fits: (place: number) => boolean): number | null {
    const place = this.#rows.findIndex((_, i) => fits(i))
    return place === -1 ? null : place
  }

  /** Which column a series draws: that of its name, else the one whose values are those of the marks. */
  #drawnColumns(): Map<number, number> {
    return (this.#drawn ??= new Map(
      [...new Set(this.grid.marks.map(({ series }) => series))].flatMap((series) => {
        const column = this.#columnOf(series)
        return column === null ? [] : [[series, column] as const]
      })
    ))
  }

  #columnOf(series: number): number | null {
    const name = seriesOf(this.#option)[series]?.name
    const named = this.#columns.findIndex(({ head }, i) => i >= this.#keys() && head === name)
    if (named !== -1) return named
    const sample = this.grid.marks.filter((mark) => mark.series === series && mark.value !== null).slice(0, 6)
    const fits = this.#measured().filter((i) => sample.every((mark) => this.#shows(this.#columns[i]!, mark)))
    return sample.length > 0 ? (fits[0] ?? null) : null
  }

  #shows(column: Column<Row>, mark: Mark): boolean {
    const place = this.rowOf(mark)
    if (place === null) return false
    const { value } = typedCell(column, this.#rows[place]!, this.#said.language)
    return typeof value === 'number' && Math.abs(value - mark.value!) <= 0.006 * Math.abs(mark.value!) + 0.0006
  }
}

/** Whether a cell names a bucket of time. */
export function isTimeCell({ type }: Cell): boolean {
  return type === 'date' || type === 'month' || type === 'time'
}

function isNumeric<T extends Cell>(cell: T): cell is T & { value: number } {
  return typeof cell.value === 'number'
}

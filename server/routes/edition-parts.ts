import type { Period } from '#domain/dates.ts'
import type { Edition } from '#domain/editions.ts'
import type { Kpi, KpiId } from '#domain/kpis.ts'
import { kpiFigure, type PeriodFacts } from '#domain/kpi-figure.ts'
import { gatherFacts } from './facts.ts'
import type { Question } from './question.ts'

/** A stretch of the period in which one edition of a KPI was in force. */
interface Part extends Period {
  edition: Edition
}

/** The facts of every stretch between changes of definition, by `from to`; none where nothing changes. */
export async function gatherParts(question: Question): Promise<ReadonlyMap<string, PeriodFacts>> {
  const kpis = new Set(question.breaks.map(({ kpi }) => kpi))
  const parts = [...kpis].flatMap((kpi) => stretches(kpi, question))
  const names = [...new Set(parts.map(nameOf))]
  const facts = names.map((name) => {
    const here = parts.filter((part) => nameOf(part) === name)
    const editions = here.map(({ edition }) => edition)
    const { from, to } = here[0]!
    return gatherFacts(question, { ...question.asked, from, to }, editions)
  })
  const gathered = await Promise.all(facts)
  return new Map(names.map((name, i) => [name, gathered[i]!]))
}

/** The figure of each stretch under the edition that was in force in it; none where the definition does not change. */
export function partsOf(kpi: Kpi, question: Question, facts: ReadonlyMap<string, PeriodFacts>) {
  return stretches(kpi.id, question).map(({ edition, from, to }) => ({
    edition: edition.id,
    from,
    to,
    figure: kpiFigure(kpi, facts.get(nameOf({ from, to }))!, edition)
  }))
}

function stretches(kpi: string, { breaks, period }: Question): Part[] {
  const mine = breaks.filter((each) => each.kpi === kpi)
  if (mine.length === 0) return []
  const starts = [period.from, ...mine.map(({ at }) => at)]
  return starts.map((from, i) => ({
    from,
    to: starts[i + 1] ?? period.to,
    edition: i === 0 ? mine[0]!.before : mine[i - 1]!.after
  }))
}

function nameOf({ from, to }: Period): string {
  return `${from} ${to}`
}

/** The edition that was in force on the first day of a bucket, where it is not the one of the reply. */
export function earlierEdition({ breaks }: Question, kpi: KpiId, bucket: string): Edition | undefined {
  const day = bucket.slice(0, 10)
  return breaks.find((each) => each.kpi === kpi && day < each.at)?.before
}

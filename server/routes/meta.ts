import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { MetaReply } from '#contract/meta.ts'
import { applies } from '#domain/applied-standards.ts'
import { CATEGORIES, DISPOSITIONS, OUTCOMES } from '#domain/categories.ts'
import { serviceDateAt } from '#domain/clock.ts'
import { addDays } from '#domain/dates.ts'
import { definitionOf } from '#domain/definition.ts'
import { editionAt } from '#domain/editions.ts'
import { INTERVALS } from '#domain/intervals.ts'
import { KPIS } from '#domain/kpis.ts'
import { specialDaysOf } from '#domain/special-days.ts'
import { headlineGoals } from '#domain/standards.ts'
import { dataRange, foundValues } from '../queries/data.ts'
import type { Site, SourceConfig } from '../site/schema.ts'
import { groupsOf } from '../site/operator-groups.ts'
import { dayClockOf, dayStartsOf } from '../site/site.ts'
import { type Current, metaOf, onSnapshot, type RouteContext } from './answer.ts'
import { DEFAULT_DAYS } from './question.ts'

const NoQuery = Type.Object({}, { additionalProperties: false })

/** What the site is, what its figures mean, and what can be chosen. */
export const metaRoute: FastifyPluginAsyncTypebox<RouteContext> = async (app, context) => {
  app.get('/meta', { schema: { querystring: NoQuery, response: { 200: MetaReply } } }, (request, reply) =>
    onSnapshot(context, request, reply, (current) => answerMeta(current, context.isWritable))
  )
}

async function answerMeta(current: Current, isWritable: boolean) {
  const { engine, site, now } = current
  const [range, found] = await Promise.all([dataRange(engine), foundValues(engine)])
  const today = serviceDateAt(now, dayClockOf(site))
  const to = addDays(range.last_day ?? today, 1)
  // What the KPIs mean is the answer itself here.
  const meta = await metaOf(current, { from: addDays(to, -DEFAULT_DAYS), to }, [], [])
  const data = {
    site: { id: site.site.id, name: site.site.name, generated: site.site.generated ?? false },
    isWritable,
    range: range.first_day === null ? null : { from: range.first_day, to },
    today,
    centres: site.centres.map(({ id, name, time_zone }) => ({ id, name, timeZone: time_zone })),
    dayStarts: dayStartsOf(site),
    targets: targetsOf(site),
    kpis: KPIS.map((each) => definitionOf(each, editionAt(each, site.definitions ?? {}, today))),
    standards: headlineGoals().map(({ standard, family, ...goal }) => ({
      ...goal,
      applies: applies({ id: standard, family }, site.standards)
    })),
    intervals: INTERVALS.map(({ id, label, meaning }) => ({ id, label, meaning })),
    categories: [...(site.categories ?? CATEGORIES)],
    dispositions: [...DISPOSITIONS],
    outcomes: OUTCOMES.map(({ id, label }) => ({ id, label })),
    operators: [...(site.operators ?? [])],
    shifts: [...(site.shifts ?? [])],
    found: { ...foundBy(found), group: foundGroups(found, site) },
    districtTiles: tilesOf(site),
    hasDistrictMap: site.districts?.map !== undefined,
    specialDays: [...specialDaysOf(site.special_days)],
    sources: (site.sources as SourceConfig[]).map((source) => ({
      id: source.id,
      label: source.label ?? { id: source.id, en: source.id },
      kind: source.kind,
      centre: source.centre,
      dataUntil: meta.dataUntil[source.id] ?? null,
      fields: Object.keys(source.columns)
    }))
  }
  return { data, meta }
}

function tilesOf({ districts }: Site) {
  return (districts?.grid ?? []).flatMap((row, r) =>
    row.flatMap((id, column) => (id === '' ? [] : [{ id, row: r, column }]))
  )
}

function foundBy(rows: readonly { dimension: string; id: string; n: number }[]) {
  const of = (name: string) => rows.filter(({ dimension }) => dimension === name)
  return {
    subcategory: of('subcategory'),
    district: of('district'),
    agency: of('agency'),
    language: of('language'),
    operator: of('operator'),
    line: of('line'),
    priority: of('priority'),
    category: of('category'),
    disposition: of('disposition')
  }
}

/** The groups of the operators who occur in the data, those with most rows first. */
function foundGroups(rows: readonly { dimension: string; id: string; n: number }[], site: Site) {
  const groups = groupsOf(site)
  const sums = new Map<string, number>()
  for (const { dimension, id, n } of rows) {
    const group = dimension === 'operator' ? groups.get(id) : undefined
    if (group !== undefined) sums.set(group, (sums.get(group) ?? 0) + n)
  }
  return [...sums].map(([id, n]) => ({ id, n })).sort((a, b) => b.n - a.n || (a.id < b.id ? -1 : 1))
}

function targetsOf(site: Site) {
  const { serviceLevel, abandonRate, responseP90 } = site.targets ?? {}
  return {
    ...(serviceLevel ? { serviceLevel: { share: serviceLevel.share, withinSeconds: serviceLevel.within_s } } : {}),
    ...(abandonRate ? { abandonRate } : {}),
    ...(responseP90 ? { responseP90 } : {})
  }
}

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLines, dialect, form, splitOf, world } from '../fixtures/call-arbitraries.ts'
import { byKey, type Counts, type Fact, Model } from '../fixtures/call-model.ts'
import { type Call, type Dialect, exportOf, type Line, siteYaml } from '../fixtures/call-source.ts'
import { campaign } from '../fixtures/campaign.ts'
import { testSite, type TestSite } from '../fixtures/load-site.ts'

const { size, seed } = campaign('ORDER_RUNS', 4)

const FACTS = `select row_key, arrived_at, service_date, hour, slot, weekday, outcome, wait_s, talk_s, wrap_s, handle_s,
  operator, category, district, out_of_order, cast(caller as varchar) as caller from fct_calls`
const HANDLING = `select operator || ' ' || cast(service_date as varchar) || ' ' || lpad(cast(slot // 4 as varchar), 2, '0')
  || ':' || lpad(cast(slot % 4 * 15 as varchar), 2, '0') as slot, seconds from agg_operator_slot where state = 'handling'`

interface Input {
  lines: Line[]
  bytes: Buffer
}

const file = (keys: readonly (readonly Call[])[], about: Dialect): fc.Arbitrary<Input> =>
  fc.record({ lines: anyLines(keys), form }).map((each) => inputOf(each.lines, about, each.form))

/** Loads of one to three files each; a load may bring a file of an earlier one again, under another name. */
const history = fc.tuple(world, dialect).chain(([keys, about]) =>
  fc.record({
    about: fc.constant(about),
    loads: fc.array(fc.array(file(keys, about), { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
    again: fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 2 })
  })
)

test(`${size} histories of files leave what a map from key to newest content holds`, async () => {
  await fc.assert(
    fc.asyncProperty(history, async ({ about, loads, again }) => {
      for (const [from, to] of again) loads[to % loads.length]!.push(loads.flat()[from % loads.flat().length]!)
      const site = siteFor(about)
      const model = new Model(about)
      try {
        for (const [i, files] of loads.entries()) await loadAndCompare(site, model, files, `${i}`)
      } finally {
        site.remove()
      }
    }),
    { seed, numRuns: size }
  )
}, 3_600_000)

/** The same rows, no corrections, twice: each time in another order, split and overlapping otherwise, in other forms. */
const arrangements = fc.tuple(world, dialect).chain(([keys, about]) => {
  const lines: Line[] = keys.map(([call]) => ({ call: call! }))
  const arrangement = fc.tuple(splitOf(lines), fc.array(form, { minLength: 5, maxLength: 5 }), fc.boolean())
  return fc.record({ about: fc.constant(about), lines: fc.constant(lines), one: arrangement, other: arrangement })
})

test(`${size} sets of rows give one warehouse, however they are ordered and split`, async () => {
  await fc.assert(
    fc.asyncProperty(arrangements, async ({ about, lines, one, other }) => {
      const contents = []
      for (const [files, forms, isOneLoad] of [one, other]) {
        const site = siteFor(about)
        try {
          for (const [i, part] of files.entries()) {
            put(site, inputOf(part, about, forms[i]!), `${i}`)
            if (!isOneLoad) await site.load()
          }
          if (isOneLoad) await site.load()
          contents.push(await contentOf(site))
        } finally {
          site.remove()
        }
      }
      expect(contents[0]!.calls).toHaveLength(lines.length)
      expect(contents[0]).toEqual(contents[1])
    }),
    { seed, numRuns: size }
  )
}, 3_600_000)

/** A site whose caller key is known, so that the hashes of two sites can be compared. */
function siteFor(about: Dialect): TestSite {
  const site = testSite(siteYaml(about))
  mkdirSync(join(site.folder, 'secret'))
  writeFileSync(join(site.folder, 'secret', 'caller.key'), '0123456789abcdef'.repeat(4))
  return site
}

function inputOf(lines: Line[], about: Dialect, how: Parameters<typeof exportOf>[2]): Input {
  return { lines, bytes: exportOf(lines, about, how) }
}

function put(site: TestSite, { bytes }: Input, name: string): void {
  site.put('calls', `${name}.csv`, bytes)
}

async function loadAndCompare(site: TestSite, model: Model, files: readonly Input[], prefix: string): Promise<void> {
  const expected = new Map<string, Counts>()
  const sameBytes = (a: Input, b: Input) => a.bytes.equals(b.bytes)
  files.forEach((input, i) => {
    put(site, input, `${prefix}-${i}`)
    const isFirst = files.findIndex((each) => sameBytes(each, input)) === i
    if (isFirst) expected.set(`${prefix}-${i}.csv`, model.take(input.lines, input.bytes))
  })
  const run = await site.load()
  expect(run.error).toBeUndefined()
  const told = run.sources.flatMap((source) => source.files)
  for (const f of told) expect(f.loaded + f.unchanged + f.replaced + f.rejected, f.file).toBe(f.read)
  for (const [name, counts] of expected) expect(told.find((f) => f.file === name)).toMatchObject({ ...counts })
  const { calls, handling, callers } = await contentOf(site)
  expect(calls).toEqual(model.facts())
  expect(handling).toEqual(model.handling())
  const numbers = [...model.calls.values()].map(({ key, caller }) => [key, caller?.replace(/\D/g, '') ?? null] as const)
  expect(pairsOf(callers)).toEqual(pairsOf(new Map(numbers)))
}

async function contentOf(site: TestSite) {
  const rows = await site.query<Fact & { caller: string | null }>(FACTS)
  const slots = await site.query<{ slot: string; seconds: number }>(HANDLING)
  return {
    calls: rows.map(({ caller: _, ...fact }) => fact).sort(byKey),
    callers: new Map(rows.map(({ row_key, caller }) => [row_key, caller] as const).sort()),
    handling: new Map(slots.map(({ slot, seconds }) => [slot, seconds]))
  }
}

/** Which keys have the same caller, and which none: what a hash must keep of a number. */
function pairsOf(callers: ReadonlyMap<string, string | null>): string[][] {
  const groups = new Map<string, string[]>()
  for (const [key, caller] of callers) {
    const name = caller ?? `none ${key}`
    groups.set(name, [...(groups.get(name) ?? []), key])
  }
  return [...groups.values()].map((keys) => keys.sort()).sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
}

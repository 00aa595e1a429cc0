import { spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { FunnelReply } from '#contract/funnel.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { LoadsReply, RejectsReply } from '#contract/loads.ts'
import type { MixReply } from '#contract/mix.ts'
import type { OperatorsReply } from '#contract/operators.ts'
import type { ResponseTimesReply } from '#contract/response-times.ts'
import type { VolumeReply } from '#contract/volume.ts'
import { formatsFor } from '../../web/lib/format.ts'
import { launchBrowser } from './browser.ts'
import { faultsOf, type Look, opened, settled } from './opened.ts'
import { sampleProduct, type Served } from './product.ts'

const PATHS = [
  '/',
  '/volume',
  '/mix',
  '/answer-times',
  '/response',
  '/operators',
  '/planner',
  '/standards',
  '/records',
  '/data'
]
const id = formatsFor('id')
const MARCH = 'from=2026-03-01&to=2026-04-01'

let product: Served
let browser: Browser
beforeAll(async () => {
  product = sampleProduct(inject('sampleBase'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

/** Opens a page and waits until nothing is under way; what the console says against it is kept. */
const open = (path: string, look?: Look) => opened(browser, product.base + path, look)

async function text(page: Page): Promise<string> {
  return plain(await page.locator('main').innerText())
}

function plain(written: string): string {
  return written.replace(/\u00a0/g, ' ')
}

/** Cells of the table twin of the card with this title. */
async function twin(page: Page, title: string): Promise<string[][]> {
  const card = page.locator('section.card', { has: page.getByRole('heading', { name: title, exact: true }) }).first()
  const button = card.getByRole('button', { name: 'Tabel' })
  if (await button.count()) await button.click()
  return card
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())))
}

describe('figures on the page are those of the API', () => {
  test('overview: tiles, sentences, funnel', async () => {
    const { page, complaints } = await open(`/?${MARCH}`)
    const kpis = await product.get<KpisReply>(`kpis?${MARCH}&compare=previous`)
    const shown = await text(page)
    for (const tile of await page.locator('[data-kpi]').all()) {
      const name = await tile.getAttribute('data-kpi')
      const { value } = kpis.data.kpis.find((each) => each.id === name)!.figure
      expect([name, await tile.getAttribute('data-value')]).toEqual([name, String(value)])
    }
    const of = (name: string) => kpis.data.kpis.find((kpi) => kpi.id === name)!.figure.value!
    for (const written of [
      id.share(of('serviceLevel')),
      id.share(of('answerRate')),
      id.seconds(of('waitP90')),
      id.number(of('offered')),
      id.seconds(of('responseP90'))
    ]) {
      expect(shown).toContain(plain(written))
    }
    const funnel = await product.get<FunnelReply>(`funnel?${MARCH}`)
    for (const step of funnel.data.steps) {
      expect(await page.locator(`[data-step="${step.id}"]`).getAttribute('data-value')).toBe(String(step.figure.value))
    }
    expect(await page.locator('section.site').getByText('Data contoh').count()).toBe(1)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('volume: the table twin of the series', async () => {
    const { page, complaints } = await open(`/volume?${MARCH}`)
    const { data } = await product.get<VolumeReply>(`volume?${MARCH}&compare=previous`)
    const rows = await twin(page, 'Panggilan masuk')
    const write = (n: number | null) => (n === null ? '–' : id.number(n))
    expect(rows.map((row) => row.slice(1, -1))).toEqual(
      data.buckets.map((bucket, i) => [
        ...[bucket.offered, bucket.answered, bucket.abandoned, bucket.cutOff].map(write),
        id.share(bucket.known, 0),
        write(data.comparisons[0]!.buckets[i]?.offered ?? null)
      ])
    )
    expect(rows.find(([day]) => day === '21 Mar')!.at(-1)).toContain('Idul Fitri')
    expect(complaints).toEqual([])
    await page.close()
  })

  test('mix: categories, and a filter chosen by hand is a chip that can be removed', async () => {
    const { page, complaints } = await open(`/mix?${MARCH}`)
    const { data } = await product.get<MixReply>(`mix?${MARCH}`)
    const rows = await twin(page, 'Kategori')
    expect(rows.map(([, n]) => n)).toEqual(data.categories.map(({ n }) => id.number(n)))
    await page.getByRole('button', { name: /Saringan lain/ }).click()
    await page.locator('#more-filters summary', { hasText: 'Kategori' }).first().click()
    await page.getByLabel('Kebakaran').check()
    await page.waitForURL(/category=fire/)
    await settled(page)
    const fire = await product.get<MixReply>(`mix?${MARCH}&category=fire`)
    expect(await text(page)).toContain(`n = ${id.number(fire.data.total.value!)} kejadian`)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Hapus saringan Kategori: Kebakaran' }).click()
    await page.waitForURL((url) => !url.search.includes('category'))
    await page.goBack()
    await page.waitForURL(/category=fire/)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('answer times: tiles, and another threshold and variant', async () => {
    const { page, complaints } = await open(`/answer-times?${MARCH}`)
    const check = async (query: string) => {
      const { data } = await product.get<KpisReply>(`kpis?${query}`)
      for (const name of ['serviceLevel', 'waitP50', 'waitP90', 'waitP95', 'waitP99', 'waitMean']) {
        const { value } = data.kpis.find((kpi) => kpi.id === name)!.figure
        expect([name, await page.locator(`[data-kpi="${name}"]`).getAttribute('data-value')]).toEqual([
          name,
          String(value)
        ])
      }
    }
    await check(MARCH)
    await page.getByRole('combobox', { name: 'Batas waktu' }).selectOption('20')
    await page.waitForURL(/within=20/)
    await page.getByRole('combobox', { name: 'Varian' }).selectOption('answered')
    await page.waitForURL(/variant=answered/)
    await settled(page)
    await check(`${MARCH}&within=20&variant=answered`)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('response: stages', async () => {
    const { page, complaints } = await open(`/response?${MARCH}`)
    const { data } = await product.get<ResponseTimesReply>(`response-times?${MARCH}`)
    const rows = await twin(page, 'Lama setiap tahap')
    expect(rows.map((row) => row[2])).toEqual(data.intervals.map(({ p90 }) => id.seconds(p90.value!)))
    const defined = await page.locator('section.card[data-about*="responseP90"]').first().getAttribute('data-about')
    expect(defined!.split(' ').filter((kpi) => !kpi.endsWith('P90'))).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  })

  test('operators: every operator with calls and occupancy', async () => {
    const { page, complaints } = await open(`/operators?${MARCH}`)
    const { data } = await product.get<OperatorsReply>(`operators?${MARCH}`)
    expect(await page.locator('[data-kpi="occupancy"]').getAttribute('data-value')).toBe(String(data.occupancy.value))
    const rows = await twin(page, 'Per operator')
    expect(rows.map((row) => [row[0], row[4], row[8]])).toEqual(
      data.operators.map(({ id: name, answered, occupancy }) => [
        name,
        id.number(answered!),
        occupancy.value === null ? 'tidak ada data' : id.share(occupancy.value)
      ])
    )
    expect(complaints).toEqual([])
    await page.close()
  })

  test('data: loads with their counts, rejects with line and reason', async () => {
    const { page, complaints } = await open('/data')
    const { data: loads } = await product.get<LoadsReply>('loads')
    const { data: rejects } = await product.get<RejectsReply>('rejects?limit=50')
    const first = loads.runs.at(-1)!.sources.flatMap(({ files }) => files)
    const read = first.reduce((sum, file) => sum + file.read, 0)
    const rows = await twin(page, 'Riwayat muat')
    expect(rows.at(-1)![4]).toBe(id.number(read))
    expect(await text(page)).toContain(`dari ${id.number(rejects.total)}`)
    const shown = await page
      .getByRole('group', { name: 'Satu per satu' })
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText.trim())))
    expect(shown.map((row) => [row[0], row[1]])).toEqual(rejects.rows.map(({ file, line }) => [file, id.number(line)]))
    expect(complaints).toEqual([])
    await page.close()
  })
})

describe('language, theme, width', () => {
  test('English at a click, with the choice in the address', async () => {
    const { page, complaints } = await open(`/volume?${MARCH}`)
    await page.getByRole('link', { name: 'EN', exact: true }).click()
    await page.waitForURL(/lang=en/)
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Call volume')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(new URL(page.url()).searchParams.get('from')).toBe('2026-03-01')
    const indonesian = /\b(Panggilan|Tabel|Rentang|Kecamatan|Waktu|Dijawab|Masuk)\b/
    for (const path of PATHS) {
      await page.goto(`${product.base}${path}?lang=en`)
      await settled(page)
      const names = (await text(page))
        .split('\n')
        .filter((line) => indonesian.test(line) && !/ACD|Register|Status|WAKTU|Permintaan/.test(line))
      expect([path, names]).toEqual([path, []])
    }
    expect(complaints).toEqual([])
    await page.close()
  })

  test.each(PATHS)('%s does not scroll sideways at 320 and 390 px', async (path) => {
    for (const width of [320, 390]) {
      const { page } = await open(path, { width })
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      )
      expect([width, overflow]).toEqual([width, 0])
      await page.close()
    }
  })
})

describe('for everyone', () => {
  test.each(PATHS.flatMap((path) => [[path, 'light'] as const, [path, 'dark'] as const]))(
    '%s in %s: axe finds no fault',
    async (path, colorScheme) => {
      const { page } = await open(path, { colorScheme })
      const faults = await faultsOf(page)
      expect(faults).toEqual([])
      await page.close()
    }
  )

  test.each(PATHS)('%s: the keyboard reaches every control, and sees where it is', async (path) => {
    const { page } = await open(path)
    const controls = await page.evaluate(() => {
      const all = [
        ...document.querySelectorAll<HTMLElement>(
          'a[href], button, select, input:not([tabindex="-1"]), summary, [tabindex="0"]'
        )
      ]
      const shown = all.filter((node) => node.checkVisibility() && !(node as HTMLButtonElement).disabled)
      shown.forEach((node, i) => (node.dataset['control'] = String(i)))
      return shown.length
    })
    const reached = new Set<string>()
    for (let i = 0; i < controls * 3 + 10; i++) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['control'] ?? null)
      if (at !== null) reached.add(at)
      if (reached.size === controls) break
    }
    const missed = await page.evaluate(
      (seen) =>
        [...document.querySelectorAll<HTMLElement>('[data-control]')]
          .filter((node) => !seen.includes(node.dataset['control']!))
          .map((node) => node.outerHTML.slice(0, 120)),
      [...reached]
    )
    expect(missed).toEqual([])
    await page.close()
  })
})

describe('when something is wrong', () => {
  test('an address that does not exist, and a question that is refused, are told and can be left', async () => {
    const { page } = await openAny('/nothing')
    expect(await page.locator('main').innerText()).toContain('Halaman ini tidak ada.')
    await page.getByRole('link', { name: 'Ke Ringkasan' }).click()
    await settled(page)
    await page.goto(`${product.base}/volume?from=2025-10-01&to=2026-11-01&grain=slot`)
    await page.getByRole('alert').first().waitFor()
    expect(await page.getByRole('alert').first().innerText()).toContain('Data tidak dapat dimuat.')
    await page.close()
  })

  test('a period without data shows gaps and reasons, never NaN', async () => {
    const { page, complaints } = await open('/?from=2020-01-01&to=2020-02-01')
    const shown = await text(page)
    expect(shown).toContain('tidak ada data')
    expect(shown).not.toMatch(/NaN|undefined|null|Infinity/)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('a bad file in the inbox: the data page names file, line and column; the figures stay', async () => {
    const folder = inject('sampleSite')
    const bad = join(folder, 'inbox', 'acd', 'acd-2026-11.csv')
    const before = await product.get<KpisReply>('kpis')
    writeFileSync(bad, 'ID_PANGGILAN;LINE;WAKTU_MASUK\n1;2;3\n')
    const load = spawnSync(process.execPath, ['--import', 'tsx', 'etl/main.ts', 'load', '--site', folder, '--json'], {
      encoding: 'utf8'
    })
    rmSync(bad)
    expect(load.status).toBe(1)
    expect(JSON.parse(load.stdout)).toMatchObject({ published: false, status: 'refused' })
    const { page, complaints } = await open('/data')
    const shown = await text(page)
    expect(shown).toContain('acd-2026-11.csv')
    expect(shown).toContain('WRONG_LAYOUT')
    expect(shown).toContain('Baris ke 1')
    expect((await product.get<KpisReply>('kpis')).data).toEqual(before.data)
    expect(complaints).toEqual([])
    await page.close()
  })
})

async function openAny(path: string): Promise<{ page: Page }> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.goto(product.base + path)
  await page.locator('main h1').waitFor()
  return { page }
}

import { error } from '@sveltejs/kit'
import { isAskable } from '#contract/askable.ts'
import type { AnswerTimesReply } from '#contract/answer-times.ts'
import type { ChangesReply } from '#contract/changes.ts'
import type { CompareReply } from '#contract/compare.ts'
import type { Problem } from '#contract/common.ts'
import type { DefinitionsReply } from '#contract/definitions.ts'
import type { DistrictMapReply } from '#contract/district-map.ts'
import type { ExplainReply } from '#contract/explain.ts'
import type { BurstEventsReply, BurstsReply } from '#contract/bursts.ts'
import type { FunnelReply } from '#contract/funnel.ts'
import type { GhostMeterReply } from '#contract/ghost-meter.ts'
import type { KpisReply } from '#contract/kpis.ts'
import type { CoverageReply, LoadsReply, RejectsReply, SourcesReply } from '#contract/loads.ts'
import type { MetaReply } from '#contract/meta.ts'
import type { MixReply } from '#contract/mix.ts'
import type { NotesReply } from '#contract/notes.ts'
import type { OperatorProfileReply, OperatorsReply } from '#contract/operators.ts'
import type { Receipt } from '#contract/receipt.ts'
import type { CallReply, CallsReply, IncidentReply, IncidentsReply } from '#contract/records.ts'
import type { ResponseTimesReply } from '#contract/response-times.ts'
import type { SettingsReply } from '#contract/settings.ts'
import type { StaffingGapReply } from '#contract/staffing-gap.ts'
import type { ForecastReply } from '#contract/staffing-forecast.ts'
import type { RequirementReply } from '#contract/staffing-requirement.ts'
import type { StandardsReply, VerdictsReply } from '#contract/standards.ts'
import type { VolumeReply, VolumeSeriesReply } from '#contract/volume.ts'
import type { KpiId } from '#domain/kpis/kpi.ts'
import { askAlone, askTogether, type Fetch } from './asked-together.ts'
import { replies } from './replies.ts'

export { signalOf } from './signals.ts'

/** The API as functions; a refusal becomes the page's error with the server's sentence. */
export function api(fetch: Fetch, signal?: AbortSignal) {
  const get = <Reply>(path: string) => {
    const reply = request<Reply>(fetch, path, signal)
    reply.catch(() => undefined) // a page that was only looked forward to has nobody who hears of its failure
    return reply
  }
  return {
    meta: () => get<MetaReply>('meta'),
    notes: () => get<NotesReply>('notes'),
    staffingGap: (query: URLSearchParams) => get<StaffingGapReply>(`staffing-gap?${query}`),
    kpis: (query: URLSearchParams, kpis: readonly KpiId[]) =>
      get<KpisReply>(`kpis?${new URLSearchParams([...query, ...kpis.map((id) => ['kpi', id])])}`),
    volume: (query: URLSearchParams) => get<VolumeReply>(`volume?${query}`),
    volumeSeries: (query: URLSearchParams) => get<VolumeSeriesReply>(`volume/series?${query}`),
    bursts: (query: URLSearchParams) => get<BurstsReply>(`bursts?${query}`),
    burstEvents: (query: URLSearchParams) => get<BurstEventsReply>(`bursts/events?${query}`),
    ghostMeter: (query: URLSearchParams) => get<GhostMeterReply>(`ghost-meter?${query}`),
    mix: (query: URLSearchParams) => get<MixReply>(`mix?${query}`),
    answerTimes: (query: URLSearchParams) => get<AnswerTimesReply>(`answer-times?${query}`),
    responseTimes: (query: URLSearchParams) => get<ResponseTimesReply>(`response-times?${query}`),
    operators: (query: URLSearchParams) => get<OperatorsReply>(`operators?${query}`),
    operatorProfile: (query: URLSearchParams) => get<OperatorProfileReply>(`operators/profile?${query}`),
    standards: (query: URLSearchParams) => get<StandardsReply>(`standards?${query}`),
    verdicts: (query: URLSearchParams) => get<VerdictsReply>(`standards/verdicts?${query}`),
    staffingForecast: (query: URLSearchParams) => get<ForecastReply>(`staffing/forecast?${query}`),
    staffingRequirement: (query: URLSearchParams) => get<RequirementReply>(`staffing/requirement?${query}`),
    funnel: (query: URLSearchParams) => get<FunnelReply>(`funnel?${query}`),
    compare: (query: URLSearchParams) => get<CompareReply>(`compare?${query}`),
    settings: () => get<SettingsReply>('settings'),
    definitions: () => get<DefinitionsReply>('definitions'),
    districtMap: () => get<DistrictMapReply>('district-map'),
    /** Every KPI under each of its editions as well. */
    everyEdition: (query: URLSearchParams) => get<KpisReply>(`kpis?${query}&editions=all`),
    receipt: (kpi: string, query: URLSearchParams) => get<Receipt>(`receipt?kpi=${kpi}&${query}`),
    calls: (query: URLSearchParams) => get<CallsReply>(`calls?${query}`),
    incidents: (query: URLSearchParams) => get<IncidentsReply>(`incidents?${query}`),
    call: (id: string) => get<CallReply>(`calls/${id}`),
    incident: (id: string) => get<IncidentReply>(`incidents/${id}`),
    explain: (query: URLSearchParams) => get<ExplainReply>(`explain?${query}`),
    changes: (query: URLSearchParams) => get<ChangesReply>(`changes?${query}`),
    loads: () => get<LoadsReply>('loads?limit=20'),
    sources: () => get<SourcesReply>('sources'),
    rejects: (query: URLSearchParams) => get<RejectsReply>(`rejects?${query}`),
    coverage: (query: URLSearchParams) => get<CoverageReply>(`coverage?${query}`)
  }
}

async function request<Reply>(fetch: Fetch, path: string, signal?: AbortSignal): Promise<Reply> {
  const known = replies.get(path)
  if (known !== undefined) return known as Reply
  const ask = isAskable(path) ? askTogether : askAlone
  const { status, body } = await ask(fetch, path, signal)
  if (status !== 200) refuse(status, body)
  replies.put(path, body)
  return body as Reply
}

/** The page's error: its code is told in the reader's language where it is shown, the server's sentence goes along. */
function refuse(status: number, body: unknown): never {
  const { code, title, detail } = body as Partial<Problem>
  const message = [title, detail].filter(Boolean).join(': ') || `HTTP ${status}`
  error(status, { message, ...(code ? { code } : {}), ...(detail ? { detail } : {}) })
}

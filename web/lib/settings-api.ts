import type { SettingsProblem, SettingsReply, SectionName } from '#contract/settings.ts'

/** A change that the server did not make: why, at which key, or what another has changed since. */
export class SettingsError extends Error {
  readonly status: number
  readonly problem: Partial<SettingsProblem>

  constructor(status: number, problem: Partial<SettingsProblem>) {
    super([problem.title, problem.detail].filter(Boolean).join(': ') || `HTTP ${status}`)
    this.status = status
    this.problem = problem
  }
}

/** Sets a section, from the version of site.yaml that was shown. @throws {SettingsError} */
export async function saveSection(
  section: SectionName,
  change: { by: string; value: unknown },
  version: string
): Promise<SettingsReply['data']> {
  const response = await fetch(`/api/v1/settings/${section}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
    body: JSON.stringify(change)
  }).catch(() => null)
  if (response === null) throw new SettingsError(0, {})
  const body: unknown = await response.json().catch(() => ({}))
  if (!response.ok) throw new SettingsError(response.status, body as Partial<SettingsProblem>)
  return (body as SettingsReply).data
}

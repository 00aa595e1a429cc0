/**
 * Fetches a selection as CSV and hands it to the browser under the name that the server gave it.
 *
 * @throws {Error} with the server's sentence where it refuses
 */
export async function downloadRecords(kind: string, query: URLSearchParams): Promise<void> {
  const response = await fetch(`/api/v1/${kind}?${query}`, { headers: { accept: 'text/csv' } })
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { detail?: string; title?: string }
    throw new Error(problem.detail ?? problem.title ?? response.statusText)
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? `${kind}.csv`
  link.click()
  URL.revokeObjectURL(link.href)
}

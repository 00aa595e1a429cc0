import loadHighs from 'highs'
import {
  gapOf,
  type LinearModel,
  type Solution,
  type SolveOptions,
  type SolveProgress
} from '#domain/staffing/linear-model.ts'

type Highs = Awaited<ReturnType<typeof loadHighs>>
type Model = ReturnType<Highs['createModel']>

const PROGRESS_EVERY_S = 0.2

/**
 * HiGHS (MIT; Huangfu and Hall 2018) as a `Solve`. Blocks its thread until it ends. The same model and seed give the same answer
 * wherever it ends by proof or gap; where it ends by time, machines differ.
 *
 * @param isStopped asked at the solver's own checkpoints; true ends it with the best so far
 */
export async function highsSolver(
  isStopped: () => boolean = () => false
): Promise<(model: LinearModel, options: SolveOptions) => Solution> {
  const highs = await loadHighs()
  return (model, options) =>
    highs.withModel(nativeModel(model), (native): Solution => solve(highs, native, options, isStopped))
}

function solve(highs: Highs, native: Model, options: SolveOptions, isStopped: () => boolean): Solution {
  const started = performance.now()
  native.options.set({
    output_flag: false,
    random_seed: options.seed,
    time_limit: options.timeLimitSeconds,
    mip_rel_gap: options.relativeGap ?? 0,
    mip_abs_gap: 1e-6
  })
  if (options.start) native.setSolution({ colValue: options.start })
  const { callbackType } = highs.constants
  const tell = progressTeller(options.onProgress, started)
  native.run({
    [callbackType.mipInterrupt](event) {
      tell(event.data)
      if (isStopped()) event.interrupt()
    },
    [callbackType.mipImprovingSolution](event) {
      tell(event.data, true)
    }
  })
  return solutionOf(highs, native, (performance.now() - started) / 1000)
}

function nativeModel(model: LinearModel) {
  const numCols = model.costs.length
  const numRows = model.rowLower.length
  const { starts, columns: indices, values } = model
  return {
    numCols,
    numRows,
    offset: model.offset,
    colCost: model.costs,
    colLower: model.lower,
    colUpper: model.upper,
    rowLower: model.rowLower,
    rowUpper: model.rowUpper,
    integrality: model.isInteger,
    matrix: { format: 'csr' as const, numRows, numCols, starts, indices, values }
  }
}

type CallbackData = { mip_primal_bound?: number; mip_dual_bound?: number; objective_function_value?: number }

function progressTeller(onProgress: ((progress: SolveProgress) => void) | undefined, started: number) {
  let last = -Infinity
  return (data: CallbackData, isNew = false): void => {
    const seconds = (performance.now() - started) / 1000
    if (onProgress === undefined || (!isNew && seconds - last < PROGRESS_EVERY_S)) return
    last = seconds
    onProgress({
      cost: finite(isNew ? data.objective_function_value : data.mip_primal_bound),
      bound: finite(data.mip_dual_bound),
      seconds
    })
  }
}

/** HiGHS says infinity, or 1e30 and more, for what it does not know. */
function finite(value: number | undefined): number | null {
  return value !== undefined && Math.abs(value) < 1e29 ? value : null
}

function solutionOf(highs: Highs, native: Model, seconds: number): Solution {
  const { modelStatus, solutionStatus } = highs.constants
  const status = native.getModelStatus()
  if (status === modelStatus.infeasible) return { status: 'infeasible', values: null, cost: null, bound: null, seconds }
  const isFound = native.info.get('primal_solution_status') === solutionStatus.feasible
  const cost = isFound ? native.getObjectiveValue() : null
  const bound = finite(Number(native.info.get('mip_dual_bound')))
  return {
    // HiGHS calls optimal what is within the asked gap; here that is proven alone.
    status: status === modelStatus.optimal && gapOf(cost, bound) === 0 ? 'optimal' : 'limit',
    values: isFound ? Float64Array.from(native.getSolution().colValue) : null,
    cost,
    bound,
    seconds
  }
}

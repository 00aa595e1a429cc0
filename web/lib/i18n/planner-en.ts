import type { PlannerWords } from './planner-id.ts'
import { COVER_EN, JOB_EN, ROSTER_EN } from './roster-en.ts'
import { SPOKEN_EN } from './spoken-en.ts'

/** The same in English. */
export const PLANNER_EN: PlannerWords = {
  lead: 'How many operators does every hour need, where are there too few, and what is the proof?',
  steps: 'Steps of the plan',
  step: {
    demand: 'Demand',
    need: 'Requirement',
    shifts: 'Shifts',
    roster: 'Roster',
    proof: 'Proof',
    scenarios: 'Scenarios'
  },
  cover: COVER_EN,
  job: JOB_EN,
  roster: ROSTER_EN,
  spoken: SPOKEN_EN,
  next: (step) => `Go on to ${step}`,
  oneCentre: 'A plan is made for one centre. Choose the centre first.',
  none: 'Nothing can be planned from this choice:',
  perDay: (n) => `${n} calls a day`,
  short: (hours) => `short in ${hours} hours a week`,
  enough: 'no hour is short',
  proved: (share, within) => `recorded: ${share} answered within ${within}`,
  seatHours: (n) => `${n} operator hours a week`,
  saved: (n) => `${n} saved`,
  weeks: 'Weeks to come',
  weeksCount: (n) => `${n} weeks`,
  demand: {
    title: 'Calls to come',
    note: (from, to, spread) =>
      `${from}; forecast ${to}; by hour; beyond chance an hour usually goes ${spread} up or down`,
    offered: 'Calls offered',
    mean: 'Forecast',
    band: '80 % interval',
    masked: 'Not learned from',
    model: {
      profile: 'The profile model (level of days times shape of the week)',
      mean: 'The mean of the last four same weekdays',
      naive: 'The same hour last week',
      template: 'The shape of this centre’s own average day'
    },
    reason: {
      best: 'is used because it was the most accurate on this centre’s last weeks.',
      'not-better': 'is used because the profile model was no more accurate on this centre’s data and is not offered.',
      'too-short': 'is a template: there are too few data (under 21 days) to try any forecast.'
    },
    learned: (days, from, to) => `Learned from ${days} days, ${from} – ${to}.`,
    definition:
      'Calls offered by hour, pranks and repeated calls included. Surges, drops and hours without data are marked and not learned from; what is unknown is not counted as zero. 80 % interval: chance and the ups and downs measured at this centre (negative binomial). The factor of a special day is learned where its kind has come at least twice; otherwise it is 1.',
    accuracy: 'How accurate was it on weeks that are over?',
    accuracyNote: (weeks, calls) =>
      `${weeks} weeks tried, ${calls} calls; each week from the data before it alone. WAPE: sum of absolute errors by hour over sum of calls; mean: of four same weekdays.`,
    accuracyLead: (model, naive) =>
      `The model is off by ${model} of the calls by hour; the same hour last week by ${naive}.`,
    slice: 'Part',
    all: 'All hours',
    special: 'Special days',
    bias: 'Bias of model',
    covered: 'Within the 80 % interval',
    tested: 'Hours tested',
    ways: { model: 'Model', naive: 'Last week', mean: 'Mean' },
    hours: 'hours',
    maskedTitle: 'Not learned from',
    maskedNone: 'No hour is left out.',
    reasons: { burst: 'surge', drop: 'drop', 'no-data': 'no data', marked: 'marked by you' },
    keep: 'Learn from it',
    undo: 'Undo',
    kept: (date) => `${date}: learned from all the same`,
    mark: 'Do not learn from the day',
    markButton: 'Mark',
    comingTitle: 'Special days to come',
    comingNone: 'There is no special day in this forecast.',
    factor: 'Factor',
    factorBasis: {
      hand: 'set by hand',
      learned: 'learned of this kind of day',
      unknown: '1, because this kind of day has not come twice'
    },
    measuredOnce: (factor) => `measured once: ${factor}`,
    estimate: 'estimated date',
    handle: 'Handle time by hour',
    seconds: 'Mean',
    handleNote: 'talk and after-call work; hours with fewer than 20 calls use the mean of all hours'
  },
  rules: {
    title: 'Goal and rules',
    basis: 'For',
    bases: { forecast: 'the weeks to come', past: 'the period chosen above' },
    share: 'Answered in time, %',
    within: 'Within, seconds',
    level: 'Counted of',
    levels: {
      ofOffered: 'all calls offered',
      ofAnswered: 'calls answered',
      ofOfferedLessShort: 'offered less those gone ≤ T'
    },
    patience: 'Patience, seconds',
    patienceHint: 'empty: as measured; 0: nobody hangs up (Erlang C)',
    occupancy: 'Highest occupancy, %',
    minimum: 'Operators at least',
    shrinkage: 'Time lost (leave, illness, breaks), %',
    quantile: 'Staff for',
    quantiles: { mean: 'the mean rate', '0.8': 'the 80 % quantile', '0.9': 'the 90 % quantile' },
    apply: 'Work it out'
  },
  need: {
    title: 'Operators required',
    note: (goal, patience, handle) => `${goal}; patience ${patience}; handling ${handle}`,
    goal: (share, within, level) => `${share} of ${level} within ${within}`,
    never: 'without end (Erlang C)',
    definition:
      'The fewest operators that reach the goal in every hour. Load: calls times handle time, lagged and smoothed by the handle time. Erlang A with the measured patience (all time waited over those who hung up; those gone within 5 seconds left out); Erlang C beside it as the upper limit. Operators are whole.',
    required: 'Required',
    requiredC: 'Erlang C',
    rostered: 'With time lost',
    deployed: 'On duty',
    load: 'Load (erlang)',
    calls: 'Calls',
    gap: 'Missing',
    gapTitle: 'Where are there too few?',
    gapNote: (from) => `required less mean on duty, ${from}`,
    level: 'Answered in time',
    day: 'Day',
    dayTitle: (day) => `${day}: required and on duty`,
    dayNote: 'operators each hour',
    give: (agents) => `${agents} operators`,
    gain: 'What does one more give?',
    gainNote: 'by the model; one fewer, enough, one more',
    abandoned: 'Hang up',
    wait: 'Wait',
    occupancy: 'Busy',
    shortages: 'Largest shortages',
    shortage: (day, from, to) => `${day} ${from}–${to}`,
    shortageText: (about) =>
      `required ${about.required}, on duty ${about.deployed} on average; ${about.missed} of ${about.offered} calls not answered in time`,
    noShortage: 'In no hour were there fewer than required.',
    noDuty: 'The data do not tell who was on duty.',
    dutyBasis: {
      states: 'by the log of operator states',
      calls: 'by the calls that were answered: from the first answer to the end of the last call of a day'
    },
    relief: 'From seats to people',
    reliefText: (about) =>
      `${about.hours} operator hours a week (${about.seats} seats day and night on average). One person works ${about.net} hours a year, so a seat day and night needs ${about.perSeat} people: ${about.heads} people in all.`,
    reliefPeople: (people, seats) => `The ${people} operators there are hold ${seats} seats day and night.`,
    reliefEnough: (people) => `${people} operators are enough for the whole week.`,
    reliefShort: (hours, spells, more) =>
      `${hours} operator hours a week stay short all year; with the hours of most calls held first, the short ones are ${spells}${more === '0' ? '' : ` and ${more} more`}.`,
    languages: 'Languages asked for',
    speakers: 'Operators who speak it',
    share: 'Share',
    answered: 'Answered'
  },
  shifts: {
    title: 'Operators of every hour of the week',
    lead: 'Begins with those on duty, filled up where they were too few. Change any number; the page’s address keeps it.',
    presets: 'Fill from',
    preset: { filled: 'On duty + missing', required: 'Requirement alone', deployed: 'Those on duty' },
    cell: (day, hour) => `${day} ${hour}`,
    below: 'below the requirement',
    total: 'Operator hours',
    summary: (hours, change, below) =>
      `${hours} operator hours a week (${change} against those on duty); ${below} hours below the requirement`,
    caption: 'Operators by weekday and hour'
  },
  proof: {
    title: 'Real calls, replayed',
    note: (period, calls, runs) => `${period}; ${calls} calls; ${runs} runs, same chance for all`,
    again: 'Run again',
    modelOk: (points) =>
      `The model gives what was recorded (off by ${points} points, limit 3), so a plan can be judged by it.`,
    modelBad: (points) =>
      `The model is ${points} points off what was recorded (limit 3). Possible causes: those on duty are not recorded whole, calls were diverted, or priorities. The comparison below is a hint only.`,
    observed: 'Recorded',
    worked: 'Model, those on duty',
    proposed: 'Plan of hours',
    roster: 'Roster',
    rosterNote:
      'The roster is repeated week by week over the calls of the past; breaks are taken off, staggered among colleagues within the shift.',
    more: 'One more every hour',
    fewer: 'One fewer every hour',
    change: 'Change',
    figure: 'Figure',
    hours: 'Operator hours',
    rows: {
      answeredWithin: (within) => `Answered within ${within}`,
      abandoned: 'Abandoned',
      waitMean: 'Mean wait',
      waitP90: 'Wait P90'
    },
    better: (what, points, interval) =>
      `${what} raises the share answered in time by ${points} points (95 %: ${interval}).`,
    worse: (what, points, interval) =>
      `${what} lowers the share answered in time by ${points} points (95 %: ${interval}).`,
    same: (what) => `${what} does not clearly change the share answered in time.`,
    belowGoal: (what, reached, goal, more) =>
      `${what} reaches ${reached}, the goal is ${goal}. The formula of the requirement lets a free operator answer at once; ringing and reaction of this centre are counted here. One more every hour gives ${more}.`,
    basis: {
      states: 'On duty: the log of operator states.',
      calls:
        'On duty: from the first answer to the end of the last call of every operator and day, because there is no log of states.'
    },
    definition:
      'Calls, handle times and patience as recorded (those answered were more patient: Kaplan–Meier) pass through the operators event by event. Calls cut off before the queue are left out. The 95 % interval is for what was drawn alone. Callers who ring again are not modelled.'
  },
  surge: {
    title: 'Surge lab',
    lead: 'What happens if this strikes a day that is over, with the operators of that day?',
    kind: 'Event',
    kinds: {
      siren: 'Siren: many callers at once',
      flood: 'Flood: more of everything',
      'power-cut': 'Power cut: nobody can answer',
      illness: 'Operators ill'
    },
    date: 'Day',
    at: 'From',
    minutes: 'Minutes',
    extraCalls: 'Further calls',
    times: 'Times the usual',
    operators: 'Operators ill',
    run: 'Run',
    recovery: 'Recovered after',
    lost: 'Real callers lost',
    wait: 'Wait until recovery',
    usualWait: 'Same hours without it',
    extra: 'Further calls answered',
    interval: (low, high) => `95 %: ${low} – ${high}`,
    note: (runs, calls) => `${runs} runs; ${calls} real calls of that day and the next`
  },
  scenarios: {
    title: 'Scenarios',
    saveTitle: 'Save this plan',
    name: 'Name',
    text: 'Note',
    save: 'Save',
    update: 'Save changes',
    proofMissing: 'Its proof has not been worked out; the plan can be saved all the same.',
    proofKept: (points) => `The proof is saved with it: ${points} points.`,
    none: 'There is no scenario yet.',
    open: 'Open',
    publish: 'Publish',
    unpublish: 'Take back',
    published: (when) => `Published ${when}`,
    draft: 'Draft',
    remove: 'Delete',
    removeSure: 'Delete now',
    export: 'Export CSV',
    exportRoster: 'Export roster XLSX',
    rosterKept: (shifts, hard) => `The roster is saved with it: ${shifts} shifts, ${hard} rules broken.`,
    roster: 'Roster',
    noRoster: 'no roster',
    compare: 'Compare',
    compareTitle: 'Scenarios side by side',
    changed: 'Changed',
    inputs: 'Inputs',
    hours: 'Operator hours a week',
    heads: 'People needed',
    level: 'Answered in time, proof',
    change: 'Change',
    noProof: 'no proof',
    status: 'Status',
    done: (name) => `${name} saved.`,
    isPublished: (name) => `${name} published.`,
    removed: 'The scenario was deleted.',
    readOnly: 'This server only shows figures; scenarios cannot be saved.'
  }
}

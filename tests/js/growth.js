// How the work of a reader grows with what it reads, as a ratio of CPU times: the same measure as tests/growth.py.
const TIMES = 8
export const LIMIT = 24
const RUNS = 3
// Runs in one measure. Two tell a reader that is linear from one that is not, but for a collector or a compiler that
// comes between: what is over the limit is measured again, so long that neither weighs.
const MEASURES = [2, 40, 400]

// How many times as long eight times the size takes; as soon as less than that is over the limit, that.
export function growth(work, make, size) {
  let ratio = 0
  for (const turns of MEASURES) {
    ratio = measured(work, make, size, turns)
    if (ratio < LIMIT) break
  }
  return ratio
}

function measured(work, make, size, turns) {
  const first = least(work, make(size), turns)
  let ratio = 0
  for (const times of [2, 4, TIMES]) {
    ratio = least(work, make(size * times), turns) / first
    if (ratio > LIMIT) break
  }
  return ratio
}

// The shortest of some runs is the one that was least disturbed.
const least = (work, given, turns) => Math.min(...Array.from({ length: RUNS }, () => cpuTime(work, given, turns)))

function cpuTime(work, given, turns) {
  const begin = process.cpuUsage()
  for (let turn = 0; turn < turns; turn += 1) work(given)
  const { user, system } = process.cpuUsage(begin)
  return user + system
}

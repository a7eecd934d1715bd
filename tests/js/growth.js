// How the work of a reader grows with what it reads, as a ratio of CPU times: the same measure as tests/growth.py.
const TIMES = 8
export const LIMIT = 24
const RUNS = 3
const AGAIN = 2 // in one run, for one time alone is too short to be told

// How many times as long eight times the size takes; as soon as less than that is over the limit, that.
export function growth(work, make, size) {
  const first = least(work, make(size))
  let ratio = 0
  for (const times of [2, 4, TIMES]) {
    ratio = least(work, make(size * times)) / first
    if (ratio > LIMIT) break
  }
  return ratio
}

// The shortest of some runs is the one that was least disturbed.
const least = (work, given) => Math.min(...Array.from({ length: RUNS }, () => cpuTime(work, given)))

function cpuTime(work, given) {
  const begin = process.cpuUsage()
  for (let turn = 0; turn < AGAIN; turn += 1) work(given)
  const { user, system } = process.cpuUsage(begin)
  return user + system
}

/**
 * Tables with the best complementary suppression, found by an exhaustive search, and the ranges of the small cells, by linear programming
 * (HiGHS), for readers who know only that counts are not negative.
 */
export const suppressions: readonly {
  readonly name: string
  readonly threshold: number
  readonly cells: readonly (readonly number[])[]
  /** The cells to hide besides the small ones; absent where there is no way. */
  readonly cover: readonly (readonly [row: number, column: number])[] | undefined
  /** The small cells: their ranges while only they are hidden, and after. */
  readonly small: readonly (readonly [row: number, column: number, loneLo: number, loneHi: number, lo?: number, hi?: number])[]
}[] = [
  {
    name: "one small", threshold: 5, cells: [[20, 30, 15], [25, 3, 18], [40, 22, 35]],
    cover: [[0, 1], [0, 2], [1, 2]],
    small: [[1, 1, 3, 3, 0, 21]]
  },
  {
    name: "one small", threshold: 10, cells: [[20, 30, 15], [25, 3, 18], [40, 22, 35]],
    cover: [[0, 1], [0, 2], [1, 2]],
    small: [[1, 1, 3, 3, 0, 21]]
  },
  {
    name: "two small same row", threshold: 5, cells: [[12, 4, 30], [18, 25, 2], [3, 40, 22]],
    cover: [[0, 0], [1, 0], [1, 1], [2, 2]],
    small: [[0, 1, 4, 4, 0, 16], [1, 2, 2, 2, 0, 24], [2, 0, 3, 3, 1, 25]]
  },
  {
    name: "two small same row", threshold: 10, cells: [[12, 4, 30], [18, 25, 2], [3, 40, 22]],
    cover: [[0, 0], [1, 0], [1, 1], [2, 2]],
    small: [[0, 1, 4, 4, 0, 16], [1, 2, 2, 2, 0, 24], [2, 0, 3, 3, 1, 25]]
  },
  {
    name: "villages x status", threshold: 5, cells: [[31, 12, 2, 7], [28, 15, 9, 4], [40, 1, 13, 11], [22, 18, 16, 3], [35, 14, 8, 6]],
    cover: [[0, 1], [1, 2], [2, 3], [3, 2]],
    small: [[0, 2, 2, 2, 1, 13], [1, 3, 4, 4, 0, 13], [2, 1, 1, 1, 0, 12], [3, 3, 3, 3, 0, 18]]
  },
  {
    name: "villages x status", threshold: 10, cells: [[31, 12, 2, 7], [28, 15, 9, 4], [40, 1, 13, 11], [22, 18, 16, 3], [35, 14, 8, 6]],
    cover: [[0, 1], [2, 3], [3, 2]],
    small: [[0, 2, 0, 9, 0, 20], [0, 3, 0, 9, 0, 20], [1, 2, 0, 13, 0, 13], [1, 3, 0, 13, 0, 13], [2, 1, 1, 1, 0, 12], [3, 3, 3, 3, 0, 19], [4, 2, 0, 14, 0, 14], [4, 3, 0, 14, 0, 14]]
  },
  {
    name: "with zero", threshold: 5, cells: [[10, 0, 14], [8, 2, 0], [0, 16, 21]],
    cover: [[0, 0], [0, 2], [1, 0], [2, 1], [2, 2]],
    small: [[1, 1, 2, 2, 0, 10]]
  },
  {
    name: "with zero", threshold: 10, cells: [[10, 0, 14], [8, 2, 0], [0, 16, 21]],
    cover: [[0, 0], [0, 2], [2, 1], [2, 2]],
    small: [[1, 0, 8, 8, 0, 10], [1, 1, 2, 2, 0, 10]]
  },
  {
    name: "no small", threshold: 5, cells: [[10, 20], [30, 40]],
    cover: [],
    small: []
  },
  {
    name: "no small", threshold: 10, cells: [[10, 20], [30, 40]],
    cover: [],
    small: []
  },
  {
    name: "two in one row cycle", threshold: 5, cells: [[2, 3, 50], [40, 45, 60], [33, 29, 41]],
    cover: [[2, 0], [2, 1]],
    small: [[0, 0, 2, 2, 0, 5], [0, 1, 3, 3, 0, 5]]
  },
  {
    name: "two in one row cycle", threshold: 10, cells: [[2, 3, 50], [40, 45, 60], [33, 29, 41]],
    cover: [[0, 2], [2, 0], [2, 1], [2, 2]],
    small: [[0, 0, 2, 2, 0, 35], [0, 1, 3, 3, 0, 32]]
  },
  {
    name: "single row", threshold: 5, cells: [[4, 20, 31, 18]],
    cover: undefined,
    small: [[0, 0, 4, 4]]
  },
  {
    name: "single row", threshold: 10, cells: [[4, 20, 31, 18]],
    cover: undefined,
    small: [[0, 0, 4, 4]]
  }
]

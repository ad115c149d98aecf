import { expect, it } from "vitest"
import { saysTheSame } from "./saysTheSame.ts"

it.each<[string, unknown, unknown, boolean]>([
  ["the same text", "a", "a", true], ["another text", "a", "b", false], ["fields in another order", { a: 1, b: { c: 2 } }, { b: { c: 2 }, a: 1 }, true],
  ["a field more", { a: 1 }, { a: 1, b: 2 }, false], ["a field less", { a: 1, b: 2 }, { a: 1 }, false], ["a field that is not said", { a: 1, b: undefined }, { a: 1 }, true],
  ["other words deep inside", { a: [{ b: 1 }] }, { a: [{ b: 2 }] }, false], ["another order of a list", ["a", "b"], ["b", "a"], false], ["a longer list", ["a"], ["a", "b"], false],
  ["a list and what looks like one", ["a"], { 0: "a" }, false], ["nothing and something", undefined, {}, false], ["something and nothing", {}, undefined, false], ["the same letters in two forms", { a: "Đông Giáo".normalize("NFC") }, { a: "Đông Giáo".normalize("NFD") }, true], ["a letter without its mark", "Giáo", "Giao", false],
  ["a text and a number", "1", 1, false], ["null", null, {}, false], ["a text and its letters", "a", ["a"], false]
])("%s", (_what, a, b, same) => expect(saysTheSame(a, b)).toBe(same))

import Testing
import YAML

@Suite struct ScalarTests {
  @Test(
    arguments: [
      ("true", true), ("True", true), ("TRUE", true), ("false", false), ("False", false), ("FALSE", false),
      ("tRUE", nil), ("yes", nil), ("on", nil), ("\"true\"", nil), ("1", nil),
    ] as [(String, Bool?)])
  func bool(_ source: String, _ expected: Bool?) {
    #expect(read(source)?.bool == expected)
  }

  @Test(
    arguments: [
      ("0", 0), ("40", 40), ("-7", -7), ("+7", 7), ("1_000", 1000), ("010", 10), ("0x1f", 31), ("0o17", 15),
      ("0b11", 3),
      ("-0x10", -16), ("9223372036854775807", .max), ("9223372036854775808", nil), ("1.0", nil), ("1e3", nil),
      ("_1", nil),
      ("1_", nil), ("--1", nil), ("0x", nil), ("0x-1", nil), ("\"1\"", nil), ("ä", nil), ("15:05", nil), ("-", nil),
    ] as [(String, Int?)])
  func int(_ source: String, _ expected: Int?) {
    #expect(read("[\(source)]")?.items?.first?.int == expected)
  }

  @Test(
    arguments: [
      ("0", 0), ("0.25", 0.25), ("-1.5e3", -1500), (".5", 0.5), ("-.5", nil), ("+1.5", 1.5), ("5.e3", 5000),
      ("1_0.5", 10.5), ("0x10", 16), (".inf", .infinity),
      ("-.INF", -.infinity), ("1.", 1), ("inf", nil), ("nan", nil), ("1.5x", nil), ("\"1.5\"", nil), (".", nil),
      ("e5", nil),
      ("1.2.3", nil), ("1.5_", nil),
    ] as [(String, Double?)])
  func double(_ source: String, _ expected: Double?) {
    #expect(read(source)?.double == expected)
  }

  @Test func notANumberIsANumber() {
    #expect(read(".nan")?.double?.isNaN == true)
  }

  @Test(arguments: [
    ("[~]", true), ("[null]", true), ("[Null]", true), ("[NULL]", true), ("- ", true), ("['~']", false),
    ("[\"\"]", false),
    ("[nil]", false), ("[[]]", false),
  ])
  func isNull(_ source: String, _ expected: Bool) {
    #expect(read(source)?.items?.first?.isNull == expected)
  }

  @Test(arguments: [
    ("2024-01-11", true), ("2024-13-99", true), ("2024-1-11", false), ("2024-01-11 15:05:00", true),
    ("2024-1-1T5:05:00.25Z", true), ("2024-01-11t15:05:00 +01:00", true), ("2024-01-11 15:05:00 -1", true),
    ("2024-01-11 15:05", false), ("2024-01-11 15:05:00 CET", false), ("\"2024-01-11\"", false), ("20240111", false),
    ("2024-01-11 😀", false), ("[2024-01-11]", false),
  ])
  func isTimestampLike(_ source: String, _ expected: Bool) {
    #expect(read(source)?.isTimestampLike == expected)
  }

  @Test func stringIsTheTextOfAnyScalar() {
    #expect(read("[1, ~, 'ä', \"😀\", [], {}]")?.items?.map(\.string) == ["1", "~", "ä", "😀", nil, nil])
  }
}

import CommandLine
import Glibc
import Meetings
import Reports

/// `2024-09-26`, `20240926`, `today`, `next` or `latest`.
struct DateArgument: Sendable {
  private enum Meaning {
    case date(Day)
    case today, next, latest
  }
  private let meaning: Meaning

  private init(meaning: Meaning) { self.meaning = meaning }

  init?(_ text: String) {
    switch text {
    case "today": meaning = .today
    case "next": meaning = .next
    case "latest": meaning = .latest
    default:
      guard let date = Day(text) else { return nil }
      meaning = .date(date)
    }
  }

  /// Of the command line; a refusal says what a date looks like.
  static var reader: Reader<DateArgument> {
    Reader("date", completion: completion, show: \.shown) { text throws(Refusal) in
      guard let date = DateArgument(text) else { throw Refusal(advice(on: text)) }
      return date
    }
  }

  /// A call or a file, which its command tells apart.
  static var orFile: Reader<String> {
    .text("date-or-file", completion: .files("md", words: completion.words))
  }

  static let next = DateArgument(meaning: .next)
  static let ofToday = DateArgument(meaning: .today)

  static let help = "The call: 2024-09-26, 20240926, today, next or latest."
  static let completion = Completion(words: ["today", "next", "latest"])

  private var shown: String {
    switch meaning {
    case .date(let date): "\(date)"
    case .today: "today"
    case .next: "next"
    case .latest: "latest"
    }
  }

  /// The day meant; `next` and `latest` are today on the day of a call.
  func resolve(_ community: Community) -> Day {
    switch meaning {
    case .date(let date): date
    case .today: Self.today
    case .next: Self.today.nearest(weekday: community.series.weekday, forward: true)
    case .latest: Self.today.nearest(weekday: community.series.weekday, forward: false)
    }
  }

  /// The day where this machine stands.
  private static var today: Day {
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    return Day(year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
      ?? Day("1970-01-01")!
  }

  private static func advice(on text: String) -> String {
    let numbers = text.utf8.split { !(0x30...0x39).contains($0) }.map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    if numbers.count == 3, let date = readings(numbers).first {
      return "write it the other way round, \(date)"
    }
    let looksRight = numbers.count == 3 || numbers.count == 1 && text.utf8.count == 8
    let fault = looksRight ? "there is no such day" : "that is no date"
    return "\(fault); it is written 2024-09-26 or 20240926, or it is today, next or latest"
  }

  /// Day, month, year and the like, as far as there is such a day; 9/26/2024 is the last guess.
  private static func readings(_ numbers: [Int]) -> [Day] {
    [[2, 1, 0], [0, 1, 2], [2, 0, 1]].compactMap {
      guard numbers[$0[0]] > 1000 else { return nil }
      return Day(year: numbers[$0[0]], month: numbers[$0[1]], day: numbers[$0[2]])
    }
  }
}

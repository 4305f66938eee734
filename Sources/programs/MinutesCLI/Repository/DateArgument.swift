import CommandLine
import Diagnostics
import Glibc
import Meetings
import Workspace

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

  /// The day that a command takes for today.
  static var asOf: Reader<Day> {
    Reader("date", completion: Completion(words: []), show: \.description) { text throws(Refusal) in
      guard let day = Day(text) else { throw Refusal(advice(on: text)) }
      return day
    }
  }

  static let next = DateArgument(meaning: .next)
  static let ofToday = DateArgument(meaning: .today)

  static let help = "The call: 2024-09-26, 20240926, today, next, or latest for the newest that there is."
  static let completion = Completion(words: ["today", "next", "latest"])

  private var shown: String {
    switch meaning {
    case .date(let date): "\(date)"
    case .today: "today"
    case .next: "next"
    case .latest: "latest"
    }
  }

  /// What `latest` looks for.
  enum Latest { case deck, reports }

  /// The day meant: `next` is today on the day of a call, `latest` the newest call that has a deck, or has reports.
  ///
  /// - Throws: `Failure` where there is no call yet.
  func resolve(in repository: Repository, latest: Latest = .reports) throws -> Day {
    switch meaning {
    case .date(let date): return date
    case .today: return Self.today
    case .next: return Self.today.nearest(weekday: repository.community.series.weekday, forward: true)
    case .latest:
      let index = try CallIndex(repository)
      let reports = try index.newestReports()
      guard let day = latest == .deck ? index.newestDeck ?? reports : reports ?? index.newestDeck else {
        throw Failure("there is no call yet, so none is the latest; \"minutes new next\" begins one")
      }
      return day
    }
  }

  /// Says that a call is far ahead, which may be a slip; empty for every other.
  static func doubt(_ day: Day, asOf today: Day?) -> String {
    let today = today ?? Self.today
    let years = day.year - today.year
    guard years > 1 || years == 1 && day > today.adding(days: 366) else { return "" }
    let near = Day(year: today.year, month: day.month, day: day.day).map { "; did you mean \($0)?" } ?? ""
    return "\(day) is more than a year ahead of \(today)\(near)\n"
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
    let days = DayReading.days(text)
    if days.count == 1 { return "did you mean \(days[0])?" }
    if days.count > 1 { return "it may be \(days[0]) or \(days[1]); write the one that you mean" }
    let numbers = text.utf8.split { !(0x30...0x39).contains($0) }
    let looksRight = numbers.count == 3 || numbers.count == 1 && text.utf8.count == 8
    let fault = looksRight ? "there is no such day" : "that is no date"
    return "\(fault); it is written 2024-09-26 or 20240926, or it is today, next or latest"
  }
}

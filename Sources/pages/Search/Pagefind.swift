import Processes

/// Pagefind, the program that makes the search index (https://pagefind.app).
public struct Pagefind: Sendable {
  /// The path of the program.
  public let program: String

  public init(program: String) { self.program = program }

  /// The supported version; others may write bundles in another format.
  static let version = "1.5.2"

  /// Finds the program: the path in `MINUTES_PAGEFIND`, else beside this program, else in `../libexec/minutes`.
  ///
  /// - Throws: `SearchFault` if it is not found.
  public static func find(environment: [String: String]) throws(SearchFault) -> Pagefind {
    switch CompanionProgram.find("pagefind", named: environment["MINUTES_PAGEFIND"]) {
    case .at(let place): return Pagefind(program: place)
    case .wrong(let named):
      throw SearchFault("MINUTES_PAGEFIND names \(named), which cannot be run; correct it, or unset it")
    case .nowhere:
      throw SearchFault(
        "pagefind, which makes the search index, is not beside minutes; install it there, name it with MINUTES_PAGEFIND, "
          + "or publish without search (--no-search)")
    }
  }
}

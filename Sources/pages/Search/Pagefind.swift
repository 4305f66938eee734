import Glibc

/// Pagefind, the program that makes the search index (https://pagefind.app).
public struct Pagefind: Sendable {
  /// Where the program lies.
  public let program: String

  public init(program: String) { self.program = program }

  /// The version that bundles are known of; another may write them in another form.
  static let version = "1.5.2"

  /// Where the program is: named by `MINUTES_PAGEFIND`, else beside this one, else in `../libexec/minutes`.
  ///
  /// - Throws: `SearchFault` where it is nowhere.
  public static func find(environment: [String: String]) throws(SearchFault) -> Pagefind {
    if let named = environment["MINUTES_PAGEFIND"], !named.isEmpty {
      guard access(named, X_OK) == 0 else {
        throw SearchFault("MINUTES_PAGEFIND names \(named), which cannot be run; correct it, or unset it")
      }
      return Pagefind(program: named)
    }
    let folder = ownFolder
    for place in ["\(folder)/pagefind", "\(folder)/../libexec/minutes/pagefind"] where access(place, X_OK) == 0 {
      return Pagefind(program: place)
    }
    throw SearchFault(
      "pagefind, which makes the search index, is not beside minutes; install it there, name it with MINUTES_PAGEFIND, "
        + "or publish without search (--no-search)")
  }

  /// The folder of the running program.
  private static var ownFolder: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
    let own = buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    let slash = own.lastIndex(of: UInt8(ascii: "/")) ?? 0
    return String(decoding: own[..<slash], as: UTF8.self)
  }
}

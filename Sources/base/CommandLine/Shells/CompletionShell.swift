import Glibc

/// A shell whose Tab key can know all options and values.
enum CompletionShell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The one that the user works in, by its path in `SHELL`.
  static var ofEnvironment: String? {
    guard let path = getenv("SHELL").map({ String(cString: $0) }), !path.isEmpty else { return nil }
    return path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) }
  }

  /// What that shell reads at its start.
  func script(_ outline: Outline) -> String {
    switch self {
    case .bash: BashCompletion(outline).script
    case .zsh: ZshCompletion(outline).script
    case .fish: FishCompletion(outline).script
    }
  }

  /// A text in single quotes, as all three shells read it.
  static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [0x27]
    for byte in text.utf8 { bytes += byte == 0x27 ? Array("'\\''".utf8) : [byte] }
    return String(decoding: bytes + [0x27], as: UTF8.self)
  }
}

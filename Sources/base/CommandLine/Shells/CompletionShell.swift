import Glibc

/// A shell for which a completion script can be written.
enum CompletionShell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The user's shell, by the path in `SHELL`.
  static var ofEnvironment: String? {
    guard let path = getenv("SHELL").map({ String(cString: $0) }), !path.isEmpty else { return nil }
    return path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The completion script for the shell.
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

import Diagnostics

/// Minutes are public: a credential wants to be anywhere else.
enum SecretInText {
  static let rule = Rule(
    "secret-in-text", .error, "what looks like a credential",
    """
    Decks are shown on a public server and kept in a public repository, whose history forgets nothing. Keys of AWS,
    GitHub, GitLab, Slack and Google, private keys, tokens and passwords with a real value are reported, in code and
    comments too.

    Wrong: `password: ` and the password
    Right: `password: see the vault`

    Remove it, and have it replaced: it counts as known once it was shown or pushed.
    """,
    check: check)

  private static func check(_ subject: CheckInput, _ found: inout [Diagnostic]) {
    subject.withText { text in
      var offset = 0
      while offset < text.count {
        guard text[offset].isWord || text[offset] == UInt8(ascii: "-") else {
          offset += 1
          continue
        }
        let secret = Secret.mayBegin(with: text[offset]) ? Secret.find(at: offset, in: text) : nil
        if let secret {
          let message = "\(secret.kind) must not be published"
          found.append(rule.finding(message, at: secret.place, in: subject.file, notes: [Note(advice)]))
        }
        let end = max(offset + 1, secret?.place.upperBound ?? 0)
        offset = text.end(of: end..<text.count) { $0.isWord }
      }
    }
  }

  private static let advice = "have it replaced, since it may be known by now"
}

public import Diagnostics
import Secrets

/// Minutes are public: a credential wants to be anywhere else.
enum SecretInText {
  static let rule = Rule(
    "secret-in-text", .error, "what looks like a credential",
    """
    Decks are shown on a public server and kept in a public repository, whose history forgets nothing. Keys and tokens of
    some hundred issuers, private keys, passwords with a real value and addresses that hold one are reported, in code and
    comments too, and where emphasis goes through them. What is printed of them is masked. A site is not published with them.

    Wrong: `password: ` and the password
    Right: `password: see the vault`

    Remove it, and have it replaced: it counts as known once it was shown or pushed.
    """,
    check: { subject, found in found += findings(in: subject.file) })

  static func findings(in file: SourceFile) -> [Diagnostic] {
    Secret.all(in: file.bytes).map { secret in
      rule.finding("\(secret.kind) must not be published", at: secret.place, in: file, notes: [Note(advice)])
    }
  }

  private static let advice = "have it replaced, since it may be known by now"
}

extension Check {
  /// The credentials in a file that is no text of the archive: settings, a drawing, a list.
  public static func secrets(in file: SourceFile) -> [Diagnostic] { SecretInText.findings(in: file) }
}

/// One write of the archive: what came to lie where, and what it was made of. A line of the manifest.
public struct ArchivedDeck: Sendable, Equatable {
  /// A file that went into the deck.
  public struct Input: Sendable, Equatable {
    public let path: String
    public let sha256: String

    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// How many findings there were when it was built.
  public struct Findings: Sendable, Equatable {
    public let errors: Int
    public let warnings: Int

    public init(errors: Int, warnings: Int) {
      self.errors = errors
      self.warnings = warnings
    }
  }

  /// Counts the lines from 1.
  public let seq: Int
  public let path: String
  /// Bytes.
  public let size: Int
  public let sha256: String
  /// What was written: `deck`, or `pulled` for one that holds what people wrote into its note and no report has.
  public let kind: String
  public let inputs: [Input]
  public let findings: Findings
  /// The program and its version.
  public let program: String
  /// The SHA-256 of the line before, without its newline; empty on the first line.
  public let prev: String

  /// Whether the deck is made of its reports alone, so that they make it again.
  public var isMadeOfReports: Bool { kind.utf8.elementsEqual("deck".utf8) }
}

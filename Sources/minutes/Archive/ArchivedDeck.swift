/// One change of the archive: what came to lie where and what it was made of, or what was taken out. A line of the record.
public struct ArchivedDeck: Sendable, Equatable {
  /// What became of the deck.
  public enum Kind: String, Sendable, CaseIterable {
    /// Its reports alone make it.
    case deck
    /// It holds what people wrote into its note and no report has.
    case pulled
    /// It holds what people wrote into the deck itself and no report has.
    case edited
    /// It was taken out; `place` says where it is kept, or nothing where it was taken away for good.
    case removed
    /// Its call was moved; `place` is where the deck lies now.
    case moved
    /// It was gone when the record was repaired.
    case lost
    /// A repair of the record itself; `lost` names the lines that could not be brought back.
    case repaired
  }

  /// A file that went into the deck.
  public struct Input: Sendable, Equatable {
    public let path: String
    public let print: Fingerprint
    public var sha256: String { print.sha256 }

    public init(path: String, sha256: String, lf: String? = nil) {
      self.path = path
      print = Fingerprint(sha256: sha256, lf: lf)
    }

    public init(path: String, bytes: [UInt8]) { (self.path, print) = (path, Fingerprint(of: bytes)) }
  }

  /// What became of one report.
  public struct Part: Sendable, Equatable {
    /// The report's name, `iaas.md`.
    public let file: String
    /// The team, as it was called then.
    public let name: String
    /// Bytes of what the reports made.
    public let range: Range<Int>

    public init(file: String, name: String, range: Range<Int>) {
      (self.file, self.name, self.range) = (file, name, range)
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

  public let path: String
  public let kind: Kind
  /// Of the deck; of what was taken out where that is what the line says.
  public let print: Fingerprint
  /// Bytes.
  public let size: Int
  public var inputs: [Input] = []
  /// The pictures beside it that it shows.
  public var pictures: [Input] = []
  /// In the order of the deck; empty where it is not known what became of each report.
  public var parts: [Part] = []
  public var findings = Findings(errors: 0, warnings: 0)
  /// SHA-256 of what its reports made, where the deck holds more than that.
  public var made: String?
  /// Where the deck went, or came from; see `Kind`.
  public var place: String?
  /// Lines that a repair could not bring back.
  public var lost: [String] = []
  /// The program and its version.
  public let program: String
  /// SHA-256 of the lines that no other followed when this one was written, so that a line changed or taken out shows.
  public var after: [String] = []
  /// SHA-256 of the lines on the same deck that this one takes the place of.
  public var over: [String] = []
  /// The number that a line of an earlier version has; `nil` for those of today.
  public var seq: Int?

  public init(path: String, kind: Kind = .deck, print: Fingerprint, size: Int, program: String) {
    (self.path, self.kind, self.print, self.size, self.program) = (path, kind, print, size, program)
  }

  public var sha256: String { print.sha256 }

  /// Whether the deck is made of its reports alone, so that they make it again.
  public var isMadeOfReports: Bool { kind == .deck }

  /// Whether the line says that a deck lies there.
  public var isThere: Bool { kind == .deck || kind == .pulled || kind == .edited }

  /// SHA-256 of what is kept of it for three-way merges.
  public var base: String { made ?? sha256 }
}

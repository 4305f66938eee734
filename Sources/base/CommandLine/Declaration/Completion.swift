/// The completions that a shell offers for a value.
public struct Completion: Sendable, Equatable {
  /// Fixed words.
  public var words: [String] = []
  /// Files with these extensions, without a dot, and the folders above them; `[]` means every file, `nil` no files.
  public var files: [String]?
  /// Whether folders are offered.
  public var offersFolders = false

  public init(words: [String] = [], files: [String]? = nil, offersFolders: Bool = false) {
    self.words = words
    self.files = files
    self.offersFolders = offersFolders
  }

  /// Files with these extensions, or all files.
  public static func files(_ endings: String..., words: [String] = []) -> Completion {
    Completion(words: words, files: endings)
  }

  /// Folders.
  public static let folders = Completion(offersFolders: true)
}

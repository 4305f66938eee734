/// What the Tab key offers for a value.
public struct Completion: Sendable, Equatable {
  /// These words.
  public var words: [String] = []
  /// Files of these endings, without a dot, and folders on the way to them; `[]` means every file, `nil` none.
  public var files: [String]?
  /// Folders.
  public var offersFolders = false

  public init(words: [String] = [], files: [String]? = nil, offersFolders: Bool = false) {
    self.words = words
    self.files = files
    self.offersFolders = offersFolders
  }

  /// Files of these endings, or all.
  public static func files(_ endings: String..., words: [String] = []) -> Completion {
    Completion(words: words, files: endings)
  }

  /// Folders.
  public static let folders = Completion(offersFolders: true)
}

/// Files to be written, by path, as a value: for `--dry-run` and tests.
public struct FileTree: Sendable, Equatable {
  private var contents: [RelativePath: [UInt8]] = [:]

  public init() {}

  /// The bytes at a path; assigning `nil` removes the file.
  public subscript(path: RelativePath) -> [UInt8]? {
    get { contents[path] }
    set { contents[path] = newValue }
  }

  /// All paths, sorted by their bytes.
  public var paths: [RelativePath] { contents.keys.sorted() }

  public var isEmpty: Bool { contents.isEmpty }
}

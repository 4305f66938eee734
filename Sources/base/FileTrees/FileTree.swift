/// Files to be, by path, as a value: what a command would write, for `--dry-run` and tests.
public struct FileTree: Sendable, Equatable {
  private var contents: [RelativePath: [UInt8]] = [:]

  public init() {}

  /// The bytes at a path; assigning `nil` takes the file out.
  public subscript(path: RelativePath) -> [UInt8]? {
    get { contents[path] }
    set { contents[path] = newValue }
  }

  /// All paths, in the order of their bytes.
  public var paths: [RelativePath] { contents.keys.sorted() }

  public var isEmpty: Bool { contents.isEmpty }
}

import CAssets

/// A file of another project that decks' pages are shown with, compiled into the program.
///
/// `Tools/assets.lock` says which packages it comes from, and its SHA-256.
public struct Asset: Sendable {
  /// The file name on a page, such as `reveal.js`.
  public let name: String
  private let index: Int

  /// The content; copied out of the program when it is asked for.
  public var bytes: [UInt8] { withBytes { Array($0) } }

  /// Reads the content where it lies.
  public func withBytes<Result>(_ read: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    let found = casset(Int32(index))
    return try read(UnsafeRawBufferPointer(start: found.start, count: found.size))
  }

  /// All of them, in the order of their names.
  public static let all: [Asset] = (0..<Int(casset_count())).map { index in
    Asset(name: casset(Int32(index)).name.map { String(cString: $0) } ?? "", index: index)
  }

  /// The file of that name.
  public static func named(_ name: String) -> Asset? { all.first { $0.name.utf8.elementsEqual(name.utf8) } }
}

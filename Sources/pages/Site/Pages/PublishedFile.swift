import Decks
import SVG

/// A file of the repository as it is published beside the pages.
public enum PublishedFile {
  /// The bytes to publish; `nil` for a drawing that cannot be sanitised. If it is opened by itself, an SVG is a page
  /// that could run scripts.
  public static func bytes(_ bytes: [UInt8]) -> [UInt8]? {
    guard PictureKind(bytes) == .svg else { return bytes }
    return try? SafeSVG(bytes).bytes
  }
}

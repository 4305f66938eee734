import Diagnostics
public import Presentation

/// Draws diagrams and covers for a site. Chromium belongs to a row above, so its functions are passed in.
public struct SiteDrawing: Sendable {
  /// Whether anything can be drawn.
  public let isThere: Bool
  /// The drawings that are known without drawing, and the sources that nobody has drawn yet.
  public let known: @Sendable ([String]) -> (drawings: [String: Drawing], missing: [String])
  /// Draws diagrams.
  public let draw: @Sendable ([String]) throws -> [String: Drawing]
  /// Makes a picture of the cover of each page's deck; `file` gives the site's files, and `take` gets page and picture, or
  /// `nil` where the page did not get ready.
  public let covers:
    @Sendable (
      _ pages: [String], _ file: @escaping @Sendable (String) -> [UInt8]?,
      _ take: (_ page: String, _ picture: [UInt8]?) throws -> Void
    ) throws -> Void

  public init(
    isThere: Bool, known: @escaping @Sendable ([String]) -> (drawings: [String: Drawing], missing: [String]),
    draw: @escaping @Sendable ([String]) throws -> [String: Drawing],
    covers:
      @escaping @Sendable (
        _ pages: [String], _ file: @escaping @Sendable (String) -> [UInt8]?,
        _ take: (_ page: String, _ picture: [UInt8]?) throws -> Void
      ) throws -> Void
  ) {
    (self.isThere, self.known, self.draw, self.covers) = (isThere, known, draw, covers)
  }
}

extension SiteDrawing {
  /// The same where nothing draws any more: what is known stays known.
  var gone: SiteDrawing { SiteDrawing(isThere: false, known: known, draw: draw, covers: covers) }
}

/// Why nothing can be drawn: Chromium is there and does not start. A site is then made as without it.
public struct DrawingFault: Error {
  let reason: String

  public init(_ reason: String) { self.reason = reason }
}

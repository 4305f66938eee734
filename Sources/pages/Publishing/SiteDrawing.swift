import Diagnostics
public import Presentation

/// What draws for a site. Chromium stands above the pages, so that it is handed in.
public struct SiteDrawing: Sendable {
  /// Whether there is something that draws.
  public let isThere: Bool
  /// What is known of sources of diagrams without drawing, and those of which nothing is.
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

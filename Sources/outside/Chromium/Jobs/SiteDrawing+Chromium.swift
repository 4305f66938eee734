import Presentation
public import Publishing
import Synchronization

extension SiteDrawing {
  /// Drawing by the installed Chromium, which is started when something has to be drawn.
  public static var chromium: SiteDrawing {
    // Called by several threads at a time.
    let drawer = Mutex(DiagramService.drawer)
    return SiteDrawing(
      isThere: Chromium.find() != nil,
      known: { sources in
        let (results, missing) = drawer.withLock { $0.cached(sources) }
        return (results.mapValues(Drawing.init), missing)
      },
      draw: { sources in
        let browser = Browser()
        defer { browser.close() }
        return try requireStart {
          try DiagramService.drawer.draw(sources, with: browser.chromium()).mapValues(Drawing.init)
        }
      },
      covers: covers)
  }

  private static func covers(
    _ pages: [String], _ file: @escaping @Sendable (String) -> [UInt8]?,
    _ take: (_ page: String, _ picture: [UInt8]?) throws -> Void
  ) throws {
    let site = VisibleFiles(file)
    var doneCount = 0
    while doneCount < pages.count {
      let chromium = try requireStart { try Chromium(seconds: Self.seconds) }
      defer { chromium.close() }
      for page in pages[doneCount...].prefix(batch) {
        doneCount += 1
        let picture: [UInt8]?
        do throws(ExportFault) {
          picture = try chromium.pictures(
            of: page + "deck/index.html", in: site, slides: [(0, 0)], width: 1200, height: 630
          ).first
        } catch {
          guard error.kind != .final else { throw error }
          picture = nil
        }
        try take(page, picture)
        // After a page that timed out or crashed, a new Chromium renders the others.
        if picture == nil { break }
      }
    }
  }

  /// Runs `work`; a Chromium that does not start becomes a `DrawingFault`, since a site can be made without it.
  private static func requireStart<Result>(_ work: () throws -> Result) throws -> Result {
    do { return try work() } catch let fault as ExportFault where fault.isOfStart {
      throw DrawingFault(fault.description)
    }
  }

  /// Number of decks for each Chromium process, which is restarted then.
  private static let batch = 50
  /// Time limit for each process, in seconds.
  private static let seconds = 300
}

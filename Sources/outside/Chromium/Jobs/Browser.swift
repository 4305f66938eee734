/// Chromium, started when it is first needed.
public final class Browser {
  private var started: Chromium?

  /// Nothing is started yet.
  public init() {}

  /// - Throws: `ExportFault` where there is none.
  public func chromium() throws -> Chromium {
    if let started { return started }
    let chromium = try Chromium()
    started = chromium
    return chromium
  }

  /// Ends Chromium, where it runs.
  public func close() {
    started?.close()
    started = nil
  }
}

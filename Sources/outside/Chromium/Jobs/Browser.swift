/// Starts Chromium on first use and reuses it until `close`.
public final class Browser {
  private var started: Chromium?

  /// Creates the object without starting Chromium.
  public init() {}

  /// Returns the running Chromium, which is started if necessary.
  ///
  /// - Throws: `ExportFault` if Chromium is not installed or does not start.
  public func chromium() throws -> Chromium {
    if let started { return started }
    let chromium = try Chromium()
    started = chromium
    return chromium
  }

  /// Ends Chromium if it is running.
  public func close() {
    started?.close()
    started = nil
  }
}

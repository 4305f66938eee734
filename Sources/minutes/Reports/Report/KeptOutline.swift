import Synchronization

/// A report's outline, made when it is first asked for and kept: checks, the deck and the count of slides need the same,
/// and a part of an exact deck needs none. Copies of a report share it.
final class KeptOutline: Sendable {
  private let kept = Mutex<ReportOutline?>(nil)

  /// The outline that `make` gave first.
  func value(_ make: () -> ReportOutline) -> ReportOutline {
    kept.withLock { known in
      let outline = known ?? make()
      known = outline
      return outline
    }
  }
}

import Dispatch
import Synchronization

/// Runs work on all cores.
public enum Parallel {
  /// The results of `body` for each number below `count`, in order. After an error no more work is started, and one of
  /// the errors is thrown.
  public static func map<Result: Sendable, Fault: Error>(
    _ count: Int, _ body: @Sendable (Int) throws(Fault) -> Result
  ) throws(Fault) -> [Result] {
    let state = Mutex((results: [Result?](repeating: nil, count: count), fault: Fault?.none))
    DispatchQueue.concurrentPerform(iterations: count) { index in
      guard state.withLock({ $0.fault == nil }) else { return }
      do throws(Fault) {
        let result = try body(index)
        state.withLock { $0.results[index] = result }
      } catch {
        state.withLock { $0.fault = $0.fault ?? error }
      }
    }
    let (results, fault) = state.withLock { $0 }
    if let fault { throw fault }
    return results.compactMap { $0 }
  }

  /// The results of both closures, run at the same time; an error of either is thrown after both have ended.
  public static func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () throws -> First, _ second: @Sendable () throws -> Second
  ) throws -> (First, Second) {
    let firsts = Mutex<[Result<First, any Error>]>([])
    let seconds = Mutex<[Result<Second, any Error>]>([])
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      if index == 0 {
        let result = Result { try first() }
        firsts.withLock { $0.append(result) }
      } else {
        let result = Result { try second() }
        seconds.withLock { $0.append(result) }
      }
    }
    return (try firsts.withLock { $0 }[0].get(), try seconds.withLock { $0 }[0].get())
  }

  /// The results of `body` for parts of a list, in order: for elements too small to be distributed one by one.
  public static func chunked<Element: Sendable, Result: Sendable, Fault: Error>(
    of list: [Element], _ body: @Sendable (ArraySlice<Element>) throws(Fault) -> Result
  ) throws(Fault) -> [Result] {
    let parts = 8
    return try map(parts) { part throws(Fault) in
      try body(list[(list.count * part / parts)..<(list.count * (part + 1) / parts)])
    }
  }
}

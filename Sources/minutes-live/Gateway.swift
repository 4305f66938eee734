import FlyingFox
import FoundationEssentials
import Synchronization
import Transfers

/// Requests on their way to `minutes` and answers on their way back, and the channels of open pages.
final class Gateway: Sendable {
  private let parent: ParentPipe
  private let state = Mutex(State())

  /// What `minutes` answers.
  struct Answer: Sendable {
    let status: Int
    let headers: [String]
    let body: [UInt8]
  }

  private struct State {
    var last = 0
    var asking: [Int: CheckedContinuation<Answer, Never>] = [:]
    var readers: [Int: AsyncStream<WSFrame>.Continuation] = [:]
  }

  /// A page that does not take what it is sent, such as that of a sleeping laptop, is let go; it comes back by itself.
  private static let patience = 64

  init(_ parent: ParentPipe) { self.parent = parent }

  func answer(to target: String) async -> Answer {
    await withCheckedContinuation { continuation in
      let id = state.withLock { state in
        state.last += 1
        state.asking[state.last] = continuation
        return state.last
      }
      parent.send(.asked(id: id, target: target))
    }
  }

  func take(_ order: LiveOrder) {
    switch order {
    case .answer(let id, let status, let headers, let body):
      let asking = state.withLock { $0.asking.removeValue(forKey: id) }
      asking?.resume(returning: Answer(status: status, headers: headers, body: body))
    case .tell(let readers, let text):
      let frame = WSFrame(fin: true, opcode: .text, mask: nil, payload: Data(text))
      for reader in readers { send(frame, to: reader) }
    }
  }

  /// A channel for a page; the stream is what goes to it.
  func join() -> (reader: Int, frames: AsyncStream<WSFrame>) {
    let (frames, continuation) = AsyncStream.makeStream(
      of: WSFrame.self, bufferingPolicy: .bufferingOldest(Self.patience))
    let reader = state.withLock { state in
      state.last += 1
      state.readers[state.last] = continuation
      return state.last
    }
    parent.send(.joined(reader: reader))
    // Whoever stops listening has left.
    continuation.onTermination = { [self] _ in leave(reader) }
    return (reader, frames)
  }

  func heard(_ text: String, from reader: Int) { parent.send(.said(reader: reader, text: text)) }

  func send(_ frame: WSFrame, to reader: Int) {
    guard let stream = state.withLock({ $0.readers[reader] }) else { return }
    if case .enqueued = stream.yield(frame) { return }
    stream.finish()
  }

  func leave(_ reader: Int) {
    guard let stream = state.withLock({ $0.readers.removeValue(forKey: reader) }) else { return }
    stream.finish()
    parent.send(.left(reader: reader))
  }
}

import CCurl
import Glibc
import Transfers

/// Runs transfers in parallel. Reads requests from standard input, writes answers to standard output.
final class Engine {
  private let multi: OpaquePointer
  private let slots: Int
  /// Maximum number of transfers that run at the same time.
  private let maximumRunning: Int
  /// Requests that start when a running transfer ends, in order of arrival.
  private var queue: [TransferRequest] = []
  private var running: [OpaquePointer: Transfer] = [:]
  /// Bytes read from standard input that do not make a whole request yet.
  private var inputBuffer: [UInt8] = []

  init?(slots: Int, maximumRunning: Int) {
    guard let multi = curl_multi_init().map({ OpaquePointer($0) }) else { return nil }
    self.multi = multi
    (self.slots, self.maximumRunning) = (slots, maximumRunning)
    _ = fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK)
  }

  private var handle: UnsafeMutableRawPointer { UnsafeMutableRawPointer(multi) }

  /// Runs until standard input ends. Returns `false` if the input is not a valid request or standard output is closed.
  func run() -> Bool {
    while true {
      guard let isInputOpen = readRequests() else { return false }
      guard isInputOpen else { return true }
      guard startQueued() else { return false }
      var active: Int32 = 0
      curl_multi_perform(handle, &active)
      guard sendAnswers() else { return false }
      var input = curl_waitfd(fd: STDIN_FILENO, events: Int16(CURL_WAIT_POLLIN), revents: 0)
      curl_multi_poll(handle, &input, 1, 1000, nil)
    }
  }

  /// Reads all available input into the queue. Returns `false` at the end of input, `nil` for an invalid request.
  private func readRequests() -> Bool? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count > 0 {
        inputBuffer += buffer[..<count]
      } else if count == 0 {
        return false
      } else if errno == EAGAIN {
        break
      } else if errno != EINTR {
        return false
      }
    }
    do {
      while let request = try TransferRequest.take(from: &inputBuffer) {
        queue.append(request)
      }
      return true
    } catch {
      return nil
    }
  }

  private func startQueued() -> Bool {
    while running.count < maximumRunning, !queue.isEmpty {
      guard start(queue.removeFirst()) else { return false }
    }
    return true
  }

  private func start(_ request: TransferRequest) -> Bool {
    guard (0..<slots).contains(request.slot), request.body.map({ (0..<slots).contains($0.slot) }) ?? true else {
      return false
    }
    guard let transfer = Transfer(request), transfer.isAllowed, curl_multi_add_handle(handle, transfer.easy) == CURLM_OK
    else {
      let isForbidden = !NamedAddress.isAllowed(request)
      return send(TransferAnswer(id: request.id, end: isForbidden ? .addressRefused : .failed))
    }
    running[OpaquePointer(transfer.easy)] = transfer
    return true
  }

  private func sendAnswers() -> Bool {
    var remaining: Int32 = 0
    while let message = curl_multi_info_read(handle, &remaining) {
      guard ccurl_is_done(message) != 0, let easy = message.pointee.easy_handle else { continue }
      let result = ccurl_result(message)
      curl_multi_remove_handle(handle, easy)
      guard let transfer = running.removeValue(forKey: OpaquePointer(easy)) else { continue }
      guard send(transfer.answer(result)), startQueued() else { return false }
    }
    return true
  }

  private func send(_ answer: TransferAnswer) -> Bool {
    var rest = answer.frame[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}

import CCurl
import Glibc
import Transfers

/// Many transfers at once: requests come through standard input, answers go through standard output.
final class Engine {
  private let multi: OpaquePointer
  private let slots: Int
  /// How many transfers run at once; the other requests wait for their turn here.
  private let atOnce: Int
  private var waiting: [TransferRequest] = []
  private var running: [OpaquePointer: Transfer] = [:]
  private var pending: [UInt8] = []

  init?(slots: Int, atOnce: Int) {
    guard let multi = curl_multi_init().map({ OpaquePointer($0) }) else { return nil }
    self.multi = multi
    (self.slots, self.atOnce) = (slots, atOnce)
    _ = fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK)
  }

  private var handle: UnsafeMutableRawPointer { UnsafeMutableRawPointer(multi) }

  /// Works until standard input ends; `false` where what came was no request, or nobody takes the answers.
  func run() -> Bool {
    while true {
      guard let goesOn = readRequests() else { return false }
      guard goesOn else { return true }
      guard startWaiting() else { return false }
      var active: Int32 = 0
      curl_multi_perform(handle, &active)
      guard sendAnswers() else { return false }
      var input = curl_waitfd(fd: STDIN_FILENO, events: Int16(CURL_WAIT_POLLIN), revents: 0)
      curl_multi_poll(handle, &input, 1, 1000, nil)
    }
  }

  /// `false` at the end of the input, `nil` for what is no request.
  private func readRequests() -> Bool? {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count > 0 {
        pending += buffer[..<count]
      } else if count == 0 {
        return false
      } else if errno == EAGAIN {
        break
      } else if errno != EINTR {
        return false
      }
    }
    do {
      while let request = try TransferRequest.take(from: &pending) {
        waiting.append(request)
      }
      return true
    } catch {
      return nil
    }
  }

  private func startWaiting() -> Bool {
    while running.count < atOnce, !waiting.isEmpty {
      guard start(waiting.removeFirst()) else { return false }
    }
    return true
  }

  private func start(_ request: TransferRequest) -> Bool {
    guard (0..<slots).contains(request.slot), request.body.map({ (0..<slots).contains($0.slot) }) ?? true else {
      return false
    }
    guard let transfer = Transfer(request), transfer.isAllowed, curl_multi_add_handle(handle, transfer.easy) == CURLM_OK
    else {
      let isBarred = !NamedAddress.isAllowed(request)
      return send(TransferAnswer(id: request.id, end: isBarred ? .addressRefused : .failed))
    }
    running[OpaquePointer(transfer.easy)] = transfer
    return true
  }

  private func sendAnswers() -> Bool {
    var left: Int32 = 0
    while let message = curl_multi_info_read(handle, &left) {
      guard ccurl_is_done(message) != 0, let easy = message.pointee.easy_handle else { continue }
      let result = ccurl_result(message)
      curl_multi_remove_handle(handle, easy)
      guard let transfer = running.removeValue(forKey: OpaquePointer(easy)) else { continue }
      guard send(transfer.answer(result)), startWaiting() else { return false }
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

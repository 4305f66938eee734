import FlyingFox
import FoundationEssentials

/// The WebSocket of an open page: what `minutes` tells goes out, what the page says of itself comes in.
struct PageChannel: WSHandler {
  let gateway: Gateway

  /// A page says little of itself: the names of its slides.
  private static let longest = 1 << 20

  func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
    let (reader, frames) = gateway.join()
    Task {
      var message = Data()
      do {
        for try await frame in client {
          switch frame.opcode {
          case .ping: gateway.send(WSFrame(fin: true, opcode: .pong, mask: nil, payload: frame.payload), to: reader)
          case .pong: break
          case .text, .continuation:
            message += frame.payload
            guard message.count <= Self.longest else { return gateway.leave(reader) }
            if frame.fin {
              gateway.heard(String(decoding: message, as: UTF8.self), from: reader)
              message = Data()
            }
          default:
            gateway.send(.close(), to: reader)
            return gateway.leave(reader)
          }
        }
      } catch {
        // A channel that breaks is one that has closed.
      }
      gateway.leave(reader)
    }
    return frames
  }
}

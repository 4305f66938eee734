import CLibevent

/// Answers browsers on this machine over HTTP/1.1, and keeps streams of events open to pages (libevent).
public final class HTTPServer {
  /// The port of 127.0.0.1 that it listens at.
  public let port: Int
  private let server: OpaquePointer
  private var connections: ServerConnections?
  private var streams: [String: ServerConnection] = [:]
  private var answer: (ServerRequest) throws -> ServerReply = { _ in .answer(ServerAnswer(503)) }
  private var left: (String) -> Void = { _ in }
  private let loop: EventLoop

  /// Listens at `port` of 127.0.0.1, 0 being any that is free.
  public init(_ loop: EventLoop, port: Int) throws(ServerFault) {
    self.loop = loop
    guard let server = evhttp_new(loop.base) else { throw .noLoop }
    self.server = server
    let listener: OpaquePointer
    do {
      (listener, self.port) = try ListeningSocket.open(port, loop)
    } catch {
      evhttp_free(server)
      throw error
    }
    evhttp_bind_listener(server, listener)
    evhttp_set_max_headers_size(server, Self.longestHead)
    evhttp_set_max_body_size(server, Self.longestBody)
    evhttp_set_timeout(server, Self.idle)
    // All methods come here, so that all are refused with the same sentence.
    evhttp_set_allowed_methods(server, UInt16.max)
    connections = try ServerConnections(server, listener, loop) { [weak self] in self?.ended($0) }
    evhttp_set_gencb(
      server,
      { request, own in
        guard let request, let own else { return }
        Unmanaged<HTTPServer>.fromOpaque(own).takeUnretainedValue().take(request)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    connections?.stop()
    evhttp_free(server)
  }

  /// Has requests answered by `answer`; `left` is told the name of each stream whose reader has gone, or
  /// for which there was no room.
  public func serve(
    _ answer: @escaping (ServerRequest) throws -> ServerReply, left: @escaping (String) -> Void
  ) {
    (self.answer, self.left) = (answer, left)
  }

  /// Sends bytes down a stream. A reader who does not take them, such as the page of a sleeping laptop, is let go; it comes
  /// back by itself.
  public func send(_ bytes: [UInt8], to name: String) {
    guard let connection = streams[name], let stream = connection.stream, !connection.isEnding else { return }
    guard connection.pending <= Self.mostPending else { return connection.end() }
    send(bytes, stream.request)
  }

  // MARK: Requests

  private func take(_ pointer: OpaquePointer) {
    let connection = connections?.connection(of: pointer)
    connection?.requestCame()
    let request = IncomingRequest(pointer)
    if let refusal = request.refusal { return reply(refusal, to: pointer, isHead: request.isHead) }
    do {
      switch try answer(request.request) {
      case .answer(let answer): reply(answer, to: pointer, isHead: request.isHead)
      case .stream(let name, let headers, let first):
        guard let connection, connections?.hasRoomForStream == true else {
          left(name)
          return reply(.refusal(503, "too many pages are open; close some"), to: pointer, isHead: request.isHead)
        }
        begin(name, headers, first, pointer, connection)
      }
    } catch {
      reply(.refusal(500, "the server ends"), to: pointer, isHead: request.isHead)
      loop.fail(error)
    }
  }

  private func reply(_ answer: ServerAnswer, to request: OpaquePointer, isHead: Bool) {
    add(answer.headers, to: request)
    // For HEAD, libevent sends the body that it is given; so it gets none, and the length from here.
    if answer.status != 204 { add([("Content-Length", "\(answer.body.count)")], to: request) }
    let body = evbuffer_new()
    defer { evbuffer_free(body) }
    if !isHead { evbuffer_add(body, answer.body, answer.body.count) }
    evhttp_send_reply(request, Int32(answer.status), answer.phrase, body)
  }

  private func add(_ headers: [(name: String, value: String)], to request: OpaquePointer) {
    let fields = evhttp_request_get_output_headers(request)
    for (name, value) in headers { evhttp_add_header(fields, name, value) }
  }

  // MARK: Streams

  private func begin(
    _ name: String, _ headers: [(name: String, value: String)], _ first: [UInt8], _ request: OpaquePointer,
    _ connection: ServerConnection
  ) {
    add(headers, to: request)
    evhttp_send_reply_start(request, 200, "OK")
    connection.becomeStream(name, request)
    streams[name] = connection
    send(first, request)
  }

  private func send(_ bytes: [UInt8], _ request: OpaquePointer) {
    let chunk = evbuffer_new()
    defer { evbuffer_free(chunk) }
    evbuffer_add(chunk, bytes, bytes.count)
    evhttp_send_reply_chunk(request, chunk)
  }

  /// A connection has ended, whoever wanted that.
  private func ended(_ connection: ServerConnection) {
    guard let stream = connection.stream else { return }
    streams[stream.name] = nil
    // libevent leaves a request that is being answered to whoever answers it.
    if evhttp_request_get_connection(stream.request) == nil { evhttp_request_free(stream.request) }
    left(stream.name)
  }

  // MARK: Limits

  /// Bytes of a request's line and headers; other servers on this machine may have set long cookies.
  private static let longestHead = 64 << 10
  /// Bytes of what a page says of itself: the names of its slides.
  private static let longestBody = 1 << 20
  /// Seconds after which a connection ends on which nothing happens.
  private static let idle: Int32 = 60
  /// Bytes that a stream's reader may leave waiting.
  private static let mostPending = 8 << 20
}

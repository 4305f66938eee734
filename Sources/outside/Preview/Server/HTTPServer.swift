import CLibevent

/// An HTTP/1.1 server for browsers on this machine, with server-sent events (libevent).
public final class HTTPServer {
  /// The listening port of 127.0.0.1.
  public let port: Int
  private let server: OpaquePointer
  private var connections: ServerConnections?
  private var streams: [String: ServerConnection] = [:]
  private var answer: (ServerRequest) throws -> ServerReply = { _ in .answer(ServerAnswer(503)) }
  private var onStreamClosed: (String) -> Void = { _ in }
  private let loop: EventLoop

  /// Listens at `port` of 127.0.0.1, or at any free port for 0.
  ///
  /// - Throws: `ServerFault` if the port is not available.
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
    evhttp_set_max_headers_size(server, Self.maximumHead)
    evhttp_set_max_body_size(server, Self.maximumBody)
    evhttp_set_timeout(server, Self.idleTimeout)
    // Accept all methods here, so that all are refused with the same sentence.
    evhttp_set_allowed_methods(server, UInt16.max)
    connections = try ServerConnections(server, listener, loop) { [weak self] in self?.connectionClosed($0) }
    evhttp_set_gencb(
      server,
      { request, own in
        guard let request, let own else { return }
        Unmanaged<HTTPServer>.fromOpaque(own).takeUnretainedValue().handle(request)
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    connections?.stop()
    evhttp_free(server)
  }

  /// Sets the handlers.
  ///
  /// - Parameters:
  ///   - answer: Returns the reply to a request; an error that it throws ends the loop.
  ///   - onStreamClosed: Called with the name of each stream that was closed or that exceeds the limit.
  public func serve(
    _ answer: @escaping (ServerRequest) throws -> ServerReply, onStreamClosed: @escaping (String) -> Void
  ) {
    (self.answer, self.onStreamClosed) = (answer, onStreamClosed)
  }

  /// Sends bytes to a stream. If its client does not read, such as on a sleeping laptop, the connection is closed; the
  /// page reconnects by itself.
  public func send(_ bytes: [UInt8], to name: String) {
    guard let connection = streams[name], let stream = connection.stream, !connection.isClosing else { return }
    guard connection.pendingCount <= Self.maximumPending else { return connection.close() }
    send(bytes, stream.request)
  }

  // MARK: Requests

  private func handle(_ pointer: OpaquePointer) {
    let connection = connections?.connection(of: pointer)
    connection?.requestReceived()
    let request = IncomingRequest(pointer)
    if let refusal = request.refusal { return reply(refusal, to: pointer, isHead: request.isHead) }
    do {
      switch try answer(request.request) {
      case .answer(let answer): reply(answer, to: pointer, isHead: request.isHead)
      case .stream(let name, let headers, let first):
        guard let connection, connections?.canOpenStream == true else {
          onStreamClosed(name)
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
    // libevent would send a body for HEAD, too, so it gets an empty one and the length is set here.
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

  /// Called when a connection was closed by either side.
  private func connectionClosed(_ connection: ServerConnection) {
    guard let stream = connection.stream else { return }
    streams[stream.name] = nil
    // libevent does not free a request whose answer was started.
    if evhttp_request_get_connection(stream.request) == nil { evhttp_request_free(stream.request) }
    onStreamClosed(stream.name)
  }

  // MARK: Limits

  /// Maximum size of request line and headers, in bytes: other servers on this machine may have set long cookies.
  private static let maximumHead = 64 << 10
  /// Maximum size of a page's message, in bytes: it lists the keys of all slides.
  private static let maximumBody = 1 << 20
  /// Seconds until an idle connection is closed.
  private static let idleTimeout: Int32 = 60
  /// Maximum number of bytes that a stream's client has not read.
  private static let maximumPending = 8 << 20
}

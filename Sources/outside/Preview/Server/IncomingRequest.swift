import Bytes
import CLibevent

/// A request as parsed by libevent.
struct IncomingRequest {
  let request: ServerRequest
  let isHead: Bool
  /// The error answer if the request must not be served.
  let refusal: ServerAnswer?

  init(_ pointer: OpaquePointer) {
    let fields = Self.fields(pointer)
    let command = evhttp_request_get_command(pointer)
    isHead = command == EVHTTP_REQ_HEAD
    let site = fields["sec-fetch-site"]
    request = ServerRequest(
      target: evhttp_request_get_uri(pointer).map { String(cString: $0) } ?? "",
      isPost: command == EVHTTP_REQ_POST,
      acceptsEvents: fields["accept"].map { $0.utf8.elementsEqual("text/event-stream".utf8) } ?? false,
      isForeign: site.map { LoopbackRequest.isForeign(site: $0) } ?? false, body: Self.body(pointer))
    let method: LoopbackRequest.Method =
      switch command {
      case EVHTTP_REQ_GET, EVHTTP_REQ_HEAD: .read
      case EVHTTP_REQ_POST: .post
      default: .other
      }
    let reason = LoopbackRequest.refusal(
      method: method, host: fields["host"], origin: fields["origin"], site: site, mode: fields["sec-fetch-mode"])
    refusal = reason.map(Self.answer)
  }

  private static func answer(_ refusal: LoopbackRequest.Refusal) -> ServerAnswer {
    switch refusal {
    case .method:
      .refusal(405, "only GET and HEAD are answered here", [("Allow", "GET, HEAD")])
    case .host: .refusal(403, "this server answers to localhost, 127.0.0.1 and [::1] alone")
    case .origin: .refusal(403, "this server answers its own pages alone")
    }
  }

  /// Returns header fields by their names in lower case. The values of a repeated field are concatenated, which never
  /// gives a valid value of a field that is used here.
  private static func fields(_ pointer: OpaquePointer) -> [String: String] {
    var fields: [String: String] = [:]
    var next = evhttp_request_get_input_headers(pointer)?.pointee.tqh_first
    while let field = next {
      let name = String(cString: field.pointee.key).utf8.asciiLowercased()
      fields[String(decoding: name, as: UTF8.self), default: ""] += String(cString: field.pointee.value)
      next = field.pointee.next.tqe_next
    }
    return fields
  }

  private static func body(_ pointer: OpaquePointer) -> [UInt8] {
    let buffer = evhttp_request_get_input_buffer(pointer)
    let count = evbuffer_get_length(buffer)
    return [UInt8](unsafeUninitializedCapacity: count) { bytes, size in
      size = max(0, Int(evbuffer_copyout(buffer, bytes.baseAddress, count)))
    }
  }
}

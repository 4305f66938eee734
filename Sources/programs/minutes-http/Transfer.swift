import CCurl
import Glibc
import Transfers

/// A running transfer in libcurl. libcurl's callbacks hold an unretained pointer to it, so it must be kept until the
/// easy handle is removed from the multi handle.
final class Transfer {
  let easy: UnsafeMutableRawPointer
  let request: TransferRequest
  private let lines: UnsafeMutablePointer<curl_slist>?
  private var errorMessage = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
  private var sent = 0
  private var received = 0
  private var headers: [String] = []
  private var headerBytes = 0
  private var isRefused = false
  private var isTooLarge = false

  /// File descriptor of slot 0.
  private static let firstSlot: Int32 = 3
  /// Maximum size of all header lines, in bytes.
  private static let headerLimit = 64 << 10

  init?(_ request: TransferRequest) {
    guard let easy = curl_easy_init() else { return nil }
    self.easy = easy
    self.request = request
    var lines: UnsafeMutablePointer<curl_slist>?
    // Without an empty Expect header libcurl waits a second for a "100 Continue" that old servers never send.
    for line in request.headers + ["Expect:"] { lines = curl_slist_append(lines, line) }
    self.lines = lines
    errorMessage.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    setUp()
    setCallbacks()
    ftruncate(slot, 0)
  }

  deinit {
    curl_easy_cleanup(easy)
    curl_slist_free_all(lines)
    errorMessage.deallocate()
  }

  var isAllowed: Bool { NamedAddress.isAllowed(request) }

  private var slot: Int32 { Self.firstSlot + Int32(request.slot) }

  // MARK: Options

  private func setUp() {
    ccurl_set_text(easy, CURLOPT_URL, request.url)
    ccurl_set_text(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    ccurl_set_number(easy, CURLOPT_FOLLOWLOCATION, 0)
    ccurl_set_number(easy, CURLOPT_DISALLOW_USERNAME_IN_URL, 1)
    ccurl_set_number(easy, CURLOPT_PATH_AS_IS, 1)
    ccurl_set_number(easy, CURLOPT_NOSIGNAL, 1)
    ccurl_set_number(easy, CURLOPT_BUFFERSIZE, 256 << 10)
    ccurl_set_text(easy, CURLOPT_PROXY, request.proxy)
    // The request decides about the proxy: the environment's no_proxy must not override it.
    ccurl_set_text(easy, CURLOPT_NOPROXY, "")
    ccurl_set_pointer(easy, CURLOPT_HTTPHEADER, lines)
    ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorMessage)
    ccurl_set_number(easy, CURLOPT_CONNECTTIMEOUT_MS, request.timeouts.connecting)
    ccurl_set_number(easy, CURLOPT_LOW_SPEED_LIMIT, 1)
    ccurl_set_number(easy, CURLOPT_LOW_SPEED_TIME, (request.timeouts.stalling + 999) / 1000)
    ccurl_set_number(easy, CURLOPT_TIMEOUT_MS, request.timeouts.all)
    ccurl_set_large(easy, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(request.limit))
    // The same variables as the curl program, for users with their own certificate authorities.
    for name in ["CURL_CA_BUNDLE", "SSL_CERT_FILE"] {
      if let path = getenv(name), path.pointee != 0 { ccurl_set_text(easy, CURLOPT_CAINFO, path) }
    }
    if let body = request.body {
      ccurl_set_number(easy, CURLOPT_UPLOAD, 1)
      ccurl_set_large(easy, CURLOPT_INFILESIZE_LARGE, curl_off_t(body.count))
    }
    ccurl_set_text(easy, CURLOPT_CUSTOMREQUEST, request.method)
  }

  private func setCallbacks() {
    let owner = Unmanaged.passUnretained(self).toOpaque()
    ccurl_set_pointer(easy, CURLOPT_WRITEDATA, owner)
    ccurl_set_writer(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, owner in
      Transfer.of(owner)?.receive(bytes, size * count) ?? 0
    }
    ccurl_set_pointer(easy, CURLOPT_HEADERDATA, owner)
    ccurl_set_writer(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, owner in
      Transfer.of(owner)?.receiveHeader(bytes, size * count) ?? 0
    }
    ccurl_set_pointer(easy, CURLOPT_READDATA, owner)
    ccurl_set_reader(easy) { bytes, size, count, owner in
      Transfer.of(owner)?.send(bytes, size * count) ?? Int(CURL_READFUNC_ABORT)
    }
    // libcurl rewinds the body to repeat a request if a reused connection turns out to be closed.
    ccurl_set_pointer(easy, CURLOPT_SEEKDATA, owner)
    ccurl_set_seeker(easy) { owner, offset, origin in
      guard origin == SEEK_SET, let transfer = Transfer.of(owner) else { return CURL_SEEKFUNC_CANTSEEK }
      transfer.sent = Int(offset)
      return CURL_SEEKFUNC_OK
    }
    ccurl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, owner)
    ccurl_set_opener(easy) { owner, _, address in
      guard let address, let transfer = Transfer.of(owner) else { return -1 }
      return transfer.open(address)
    }
  }

  private static func of(_ owner: UnsafeMutableRawPointer?) -> Transfer? {
    owner.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  // MARK: Callbacks

  /// Checks the resolved address when connecting: no second lookup follows that could be answered differently.
  private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    let isAllowed =
      request.reachesPrivate || !request.proxy.isEmpty
      || NamedAddress.isPublic(ccurl_address(address), family: address.pointee.family)
    guard isAllowed else {
      isRefused = true
      return -1
    }
    return ccurl_socket(address)
  }

  private func receive(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    guard received + count <= request.limit else {
      isTooLarge = true
      return 0
    }
    var stored = 0
    while stored < count, let bytes {
      let written = pwrite(slot, bytes + stored, count - stored, off_t(received + stored))
      if written > 0 {
        stored += written
      } else if errno != EINTR {
        return 0
      }
    }
    received += stored
    return stored
  }

  private func receiveHeader(_ bytes: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    var line = UnsafeRawBufferPointer(start: bytes, count: count)[...]
    while let last = line.last, last == 0x0D || last == 0x0A { line.removeLast() }
    // A status line begins a new answer: after "100 Continue", or the server's after the proxy's.
    if line.starts(with: "HTTP/".utf8) {
      headers = []
    } else if !line.isEmpty {
      headers.append(String(decoding: line, as: UTF8.self))
    }
    headerBytes += count
    return headerBytes <= Self.headerLimit ? count : 0
  }

  private func send(_ buffer: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
    guard let body = request.body, let buffer else { return 0 }
    let requested = min(count, body.count - sent)
    guard requested > 0 else { return 0 }
    let readCount = pread(Self.firstSlot + Int32(body.slot), buffer, requested, off_t(sent))
    guard readCount > 0 else { return Int(CURL_READFUNC_ABORT) }
    sent += readCount
    return readCount
  }

  // MARK: Result

  /// Returns the answer for a transfer that ended with this result.
  func answer(_ result: CURLcode) -> TransferAnswer {
    var answer = TransferAnswer(
      id: request.id, end: end(result), status: ccurl_status(easy), headers: headers, count: received)
    if result != CURLE_OK {
      let detail = String(cString: errorMessage)
      let text = detail.isEmpty ? String(cString: curl_easy_strerror(result)) : detail
      // The message may quote the server, so only printable ASCII goes to the terminal.
      answer.why = String(
        decoding: text.utf8.map { (0x20..<0x7F).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }
    if answer.end == .answered, let encoding = answer.header("content-encoding"),
      !encoding.utf8.elementsEqual("identity".utf8)
    {
      answer.end = .packed
    }
    return answer
  }

  private func end(_ result: CURLcode) -> TransferAnswer.End {
    if isTooLarge { return .tooLarge }
    switch result {
    case CURLE_OK: return .answered
    case CURLE_FILESIZE_EXCEEDED: return .tooLarge
    case CURLE_OPERATION_TIMEDOUT: return .tooSlow
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: return .hostUnknown
    case CURLE_COULDNT_CONNECT: return isRefused ? .addressRefused : .unreachable
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE: return .untrusted
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT: return .failed
    default: return .broken
    }
  }
}

import Bytes

/// Which proxy a request goes through, by the variables that curl and others know: `http_proxy`, `https_proxy`, `all_proxy`
/// and `no_proxy`, in small letters or, but for `http_proxy`, in capitals.
public struct ProxyChoice: Sendable {
  private let environment: [String: String]

  public init(environment: [String: String]) { self.environment = environment }

  /// The proxy's address; empty for none.
  public func proxy(for address: WebAddress) -> String {
    guard !isExcepted(address) else { return "" }
    // A web server hands on a request's header "Proxy" as HTTP_PROXY, so that one is nobody's setting.
    let names = address.isSecure ? ["https_proxy", "HTTPS_PROXY"] : ["http_proxy"]
    return value(names + ["all_proxy", "ALL_PROXY"]) ?? ""
  }

  private func value(_ names: [String]) -> String? {
    names.lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
  }

  /// Whether `no_proxy` names the host, a domain above it, or everything.
  private func isExcepted(_ address: WebAddress) -> Bool {
    guard let list = value(["no_proxy", "NO_PROXY"]) else { return false }
    let host = Array(address.host.utf8.filter { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") })
    let entries = list.utf8.split { $0 == UInt8(ascii: ",") || $0 == 0x20 || $0 == 0x09 }
    return entries.contains { entry in
      var name = entry.asciiLowercased()
      if name.elementsEqual("*".utf8) { return true }
      while name.first == UInt8(ascii: ".") { name.removeFirst() }
      guard !name.isEmpty, host.suffix(name.count).elementsEqual(name) else { return false }
      return host.count == name.count || host[host.count - name.count - 1] == UInt8(ascii: ".")
    }
  }
}

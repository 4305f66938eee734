import CLibevent
import Glibc

/// A listening socket on the loopback interface.
enum ListeningSocket {
  /// Opens a listener at `port` of 127.0.0.1, or at any free port for 0. Returns the listener, without a callback, and
  /// its port.
  ///
  /// The socket is not created by libevent, which would resolve the address and thereby need the system's resolver.
  ///
  /// - Throws: `ServerFault.port` if the port is not available.
  static func open(_ port: Int, _ loop: EventLoop) throws(ServerFault) -> (listener: OpaquePointer, port: Int) {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC | O_NONBLOCK, 0)
    guard socket >= 0 else { throw .port(port, errno) }
    var on: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    // Allows listening again while recently closed connections are in TIME_WAIT.
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, size)
    // Events are small packets that must not be delayed; accepted connections inherit the option.
    setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &on, size)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = withUnsafeMutablePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> Int32 in
        bind(socket, address, length) == 0 && getsockname(socket, address, &length) == 0 ? 0 : errno
      }
    }
    guard code == 0 else {
      close(socket)
      throw .port(port, code)
    }
    let flags = LEV_OPT_CLOSE_ON_FREE | LEV_OPT_CLOSE_ON_EXEC
    guard let listener = evconnlistener_new(loop.base, nil, nil, flags, backlog, socket) else {
      let code = errno
      close(socket)
      throw .port(port, code)
    }
    return (listener, Int(in_port_t(bigEndian: address.sin_port)))
  }

  /// Number of connections that the kernel queues until they are accepted.
  private static let backlog: Int32 = 128
}

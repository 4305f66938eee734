import CLibevent
import Glibc

/// A socket that takes connections from this machine.
enum ListeningSocket {
  /// A listener at `port` of 127.0.0.1, 0 being any that is free, and the port that it got. It hands connections to whoever
  /// sets its callback.
  ///
  /// The socket is made here and not by libevent, which would look the address up and thereby need the system's resolver.
  static func open(_ port: Int, _ loop: EventLoop) throws(ServerFault) -> (listener: OpaquePointer, port: Int) {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC | O_NONBLOCK, 0)
    guard socket >= 0 else { throw .port(port, errno) }
    var on: Int32 = 1
    let size = socklen_t(MemoryLayout<Int32>.size)
    // Connections that ended a moment ago keep nobody from listening again.
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, size)
    // An event is a small packet that the next one must not wait for; accepted connections inherit this.
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
    guard let listener = evconnlistener_new(loop.base, nil, nil, flags, waiting, socket) else {
      let code = errno
      close(socket)
      throw .port(port, code)
    }
    return (listener, Int(in_port_t(bigEndian: address.sin_port)))
  }

  /// How many connections the kernel keeps until they are taken.
  private static let waiting: Int32 = 128
}

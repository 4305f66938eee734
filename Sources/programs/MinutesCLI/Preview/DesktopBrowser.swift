import Glibc

/// The browser of whoever sits at this machine.
enum DesktopBrowser {
  /// Opens an address where somebody at a desktop has started this in a terminal; elsewhere the address is printed, and that
  /// is all.
  static func open(_ address: String) {
    guard isatty(STDOUT_FILENO) == 1, getenv("SSH_CONNECTION") == nil,
      getenv("WAYLAND_DISPLAY") != nil || getenv("DISPLAY") != nil
    else { return }
    var actions = posix_spawn_file_actions_t()
    guard posix_spawn_file_actions_init(&actions) == 0 else { return }
    defer { posix_spawn_file_actions_destroy(&actions) }
    // What a browser has to say is not for this terminal.
    for number in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_WRONLY, 0)
    }
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("xdg-open"), strdup(address), nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    // Without xdg-open there is the printed address.
    _ = posix_spawnp(&process, "xdg-open", &actions, nil, &arguments, environ)
  }
}

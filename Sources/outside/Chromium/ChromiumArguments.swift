/// How Chromium is started: without a window, a network, or anything that differs between machines.
enum ChromiumArguments {
  static func all(profile: String, isRoot: Bool) -> [String] {
    // The sandbox cannot be had as root; everybody else keeps it.
    (isRoot ? ["--no-sandbox"] : []) + ["--headless", "--remote-debugging-pipe", "--user-data-dir=\(profile)"]
      + offline + quiet + alike + ["about:blank"]
  }

  /// Pages are answered from memory before any of this counts. What passes that by finds no name, no address and no
  /// proxy; WebRTC would send packets of its own otherwise.
  private static let offline = [
    "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=http://minutes.invalid:9",
    "--proxy-bypass-list=<-loopback>", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp", "--disable-quic", "--block-new-web-contents",
  ]

  private static let quiet = [
    "--no-first-run", "--no-default-browser-check", "--disable-background-networking", "--disable-component-update",
    "--disable-domain-reliability", "--disable-sync", "--disable-extensions", "--disable-default-apps",
    "--disable-breakpad", "--disable-crash-reporter", "--metrics-recording-only", "--no-pings",
    "--disable-features=HttpsUpgrades,OptimizationHints,MediaRouter,Translate,AutofillServerCommunication",
    "--mute-audio", "--disable-dev-shm-usage", "--js-flags=--max-old-space-size=512",
  ]

  private static let alike = [
    "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1", "--font-render-hinting=none",
    "--force-color-profile=srgb", "--lang=en",
  ]
}

import Foundation

/// What the kernel says of this process.
enum ProcessStatus {
  /// The most memory that it held, bytes; `nil` where the kernel does not say.
  static var peakMemory: Int? {
    value(of: "VmHWM").flatMap { $0.split { !$0.isNumber }.first }.flatMap { Int($0) }
      .map { $0 * 1024 }
  }

  /// Whether it was started to ignore a signal, as nohup does.
  static func ignores(_ signal: Int32) -> Bool {
    guard let mask = value(of: "SigIgn").flatMap({ UInt64($0, radix: 16) }) else { return false }
    return mask >> UInt64(signal - 1) & 1 == 1
  }

  private static func value(of name: String) -> String? {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line.map { $0.dropFirst(name.count + 1).filter { !$0.isWhitespace } }
  }
}

import Geography

/// Values of which every pattern of bits is one: what may be read from a file as it stands.
package protocol PlainValue: BitwiseCopyable, Sendable {}

extension UInt8: PlainValue {}
extension Int32: PlainValue {}
extension UInt32: PlainValue {}
extension Int64: PlainValue {}
extension UInt64: PlainValue {}
extension Double: PlainValue {}
extension Coordinate: PlainValue {}

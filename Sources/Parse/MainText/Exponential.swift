import Foundation

/// The exponential function on single precision.
enum Exponential {
    static func of(_ value: Float) -> Float { Float(exp(Double(value))) }
}

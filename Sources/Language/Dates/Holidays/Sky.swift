import Foundation

/// Where sun and moon stand, to about a minute of time in the moon's phase (Meeus, "Astronomical Algorithms",
/// chapters 25 and 47, leading terms). Times are days since 1970-01-01 in Universal Time; angles are degrees.
enum Sky {
    /// Apparent longitude of the sun.
    static func sun(_ time: Double) -> Double {
        let t = centuries(time)
        let mean = 280.46646 + 36000.76983 * t
        let anomaly = 357.52911 + 35999.05029 * t
        let center =
            (1.914602 - 0.004817 * t) * sine(anomaly) + 0.019993 * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly)
        return turned(mean + center - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t))
    }

    /// Longitude of the moon.
    static func moon(_ time: Double) -> Double {
        let t = centuries(time)
        let arguments = (
            d: 297.8501921 + 445267.1114034 * t, m: 357.5291092 + 35999.0502909 * t,
            n: 134.9633964 + 477198.8675055 * t, f: 93.2720950 + 483202.0175233 * t
        )
        var longitude = 218.3164477 + 481267.88123421 * t
        for term in terms {
            longitude +=
                term.size
                * sine(term.d * arguments.d + term.m * arguments.m + term.n * arguments.n + term.f * arguments.f)
        }
        return turned(longitude)
    }

    /// How far the moon has run ahead of the sun: 0 at new moon, 180 at full moon.
    static func elongation(_ time: Double) -> Double { turned(moon(time) - sun(time)) }

    /// Longitude against the fixed stars, by the ayanamsa of Lahiri.
    static func sidereal(_ longitude: Double, _ time: Double) -> Double {
        turned(longitude - 23.853 - 1.39689 * centuries(time))
    }

    /// The last new moon at or before `time`.
    static func newMoon(before time: Double) -> Double {
        let daysPerDegree = 29.530588861 / 360
        var moment = time - elongation(time) * daysPerDegree
        for _ in 0..<4 {
            let off = elongation(moment)
            moment -= (off > 180 ? off - 360 : off) * daysPerDegree
        }
        return moment > time ? newMoon(before: time - 1) : moment
    }

    static func turned(_ angle: Double) -> Double {
        let rest = angle.truncatingRemainder(dividingBy: 360)
        return rest < 0 ? rest + 360 : rest
    }

    private static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }

    /// Julian centuries from J2000, with a minute added for the difference between the clocks of sky and earth.
    private static func centuries(_ time: Double) -> Double { (time + 0.0008 - 10957.5) / 36525 }

    private static let terms: [(size: Double, d: Double, m: Double, n: Double, f: Double)] = [
        (6.288774, 0, 0, 1, 0), (1.274027, 2, 0, -1, 0), (0.658314, 2, 0, 0, 0), (0.213618, 0, 0, 2, 0),
        (-0.185116, 0, 1, 0, 0), (-0.114332, 0, 0, 0, 2), (0.058793, 2, 0, -2, 0), (0.057066, 2, -1, -1, 0),
        (0.053322, 2, 0, 1, 0), (0.045758, 2, -1, 0, 0), (-0.040923, 0, 1, -1, 0), (-0.034720, 1, 0, 0, 0),
        (-0.030383, 0, 1, 1, 0), (0.015327, 2, 0, 0, -2), (-0.012528, 0, 0, 1, 2), (0.010980, 0, 0, 1, -2),
        (0.010675, 4, 0, -1, 0), (0.010034, 0, 0, 3, 0), (0.008548, 4, 0, -2, 0), (-0.007888, 2, 1, -1, 0),
        (-0.006766, 2, 1, 0, 0), (-0.005163, 1, 0, -1, 0), (0.004987, 1, 1, 0, 0), (0.004036, 2, -1, 1, 0),
    ]
}

/// The program's version, as `ibid --version` prints it and manifests record it.
public enum Version {
    public static let current = "0.1.0"
}

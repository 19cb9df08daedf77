using SbomScan.Packages;

namespace SbomScan.LockFiles;

/// <summary>Purls of what lock files name: a name that none can be made of is a fault of its line.</summary>
internal static class PurlAt
{
    public static PackageUrl Line(long line, string type, string name, string? version, KeyValuePair<string, string>? qualifier = null)
    {
        try
        {
            return PackageUrl.Named(type, name, version, qualifier is { } pair ? [pair] : null);
        }
        catch (FormatException problem)
        {
            throw Fault.At(line, $"'{name}' is no name of a package: {problem.Message}");
        }
    }
}

using SbomScan.LockFiles.Data;
using SbomScan.Packages;

namespace SbomScan.LockFiles.Conan;

/// <summary>A package as conan names it: <c>name/version@user/channel#recipe-revision:package-id#package-revision%time</c>; all but name and version may be missing.</summary>
internal sealed record ConanReference(string Name, string Version, PackageUrl Purl)
{
    public static ConanReference Parse(string text, int line, string? packageRevision = null)
    {
        var (reference, revision) = Cut(text.Split('%')[0].Split(':')[0], '#');
        var (id, owner) = Cut(reference, '@');
        var (name, version) = Cut(id, '/');
        if (name.Length == 0 || version is not { Length: > 0 }) throw new FormatException($"line {line}: '{ForPeople.Shortened(text)}' is not name/version");
        var (user, channel) = Cut(owner ?? "", '/');
        var qualifiers = new Dictionary<string, string> { ["user"] = user, ["channel"] = channel ?? "", ["rrev"] = revision ?? "", ["prev"] = packageRevision ?? "" };
        return new ConanReference(name, version, PackageUrl.Of("conan", null, name, version, qualifiers));
    }

    private static (string Head, string? Tail) Cut(string text, char mark) => text.IndexOf(mark) is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, null);
}

using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles;

/// <summary>Lock files and databases of packages that are known and not read: what is in them is missing from the inventory, and a user must hear of it.</summary>
internal static class UnsupportedFormats
{
    private static readonly Dictionary<string, string> ByName = new(StringComparer.Ordinal)
    {
        ["Cartfile.resolved"] = "Carthage",
        ["Chart.lock"] = "Helm",
        ["MODULE.bazel.lock"] = "Bazel",
        ["Manifest.toml"] = "Julia",
        [".terraform.lock.hcl"] = "Terraform",
        ["build.sbt.lock"] = "sbt",
        ["conda-lock.yml"] = "conda",
        ["deno.lock"] = "Deno",
        ["flake.lock"] = "Nix",
        ["Gopkg.lock"] = "dep",
        ["glide.lock"] = "Glide",
        ["ivy.xml"] = "Ivy",
        ["pixi.lock"] = "Pixi",
        ["rebar.lock"] = "rebar3",
        ["shard.lock"] = "Crystal",
        ["vcpkg-lock.json"] = "vcpkg",
    };

    // What a distribution installs is in its own database.
    private const string GemsOfDebian = "usr/share/rubygems-integration/";
    private const string Specifications = "/specifications/";

    /// <returns>The tool that the file belongs to; <see langword="null"/> for every file that is none of these.</returns>
    public static string? ToolOf(string path)
    {
        if (DatabaseOf(path) != null) return "RubyGems";
        return $"/{path}".EndsWith("/conda-meta/history", StringComparison.Ordinal) ? "conda" : ByName.GetValueOrDefault(PathName.Of(path));
    }

    /// <returns>The folder of a database that has a file for each package; <see langword="null"/> for every other file.</returns>
    public static string? DatabaseOf(string path)
    {
        if (!path.EndsWith(".gemspec", StringComparison.Ordinal) || path.StartsWith(GemsOfDebian, StringComparison.Ordinal)) return null;
        return path.IndexOf(Specifications, StringComparison.Ordinal) is > 0 and var end ? path[..(end + Specifications.Length)] : null;
    }
}

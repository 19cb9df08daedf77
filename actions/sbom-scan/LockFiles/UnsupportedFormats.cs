using SbomScan.LockFiles.Data;

namespace SbomScan.LockFiles;

/// <summary>Lock files that are known and not read: what is in them is missing from the inventory, and a user must hear of it.</summary>
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

    /// <returns>The tool that the file belongs to; <see langword="null"/> for every file that is none of these.</returns>
    public static string? ToolOf(string path) => ByName.GetValueOrDefault(PathName.Of(path));
}

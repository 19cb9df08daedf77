using Actions.Toolkit;
using Actions.Workflows;

namespace ReleaseTree.Content;

/// <summary>What <c>runs.image</c> of an action says.</summary>
internal static class ActionImage
{
    public const string Scheme = "docker://";

    /// <summary>The image; null for an action that runs without one.</summary>
    public static YamlValue.Scalar? Of(Workflow manifest) =>
        manifest.Yaml.Get("runs") is { } runs && runs.Get("using").Text() == "docker" ? runs.Get("image") as YamlValue.Scalar : null;

    /// <summary>What it says on the default branch.</summary>
    public static string Placeholder(string suite, string action) => $"{Scheme}ghcr.io/{suite}/{action}:main";
}

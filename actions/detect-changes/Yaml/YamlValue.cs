using YamlDotNet.Core;

namespace DetectChanges.Yaml;

/// <summary>A piece of a YAML document with the place it stands at. Aliases are the very same piece again.</summary>
internal abstract record YamlValue(Mark At)
{
    /// <param name="Text">The text.</param>
    /// <param name="IsPlain">Written without quotes, so that it may be a number or null.</param>
    public sealed record Scalar(Mark At, string Text, bool IsPlain) : YamlValue(At);

    public sealed record Sequence(Mark At, IReadOnlyList<YamlValue> Items) : YamlValue(At);

    public sealed record Mapping(Mark At, IReadOnlyList<(Scalar Key, YamlValue Value)> Entries) : YamlValue(At);
}
